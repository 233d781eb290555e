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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the shipped rules say of notices that people labelled. `-Dgold.write=true` writes the
/// figures to `enrich/judgement/GOLD.md`; `-Dgold.errors=build` prints the mistakes of the half
/// that rules are written from, and of the later rounds, `-Dgold.errors=second` and `=third` those
/// of one of them alone. The measuring half's mistakes are printed by nothing.
class GoldSetTest {
    private static final Path GOLD = Path.of("../enrich/judgement/src/test/resources/gold");
    private static final Path REPORT = Path.of("../enrich/judgement/GOLD.md");

    private static final List<Said> SAID = new ArrayList<>();
    private static final List<Said> SECOND = new ArrayList<>();
    private static final List<Said> THIRD = new ArrayList<>();
    private static final List<String> MISSING = new ArrayList<>();

    @BeforeAll
    static void judgeAll() throws Exception {
        var classifier = Classifier.standard();
        var notices = new GoldNotices(corpus(), classifier);
        judge("labels", notices, classifier, SAID);
        var later = new ArrayList<Said>();
        judge("building", notices, classifier, later);
        later.forEach(each -> (each.wanted().isOfThirdRound() ? THIRD : SECOND).add(each));
        String errors = System.getProperty("gold.errors", "");
        if (errors.equals("build")) {
            building().forEach(GoldSetTest::mistakes);
        }
        if (errors.equals("build") || errors.equals("second")) {
            SECOND.forEach(GoldSetTest::mistakes);
        }
        if (errors.equals("build") || errors.equals("third")) {
            THIRD.forEach(GoldSetTest::mistakes);
        }
        var report =
                new GoldReport(SAID, SECOND, THIRD)
                        .text(sizes(), agreement(), classifier.version());
        if (Boolean.getBoolean("gold.write")) {
            Files.writeString(REPORT, report);
        }
    }

    private static void judge(
            String folder, GoldNotices notices, Classifier classifier, List<Said> said)
            throws IOException {
        for (GoldLabel label : GoldLabel.readAll(GOLD.resolve(folder))) {
            try {
                Noticed notice = notices.find(label);
                said.add(Said.of(label, notice, classifier));
            } catch (IllegalStateException e) {
                MISSING.add(e.getMessage());
            }
        }
    }

    static List<Said> building() {
        return SAID.stream().filter(each -> !each.wanted().measures()).toList();
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
        Set<String> first = ids(GOLD.resolve("first.jsonl"));
        first.retainAll(ids(GOLD.resolve("second.jsonl")));
        return new GoldSizes(SAID, first.size());
    }

    private static Set<String> ids(Path labels) throws IOException {
        return GoldLabel.read(labels).stream()
                .map(GoldLabel::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<Dimension, Kappa> agreement() throws IOException {
        Path first = GOLD.resolve("first.jsonl");
        Path second = GOLD.resolve("second.jsonl");
        var agreement = new EnumMap<Dimension, Kappa>(Dimension.class);
        if (Files.exists(first) && Files.exists(second)) {
            for (Dimension dimension : Dimension.values()) {
                agreement.put(
                        dimension,
                        Kappa.of(GoldLabel.read(first), GoldLabel.read(second), dimension));
            }
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
        assertThat(sizes().all())
                .allSatisfy(size ->
                        assertThat(size.has())
                                .as(size.what())
                                .isGreaterThanOrEqualTo(size.reached()));
        for (var size : sizes().all()) {
            if (!size.isMet()) {
                System.err.printf(
                        "GOLD SET TOO SMALL: %d %s, %d are wanted%n",
                        size.has(), size.what(), size.wanted());
            }
        }
    }

    @Test
    void aRound_standsOnOneSide() {
        Set<String> building =
                Stream.of(building(), SECOND, THIRD)
                        .flatMap(List::stream)
                        .map(each -> each.wanted().round())
                        .collect(Collectors.toSet());
        assertThat(SAID)
                .filteredOn(each -> each.wanted().measures())
                .extracting(each -> each.wanted().round())
                .doesNotContainAnyElementsOf(building);
    }

    @Test
    void laterRounds_shareNothingWithTheMeasuringHalf() {
        Set<String> measured =
                SAID.stream()
                        .map(Said::wanted)
                        .filter(GoldLabel::measures)
                        .map(GoldLabel::group)
                        .collect(Collectors.toSet());
        assertThat(SECOND).hasSizeGreaterThanOrEqualTo(250);
        assertThat(THIRD).hasSizeGreaterThanOrEqualTo(90);
        assertThat(Stream.concat(SECOND.stream(), THIRD.stream()))
                .extracting(each -> each.wanted().group())
                .doesNotContainAnyElementsOf(measured);
    }

    @ParameterizedTest
    @EnumSource(Dimension.class)
    void rules_holdTheFloor(Dimension dimension) {
        List<Said> measuring = SAID.stream().filter(each -> each.wanted().measures()).toList();
        assertThat(GoldReport.micro(measuring, dimension).f1())
                .as("micro-F1 of " + dimension.title)
                .isGreaterThanOrEqualTo(dimension.floor);
    }
}
