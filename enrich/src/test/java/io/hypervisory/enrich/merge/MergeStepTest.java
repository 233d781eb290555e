package io.hypervisory.enrich.merge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.Difference;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.Notice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MergeStepTest {
    private static final String ID = "vmware/VMSA-2008-0001";
    private static final Instant NOW = Instant.ofEpochSecond(1_000_000);

    private final MergeStep step = new MergeStep(Classifier.standard());

    private static Notice said(int second, String version, String title, String... cves) {
        return Facts.advisory(
                ID,
                Facts.witness("list", "vmsa-mail", title + second, second, false),
                version,
                title,
                "2008-01-07",
                cves);
    }

    private MergeStep.Result after(Notice... notices) {
        var result = new MergeStep.Result(MergeState.EMPTY, List.of());
        for (Notice notice : notices) {
            result = step.apply(result.state(), notice, NOW);
        }
        return result;
    }

    private static Change change(MergeStep.Result result) {
        return result.outputs().stream()
                .filter(Output.Tell.class::isInstance)
                .map(each -> ((Output.Tell) each).change())
                .findFirst()
                .orElseThrow();
    }

    private static Advisory advisory(MergeStep.Result result) {
        return (Advisory) ((Output.Publish) result.outputs().getFirst()).entry();
    }

    @Test
    void firstNotice_isCreated_asRevisionOne_withItsLabelsAndMentions() {
        var result = after(said(1, "1", "A title", "CVE-2007-0001"));

        assertThat(change(result).kind()).isEqualTo(Change.Kind.CREATED);
        assertThat(change(result).revision()).isEqualTo(1);
        assertThat(change(result).cause()).isEqualTo(Cause.PUBLISHER);
        assertThat(advisory(result).content().classification().impacts())
                .extracting(Label::value)
                .containsExactly("host-reboot");
        assertThat(result.outputs()).filteredOn(Output.Mentions.class::isInstance).hasSize(1);
    }

    @Test
    void publishedJson_isTheEntry() {
        var publish =
                (Output.Publish)
                        after(said(1, "1", "A title", "CVE-2007-0001")).outputs().getFirst();

        assertThat(new String(publish.json(), UTF_8)).isEqualTo(Json.text(publish.entry()));
    }

    @Test
    void sameFactsFetchedAgain_sendNothing() {
        assertThat(after(said(1, "1", "A title"), said(2, "1", "A title")).outputs()).isEmpty();
    }

    @Test
    void olderVersion_arrivingLate_sendsNothing() {
        assertThat(after(said(1, "2", "New"), said(2, "1", "Old")).outputs()).isEmpty();
    }

    @Test
    void newerVersion_isARevision_withItsDifferences() {
        var result =
                after(said(1, "1", "Old", "CVE-2007-0001"), said(2, "2", "New", "CVE-2007-0001"));

        assertThat(change(result).kind()).isEqualTo(Change.Kind.REVISED);
        assertThat(change(result).revision()).isEqualTo(2);
        assertThat(change(result).differences())
                .contains(new Difference("/title", "\"Old\"", "\"New\""))
                .contains(new Difference("/version", "\"1\"", "\"2\""));
        assertThat(result.outputs()).noneMatch(Output.Mentions.class::isInstance);
    }

    @Test
    void droppedCve_isToldToItsSide() {
        var result =
                after(
                        said(1, "1", "T", "CVE-2007-0001", "CVE-2007-0002"),
                        said(2, "2", "T", "CVE-2007-0001"));

        assertThat(result.outputs())
                .contains(
                        new Output.Mentions(
                                "CVE-2007-0002",
                                "advisory",
                                io.hypervisory.ingest.contract.NoticeId.parse(ID),
                                null,
                                true,
                                null));
    }

    @Test
    void history_isItsOwnCause() {
        var old =
                Facts.advisory(
                        ID,
                        Facts.witness("list", "vmsa-mail", "b", 1, true),
                        null,
                        "T",
                        "2008-01-07");

        assertThat(change(after(old)).cause()).isEqualTo(Cause.HISTORY);
    }

    @Test
    void sameBytesReadByANewerReader_haveTheReaderAsCause() {
        var before =
                Facts.advisory(
                        ID,
                        Facts.witness("list", "vmsa-mail", "b", 1, 1, false),
                        null,
                        "T",
                        "2008-01-07");
        var after =
                Facts.advisory(
                        ID,
                        Facts.witness("list", "vmsa-mail", "b", 1, 2, false),
                        null,
                        "T!",
                        "2008-01-07");

        assertThat(change(after(before, after)).cause()).isEqualTo(Cause.READER);
    }

    private static Notice read(int second, int reader, String body, @Nullable String version) {
        return Facts.advisory(
                ID,
                Facts.witness("list", "vmsa-mail", body, second, reader, false),
                version,
                "As " + version + " by reader " + reader,
                "2008-01-07");
    }

    @Test
    void misreadVersion_isRepairedByANewerReaderOfTheSameBytes() {
        var result = after(read(1, 1, "b", "10"), read(1, 2, "b", "1.0"));

        assertThat(advisory(result).content().version()).isEqualTo("1.0");
        assertThat(change(result).cause()).isEqualTo(Cause.READER);
    }

    @Test
    void laterDocumentOfTheOlderReader_stays_untilTheNewerReaderHasComeAsFar() {
        var replayed = after(read(1, 1, "a", "1"), read(2, 1, "b", "2"), read(1, 2, "a", "1"));

        assertThat(replayed.outputs()).isEmpty();
        assertThat(advisory(step.apply(replayed.state(), read(2, 2, "b", "2"), NOW)).content())
                .extracting(Advisory.Content::title)
                .isEqualTo("As 2 by reader 2");
    }

    @Test
    void laterFetchWithoutAVersion_isTaken_andNotForGood() {
        var result = after(read(1, 1, "a", "1"), read(2, 1, "b", null));

        assertThat(advisory(result).content().title()).isEqualTo("As null by reader 1");
        assertThat(advisory(step.apply(result.state(), read(3, 1, "c", "2"), NOW)).content())
                .extracting(Advisory.Content::version)
                .isEqualTo("2");
    }

    private static final String PAGE = "vmsa-page";
    private static final String MAIL = "vmsa-mail";

    private static Notice in(String format, @Nullable String version, String title, String day) {
        var witness = Facts.witness("list", format, title, 1_206_000_000, false);
        return Facts.advisory(ID, witness, version, title, day);
    }

    @Test
    void newerMail_leads_whereThePageIsOlder() {
        var result =
                after(in(PAGE, "1", "Old page", "2008-01-07"), in(MAIL, "2", "New", "2008-03-05"));

        assertThat(change(result).kind()).isEqualTo(Change.Kind.REVISED);
        assertThat(advisory(result).content().version()).isEqualTo("2");
        assertThat(advisory(result).content().title()).isEqualTo("New");
    }

    @Test
    void withdrawalByMail_isTold_whereThePageIsOlder() {
        String withdrawn = "This advisory has been withdrawn";
        var result =
                after(in(PAGE, "1", "P", "2008-01-07"), in(MAIL, "2", withdrawn, "2008-03-05"));

        assertThat(change(result).kind()).isEqualTo(Change.Kind.WITHDRAWN);
    }

    @Test
    void sameFactsFromAnotherSource_areNoRevision() {
        Notice one = in(MAIL, "1", "T", "2008-01-07");
        Notice other =
                Facts.advisory(ID, Facts.witness("a", MAIL, "x", 2, false), "1", "T", "2008-01-07");

        assertThat(other.witness().key()).isLessThan(one.witness().key());
        assertThat(after(one, other).outputs()).isEmpty();
    }

    @Test
    void wordsThatMovedOnly_areNoDifference() {
        var differences =
                change(
                                after(
                                        in(MAIL, "1", "Short", "2008-01-07"),
                                        in(MAIL, "2", "So much longer", "2008-01-07")))
                        .differences();

        assertThat(differences).extracting(Difference::path).contains("/title");
        assertThat(differences)
                .extracting(Difference::path)
                .noneMatch(path -> path.startsWith("/classification") || path.contains("Witness"));
    }

    /// As a CSAF 2.1 document that takes the advisory back says it: by its category.
    private static Notice categorized(int second, String version, String category) {
        var facts = (AdvisoryFacts) in("csaf", version, "T", "2008-01-07");
        return new AdvisoryFacts(
                facts.id(),
                Facts.witness("provider", "csaf", category, second, false),
                facts.aliases(),
                facts.title(),
                facts.publisher(),
                category,
                facts.language(),
                facts.status(),
                version,
                facts.initialReleaseDate(),
                facts.currentReleaseDate(),
                facts.severity(),
                facts.tlp(),
                List.of(new Note("description", "Reasoning for Withdrawal", "An error of ours.")),
                facts.products(),
                facts.productGroups(),
                facts.vulnerabilities(),
                facts.patchTable(),
                facts.references(),
                facts.acknowledgments(),
                facts.revisions(),
                facts.failedTests(),
                facts.unread());
    }

    @Test
    void categoryOfCsaf_withdraws() {
        var result =
                after(
                        categorized(1, "1", "csaf_security_advisory"),
                        categorized(2, "2", "csaf_withdrawn"));

        assertThat(change(result).kind()).isEqualTo(Change.Kind.WITHDRAWN);
    }

    private List<String> states(Notice notice, Assertion... assertions) {
        Knowledge lists =
                cve -> {
                    var about =
                            java.util.Arrays.stream(assertions)
                                    .filter(each -> each.cve().equals(cve))
                                    .toArray(Assertion[]::new);
                    return about.length == 0 ? null : Lists.claims(about);
                };
        return advisory(step.apply(MergeState.EMPTY, notice, lists, NOW))
                .content()
                .classification()
                .states()
                .stream()
                .map(Label::value)
                .toList();
    }

    private static Assertion rejected(String cve) {
        return Lists.entry(cve, "cve", "REJECTED", List.of(), List.of(), 1);
    }

    @Test
    void oneRejectedCve_doesNotRejectTheAdvisory_butAllDo() {
        Notice two = said(1, "1", "T", "CVE-2007-0001", "CVE-2007-0002");

        assertThat(states(two, rejected("CVE-2007-0001"))).isEmpty();
        assertThat(states(two, rejected("CVE-2007-0001"), rejected("CVE-2007-0002")))
                .containsExactly("rejected");
    }

    @Test
    void otherThingsThatAreSuperseded_areNotTheAdvisory() {
        assertThat(states(said(1, "1", "Patch ESX-1001213 is superseded by ESX-1002424")))
                .isEmpty();
        assertThat(states(said(1, "1", "The OpenSSL library has been superseded by 0.9.8")))
                .isEmpty();
        assertThat(states(said(1, "1", "This advisory has been superseded by a later one")))
                .containsExactly("superseded");
    }

    @Test
    void correctedDate_isTaken_thoughItIsEarlier() {
        var wrong =
                Facts.advisory(
                        ID,
                        Facts.witness("list", "vmsa-mail", "a", 1, false),
                        "1",
                        "T",
                        "2099-01-07");
        var right =
                Facts.advisory(
                        ID,
                        Facts.witness("list", "vmsa-mail", "b", 2, false),
                        "1",
                        "T",
                        "2008-01-07");

        assertThat(advisory(after(wrong, right)).content().initialReleaseDate().said())
                .isEqualTo("2008-01-07");
    }

    @Test
    void manyDifferences_areCounted_beyondTheFirst() {
        var differences =
                change(after(said(1, "1", "T", cves(10_000)), said(2, "2", "T", cves(20_000))))
                        .differences();

        assertThat(differences).hasSizeLessThan(210);
        assertThat(differences)
                .extracting(Difference::after)
                .anyMatch(after -> after.contains("more differences"));
    }

    @Test
    void droppedLine_isToldAsDropped_andHidesNoOtherField() {
        String[] all = cves(10_000);
        String[] less =
                java.util.Arrays.stream(all)
                        .filter(cve -> !cve.equals(all[3]) && !cve.equals(all[300]))
                        .toArray(String[]::new);

        assertThat(change(after(said(1, "1", "T", all), said(2, "2", "U", less))).differences())
                .extracting(Difference::path, Difference::before, Difference::after)
                .contains(
                        tuple("/cves/3", "\"" + all[3] + "\"", null),
                        tuple("/cves/300", "\"" + all[300] + "\"", null),
                        tuple("/title", "\"T\"", "\"U\""))
                .hasSizeLessThan(10);
    }

    @Test
    void manyDifferencesOfOneField_doNotHideAnother() {
        var differences =
                change(after(said(1, "1", "T", cves(10_000)), said(2, "2", "U", cves(20_000))))
                        .differences();

        assertThat(differences).extracting(Difference::path).contains("/title");
    }

    @Test
    void longText_isToldAroundItsFirstDifference() {
        String same = "word ".repeat(10_000);

        assertThat(
                        change(after(said(1, "1", same + "old"), said(2, "2", same + "new")))
                                .differences())
                .filteredOn(difference -> difference.path().equals("/title"))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.before()).endsWith("old\"").hasSizeLessThan(2_100);
                    assertThat(difference.after()).endsWith("new\"").hasSizeLessThan(2_100);
                });
    }

    private static String[] cves(int from) {
        return java.util.stream.IntStream.range(from, from + 400)
                .mapToObj(number -> "CVE-2007-" + number)
                .toArray(String[]::new);
    }

    @Test
    void otherRules_haveTheRulesAsCause_andShowTheLabelsThatChanged() {
        var first = step.apply(MergeState.EMPTY, said(1, "1", "Nothing"), NOW);
        var told = java.util.Objects.requireNonNull(first.state().ledger());
        var underOldRules =
                new MergeState(
                        first.state().dossier(),
                        new Ledger(
                                1,
                                "other",
                                NOW,
                                NOW,
                                new io.hypervisory.enrich.contract.Classification(
                                        "0", List.of(), List.of())));

        var result = step.apply(underOldRules, said(1, "1", "Nothing"), NOW);

        assertThat(told.hash()).isNotEqualTo("other");
        assertThat(change(result).cause()).isEqualTo(Cause.RULES);
        assertThat(change(result).differences())
                .isNotEmpty()
                .allMatch(each -> each.path().startsWith("/classification/"));
    }

    @Test
    void eachField_knowsItsWitness_andTheMachineReadableOneLeads() {
        var mail = said(1, "1", "By mail", "CVE-2007-0001");
        var csaf =
                Facts.advisory(
                        ID,
                        Facts.witness("provider", "csaf", "x", 2, false),
                        "1",
                        "By CSAF",
                        "2008-01-08",
                        "CVE-2007-0002");

        var content = advisory(after(mail, csaf)).content();

        assertThat(content.title()).isEqualTo("By CSAF");
        assertThat(content.cves()).containsExactly("CVE-2007-0001", "CVE-2007-0002");
        assertThat(content.fieldWitness())
                .containsEntry("title", "provider/csaf")
                .containsEntry("cves", "provider/csaf");
    }
}
