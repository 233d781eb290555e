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
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
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

    private static Notice said(
            String format, @Nullable String version, @Nullable String day, String fetched) {
        int second = (int) Instant.parse(fetched + "T00:00:00Z").getEpochSecond();
        var witness = Facts.witness("source", format, format, second, false);
        return Facts.advisory(ID, witness, version, format, day);
    }

    /// The formats as they lead, whatever the order in which they are given.
    private static List<String> order(Notice... given) {
        List<Notice> notices = new ArrayList<>(List.of(given));
        List<Notice> sorted = Precedence.sorted(notices);
        Collections.reverse(notices);

        assertThat(Precedence.sorted(notices)).isEqualTo(sorted);
        return sorted.stream().map(each -> each.witness().provenance().format()).toList();
    }

    @Test
    void newerVersion_leads_thoughItsDateIsTheSame() {
        assertThat(
                        order(
                                said("vmsa-page", "1", "2008-01-07", "2008-04-01"),
                                said("vmsa-mail", "2", "2008-01-07", "2008-04-01")))
                .containsExactly("vmsa-mail", "vmsa-page");
    }

    @Test
    void dateDecides_whereNumbersAreOfDifferentDocuments() {
        assertThat(
                        order(
                                said("csaf", "1.0.0", "2008-03-05", "2008-04-01"),
                                said("vmsa-mail", "3", "2008-01-07", "2008-04-01")))
                .containsExactly("csaf", "vmsa-mail");
        assertThat(
                        order(
                                said("csaf", "1.3.0", "2008-01-07", "2008-04-01"),
                                said("vmsa-mail", "1", "2008-03-05", "2008-04-01")))
                .containsExactly("vmsa-mail", "csaf");
    }

    @Test
    void dayMoreOrLess_isTheSameState_whereFormatDecides() {
        assertThat(
                        order(
                                said("vmsa-page", null, "2008-01-07", "2008-04-01"),
                                said("vmsa-mail", null, "2008-01-08", "2008-04-01")))
                .containsExactly("vmsa-page", "vmsa-mail");
    }

    @Test
    void pageWithNeitherVersionNorDate_countsAsOfItsFetch() {
        Notice mail = said("vmsa-mail", "2", "2008-03-05", "2008-04-01");

        assertThat(order(said("vmsa-page", null, null, "2008-03-20"), mail))
                .containsExactly("vmsa-page", "vmsa-mail");
        assertThat(order(said("vmsa-page", null, null, "2008-01-20"), mail))
                .containsExactly("vmsa-mail", "vmsa-page");
    }

    @Test
    void extract_neverLeadsAWholeText() {
        assertThat(
                        order(
                                said("vmsa-page", "1", "2008-01-07", "2008-04-01"),
                                said("advisory-feed", null, "2008-03-05", "2008-04-01")))
                .containsExactly("vmsa-page", "advisory-feed");
    }

    @Property
    void anyOrder_isTheSame(@ForAll long seed) {
        var random = new Random(seed);
        var notices = new ArrayList<Notice>();
        for (String format : List.of("csaf", "cvrf", "vmsa-page", "vmsa-mail", "feed", "xsa")) {
            String version = random.nextInt(3) == 0 ? null : "" + random.nextInt(3);
            String day = random.nextInt(3) == 0 ? null : "2008-01-0" + (1 + random.nextInt(8));
            notices.add(said(format, version, day, "2008-01-0" + (1 + random.nextInt(9))));
        }
        List<Notice> sorted = Precedence.sorted(notices);
        Collections.shuffle(notices, random);

        assertThat(Precedence.sorted(notices)).isEqualTo(sorted);
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
