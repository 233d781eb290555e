package io.hypervisory.enrich.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecedenceTest {
    private static final String ID = "vmware/VMSA-2008-0011";

    private static AdvisoryFacts in(String format) {
        return Facts.advisory(
                ID, Facts.witness("source", format, format, 1, false), "1", format, "2008-07-28");
    }

    @ParameterizedTest
    @CsvSource({
        "csaf, vmsa-page",
        "csaf, cvrf",
        "vmsa-page, vmsa-mail",
        "vmsa-mail, broadcom-list",
        "xsa, xsa-list",
        "ms-bulletin-page, ms-bulletins",
        "broadcom-list, advisory-feed",
        "esxi-depot, csaf",
        "esx-patch-page, vmsa-page",
        "advisory-feed, a-format-of-tomorrow"
    })
    void wordOfTheFirst_counts(String first, String second) {
        assertThat(Precedence.ORDER.compare(in(first), in(second))).isNegative();
    }

    @Test
    void everyFormatOfTheReaders_hasItsPlace() throws IOException {
        String formats = Files.readString(Path.of("../ingest/FORMATS.md"));
        String table = formats.substring(formats.indexOf("| format |"), formats.indexOf("\n**"));
        Set<String> unplaced = new TreeSet<>();
        for (String line : table.split("\n")) {
            boolean isOfNotices = line.startsWith("| `") && !line.contains("| assertions |");
            String names = line.substring(0, Math.max(line.indexOf('|', 2), 0));
            var format = Pattern.compile("`([a-z0-9-]+)`").matcher(names);
            while (isOfNotices && format.find()) {
                boolean isPlaced =
                        Precedence.ORDER.compare(in(format.group(1)), in("!unknown")) < 0;
                if (!isPlaced) {
                    unplaced.add(format.group(1));
                }
            }
        }

        assertThat(unplaced).isEmpty();
    }

    @Test
    void idTypedWronglyAtTheSource_isOneAdvisory_andAnAlias() {
        Mention typed = IdGrammar.mentions("see VMSA-2008-00011 for more").getFirst();
        var wrong =
                new AdvisoryFacts(
                        NoticeId.parse(typed.id()),
                        Facts.witness("list", "vmsa-mail", "w", 1, false),
                        List.of(typed.literal()),
                        "By mail",
                        in("csaf").publisher(),
                        null,
                        null,
                        null,
                        "1",
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of());
        var both = new ArrayList<Notice>(List.of(wrong, in("vmsa-page")));
        var step = new MergeStep(Classifier.standard());
        Set<Object> contents = new java.util.HashSet<>();
        for (int order = 0; order < 2; order++) {
            var first = step.apply(MergeState.EMPTY, both.getFirst(), Instant.EPOCH);
            var second = step.apply(first.state(), both.getLast(), Instant.EPOCH);
            var publish = (Output.Publish) second.outputs().getFirst();
            contents.add(((Advisory) publish.entry()).content());
            Collections.reverse(both);
        }

        assertThat(typed.literal()).isEqualTo("VMSA-2008-00011");
        assertThat(typed.id()).isEqualTo(ID);
        assertThat(contents)
                .singleElement()
                .satisfies(content -> {
                    assertThat(((Advisory.Content) content).aliases())
                            .containsExactly("VMSA-2008-00011");
                    assertThat(((Advisory.Content) content).title()).isEqualTo("vmsa-page");
                });
    }
}
