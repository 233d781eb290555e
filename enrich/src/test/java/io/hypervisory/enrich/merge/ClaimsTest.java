package io.hypervisory.enrich.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.CveKnowledge.Exploited;
import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    private static final String CVE = "CVE-2021-21974";
    private static final List<Assertion> SAID =
            List.of(
                    Lists.probability(CVE, 0.02, 1),
                    Lists.probability(CVE, 0.2, 2),
                    Lists.probability(CVE, 0.02, 3),
                    Lists.exploited(CVE, "kev", 1, "Patch."),
                    Lists.exploited(CVE, "kev", 1, "Patch now."),
                    Lists.exploited(CVE, "other-kev", 5, "Patch."));

    @Property(tries = 200)
    void anyOrder_andAnyRepetition_isTheSame(@ForAll long seed) {
        var random = new Random(seed);
        var order = new ArrayList<>(SAID);
        order.add(SAID.get(random.nextInt(SAID.size())));
        Collections.shuffle(order, random);

        assertThat(Lists.claims(order.toArray(Assertion[]::new)))
                .isEqualTo(Lists.claims(SAID.toArray(Assertion[]::new)));
    }

    @Test
    void newestOfEachList_counts_andSeveralCataloguesStandSideBySide() {
        var knowledge = Lists.claims(SAID.toArray(Assertion[]::new)).knowledge();

        assertThat(knowledge.likelihoods())
                .singleElement()
                .satisfies(each -> assertThat(each.atLeast()).isEqualTo(0.01));
        assertThat(knowledge.exploited())
                .extracting(Exploited::by)
                .containsExactly("kev", "other-kev");
    }

    @Test
    void olderNews_changesNothing() {
        var now = Lists.claims(Lists.probability(CVE, 0.6, 10));

        assertThat(Claims.newest(now, Lists.claims(Lists.probability(CVE, 0.2, 9)))).isEqualTo(now);
    }

    @Test
    void listThatSaysNothingThatMatters_isNoKnowledge() {
        var claims = Lists.claims(Lists.entry(CVE, "nvd", "Received", List.of(), List.of(), 1));

        assertThat(claims.knowledge()).isNull();
        assertThat(Claims.digest(claims)).isNull();
    }

    @Test
    void json_isReadBackAsItWas() {
        var claims = Lists.claims(SAID.toArray(Assertion[]::new));

        assertThat(Json.read(Json.bytes(claims), Claims.class)).isEqualTo(claims);
    }
}
