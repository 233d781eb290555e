package io.hypervisory.docker.gold;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.judgement.Classifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the shipped rules say of notices that people labelled. `-Dgold.write=true` writes the
/// figures to `enrich/judgement/GOLD.md`; `-Dgold.errors=first` (`second`, `third`) prints the
/// mistakes of a set that rules are written from, `-Dgold.errors=build` those of all three. The
/// measuring set is judged only where it must be: `-Dgold.measure=false` leaves it out while rules
/// are worked on.
class GoldSetTest {
    private static final Path REPORT = Path.of("../enrich/judgement/GOLD.md");
    private static final List<GoldSet> TWICE = List.of(GoldSet.FIRST, GoldSet.FOURTH);
    private static final boolean MEASURES =
            Boolean.parseBoolean(System.getProperty("gold.measure", "true"));

    private static final Map<GoldSet, List<Said>> SAID = new EnumMap<>(GoldSet.class);
    private static final List<Said> SHARING = new ArrayList<>();
    private static final List<String> MISSING = new ArrayList<>();

    @BeforeAll
    static void judgeAll() throws Exception {
        var classifier = Classifier.standard();
        var notices = new GoldNotices(corpus(), classifier);
        String errors = System.getProperty("gold.errors", "");
        for (GoldSet set : GoldSet.values()) {
            if (set.measures() && !MEASURES) {
                System.err.println("MEASURING SET LEFT OUT: nothing is said of targets");
                continue;
            }
            List<Said> said = judge(set.labels(), notices, classifier);
            SAID.put(set, said);
            if (!set.measures() && (errors.equals("build") || errors.equals(set.title))) {
                said.forEach(GoldSetTest::mistakes);
            }
        }
        if (MEASURES) {
            SHARING.addAll(judge(GoldSet.sharing(), notices, classifier));
        }
        if (Boolean.getBoolean("gold.write")) {
            var report =
                    new GoldReport(SAID, SHARING).text(sizes(), agreement(), classifier.version());
            Files.writeString(REPORT, report);
        }
    }

    private static List<Said> judge(
            List<GoldLabel> labels, GoldNotices notices, Classifier classifier) throws IOException {
        var said = new ArrayList<Said>();
        for (GoldLabel label : labels) {
            try {
                said.add(Said.of(label, notices.find(label), classifier));
            } catch (IllegalStateException e) {
                MISSING.add(e.getMessage());
            }
        }
        return said;
    }

    /// The real documents beside the project, which some machines do not have.
    private static Path corpus() {
        Path corpus = Path.of(System.getProperty("corpus", "corpus")).normalize();
        if (!Files.isDirectory(corpus)) {
            String message = "CORPUS ABSENT: GoldSetTest not run";
            System.err.println(message);
            Assumptions.abort(message);
        }
        return corpus;
    }

    private static GoldSizes sizes() throws IOException {
        int twice = 0;
        for (GoldSet set : TWICE) {
            var labels = GoldSet.twice(set);
            Set<String> both = ids(labels.getFirst());
            both.retainAll(ids(labels.getLast()));
            twice += both.size();
        }
        return new GoldSizes(SAID.values().stream().flatMap(List::stream).toList(), twice);
    }

    private static Set<String> ids(List<GoldLabel> labels) {
        return labels.stream().map(GoldLabel::id).collect(Collectors.toCollection(TreeSet::new));
    }

    /// Of each set of which two people labelled some.
    private static Map<GoldSet, Map<Dimension, Kappa>> agreement() throws IOException {
        var agreement = new EnumMap<GoldSet, Map<Dimension, Kappa>>(GoldSet.class);
        for (GoldSet set : TWICE) {
            var labels = GoldSet.twice(set);
            var ofSet = new EnumMap<Dimension, Kappa>(Dimension.class);
            for (Dimension dimension : Dimension.values()) {
                ofSet.put(dimension, Kappa.of(labels.getFirst(), labels.getLast(), dimension));
            }
            agreement.put(set, ofSet);
        }
        return agreement;
    }

    private static void mistakes(Said said) {
        for (Dimension dimension : Dimension.values()) {
            Map<String, Label> got = said.got(dimension);
            Set<String> wanted = said.wanted(dimension);
            var tooLittle = new TreeSet<>(wanted);
            tooLittle.removeAll(got.keySet());
            var tooMuch = new TreeSet<String>();
            got.forEach((value, label) -> {
                if (!wanted.contains(value)) {
                    tooMuch.add(
                            value
                                    + " ("
                                    + label.rule()
                                    + ": "
                                    + label.words()
                                    + " at "
                                    + label.place()
                                    + ")");
                }
            });
            if (!tooLittle.isEmpty() || !tooMuch.isEmpty()) {
                System.out.printf(
                        "%s %s: missing %s, too much %s%n",
                        said.wanted().id(), dimension.title, tooLittle, tooMuch);
            }
        }
    }

    @Test
    void everyLabel_findsItsNotice() {
        assertThat(MISSING).as("labels without a notice").isEmpty();
    }

    @Test
    void theSet_isAsLargeAsItMustBe() throws IOException {
        Assumptions.assumeTrue(MEASURES);
        assertThat(sizes().all())
                .allSatisfy(size ->
                        assertThat(size.has())
                                .as(size.what())
                                .isGreaterThanOrEqualTo(size.wanted()));
    }

    @Test
    void whatMeasures_sharesNothingWithWhatBuilds() throws IOException {
        for (Function<GoldLabel, String> shared :
                List.<Function<GoldLabel, String>>of(
                        GoldLabel::id, GoldLabel::group, GoldLabel::round)) {
            assertThat(all(true, shared))
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(all(false, shared));
        }
    }

    private static Set<String> all(boolean measuring, Function<GoldLabel, String> of)
            throws IOException {
        var all = new TreeSet<String>();
        for (GoldSet set : GoldSet.values()) {
            if (set.measures() == measuring) {
                set.labels().stream().map(of).forEach(all::add);
            }
        }
        return all;
    }

    /// What the measuring set has too few cases of is held where rules were written from, which
    /// says that nothing was lost and not how good they are.
    @ParameterizedTest
    @EnumSource(Dimension.class)
    void rules_holdTheFloor(Dimension dimension) {
        Assumptions.assumeTrue(MEASURES);
        Score micro = GoldReport.micro(SAID.get(GoldSet.FOURTH), dimension);
        String over = "the measuring set";
        if (micro.cases() < GoldReport.CLAIM) {
            System.err.printf(
                    "NOT MEASURED: %s has %d cases in the measuring set and claims nothing%n",
                    dimension.title, micro.cases());
            over = "the set that rules were written from";
            micro = GoldReport.micro(SAID.get(GoldSet.FIRST), dimension);
        }
        assertThat(micro.f1())
                .as("micro-F1 of " + dimension.title + " over " + over)
                .isGreaterThanOrEqualTo(dimension.floor);
    }
}
