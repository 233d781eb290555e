package io.hypervisory.enrich.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.Notice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewnessTest {
    @ParameterizedTest
    @CsvSource({
        "9, 10",
        "1.9.0, 1.10.0",
        "2.0.0-rc1, 2.0.0",
        "2.0.0-1.0.0.r1, 2.0.0-1.0.0.r2",
        "2008-01-07, 2008-01-23",
        "1, 99999999999999999999999",
    })
    void versions_compareByValue(String older, String newer) {
        assertThat(Newness.compareVersions(older, newer)).isNegative();
        assertThat(Newness.compareVersions(newer, older)).isPositive();
    }

    @Test
    void noVersion_isOlderThanAny() {
        assertThat(Newness.compareVersions(null, "1")).isNegative();
        assertThat(Newness.compareVersions(null, null)).isZero();
    }

    /// However what one witness said arrives, and whatever was let go in between.
    @Property
    void whatCounts_dependsOnTheSetAlone(@ForAll long seed) {
        var random = new Random(seed);
        var said = new ArrayList<Notice>();
        for (int i = 0; i < 8; i++) {
            String version = random.nextInt(4) == 0 ? null : "" + random.nextInt(4);
            var witness =
                    Facts.witness(
                            "list",
                            "vmsa-mail",
                            "body " + random.nextInt(4),
                            random.nextInt(5),
                            1 + random.nextInt(3),
                            false);
            String day = random.nextInt(3) == 0 ? null : "2008-01-0" + (1 + random.nextInt(5));
            said.add(Facts.advisory("xen/XSA-1", witness, version, "Title " + i, day));
        }
        List<Notice> arriving = List.of();
        for (Notice each : said) {
            var held = new ArrayList<>(arriving);
            held.add(each);
            Collections.shuffle(held, random);
            arriving = Newness.standing(held);
        }

        assertThat(arriving).isEqualTo(Newness.standing(said));
    }
}
