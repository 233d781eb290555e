package io.hypervisory.enrich.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How rules speak, tried on rules made for it.
class JudgeTest {
    /// The heads of rules as written here, with what every rule needs.
    private static RuleBook book(String... rules) {
        var yaml = new StringBuilder();
        for (int i = 0; i < rules.length; i++) {
            yaml.append("- id: r").append(i + 1).append('\n');
            for (String line : rules[i].strip().split("\n")) {
                yaml.append("  ").append(line.strip()).append('\n');
            }
            if (!rules[i].contains("verdict:")) {
                yaml.append("  verdict: yes\n");
            }
            if (!rules[i].contains("confidence:")) {
                yaml.append("  confidence: 0.5\n");
            }
            yaml.append("  matches: [x]\n  misses: [y]\n");
        }
        return new RuleBook(
                RuleReader.read("made.yaml", yaml.toString().getBytes(StandardCharsets.UTF_8))
                        .rules(),
                Denials.none());
    }

    private static Evidence.Text text(Place place, String text, int... parts) {
        return new Evidence.Text(place, Evidence.Where.at("/" + place.word()), text, parts, null);
    }

    private static Evidence.Fact fact(Field field, String value, int part) {
        return new Evidence.Fact(
                field, null, value, part, Evidence.Where.at("/" + field.word() + "/" + part));
    }

    private static Evidence evidence(List<Evidence.Text> texts, Evidence.Fact... facts) {
        return new Evidence(
                "vmware",
                texts,
                List.of(facts),
                List.of(
                        new Evidence.Part("/vulnerabilities/0", "CVE-2008-0001"),
                        new Evidence.Part("/vulnerabilities/1", null)),
                List.of());
    }

    private static Set<String> spoke(RuleBook book, String text) {
        return Judge.of(book, evidence(List.of(text(Place.TEXT, text)))).spoke();
    }

    private static Classification said(RuleBook book, Evidence evidence) {
        return Judge.of(book, evidence).classification("v");
    }

    @Test
    void phrase_isWordsWithoutCaseAndPunctuation() {
        RuleBook book = book("label: kind/feature\nphrases: [guest to host]");

        assertThat(spoke(book, "A Guest-to-Host escape.")).containsExactly("r1");
        assertThat(spoke(book, "From the guest to a host.")).isEmpty();
        assertThat(spoke(book, "guest to hosts")).isEmpty();
    }

    @Test
    void underscore_isExactlyOneWord() {
        RuleBook book = book("label: kind/feature\nphrases: [reboot _ host]");

        assertThat(spoke(book, "reboot every host")).containsExactly("r1");
        assertThat(spoke(book, "reboot host")).isEmpty();
        assertThat(spoke(book, "reboot every single host")).isEmpty();
    }

    @Test
    void gap_isUpToFourWords_withinTheSentence() {
        RuleBook book = book("label: kind/feature\nphrases: [reboot … host]");

        assertThat(spoke(book, "reboot host")).containsExactly("r1");
        assertThat(spoke(book, "reboot a b c d host")).containsExactly("r1");
        assertThat(spoke(book, "reboot a b c d e host")).isEmpty();
        assertThat(spoke(book, "Then reboot. The host is up.")).isEmpty();
    }

    @Test
    void gap_takesTheNearestEnd() {
        RuleBook book = book("label: kind/feature\nphrases: [reboot … host]");

        Label label =
                said(book, evidence(List.of(text(Place.TEXT, "reboot the host, any host"))))
                        .kinds()
                        .getFirst();

        assertThat(label.words()).isEqualTo("reboot the host");
    }

    @Test
    void star_isAnyEndOfTheWord() {
        RuleBook book = book("label: kind/feature\nphrases: [virtualiz* host*]");

        assertThat(spoke(book, "Virtualized hosts")).containsExactly("r1");
        assertThat(spoke(book, "virtualization host")).containsExactly("r1");
        assertThat(spoke(book, "virtual hosts")).isEmpty();
    }

    @Test
    void longerPhrase_silencesTheShorter_ofTheSameDimensionOnly() {
        RuleBook book =
                book(
                        "label: impact/host-reboot\nphrases: [reboot is required]",
                        "label: impact/host-reboot\nverdict: no\nphrases: [no reboot is required]",
                        "label: kind/feature\nphrases: [is required]");

        assertThat(spoke(book, "No reboot is required.")).containsExactlyInAnyOrder("r2", "r3");
        assertThat(spoke(book, "A reboot is required.")).containsExactlyInAnyOrder("r1", "r3");
    }

    @Test
    void longerPhrase_thatItsOwnConditionsSilence_silencesNothing() {
        RuleBook book =
                book(
                        "label: impact/host-reboot\nphrases: [reboot is required]",
                        "label: impact/live\nphrases: [a reboot is required]\npublisher: xen");

        assertThat(spoke(book, "A reboot is required.")).containsExactly("r1");
    }

    @Test
    void withAndUnless_goByTheSentence() {
        RuleBook book =
                book(
                        "label: impact/host-reboot\nphrases: [reboot]\nwith: [host]\nunless: [no, not]");

        assertThat(spoke(book, "The host needs a reboot.")).containsExactly("r1");
        assertThat(spoke(book, "A reboot.")).isEmpty();
        assertThat(spoke(book, "The host needs no reboot.")).isEmpty();
        assertThat(spoke(book, "The host is not there. Any host needs a reboot."))
                .containsExactly("r1");
        assertThat(spoke(book, "Reboot it. The host is up.")).isEmpty();
    }

    @Test
    void sentences_endAtMarks_emptyLines_andItems_butNotInNumbersAndWrappedLines() {
        RuleBook book = book("label: impact/host-reboot\nphrases: [reboot]\nunless: [no]");

        assertThat(spoke(book, "no a\nreboot")).isEmpty();
        assertThat(spoke(book, "no 3.5 reboot")).isEmpty();
        assertThat(spoke(book, "no, e.g. the reboot")).isEmpty();
        assertThat(spoke(book, "no a\n\nreboot")).containsExactly("r1");
        assertThat(spoke(book, "no a\n- reboot")).containsExactly("r1");
        assertThat(spoke(book, "no a\n2. reboot")).containsExactly("r1");
        assertThat(spoke(book, "No? Reboot")).containsExactly("r1");
    }

    @Test
    void in_namesThePlacesThatCount_andLegalTextCountsOnlyWhenNamed() {
        RuleBook book =
                book(
                        "label: kind/feature\nphrases: [reboot]\nin: [title]",
                        "label: kind/release\nphrases: [reboot]",
                        "label: kind/general-fix\nphrases: [reboot]\nin: [legal]");

        assertThat(Judge.of(book, evidence(List.of(text(Place.TITLE, "reboot")))).spoke())
                .containsExactly("r1", "r2");
        assertThat(Judge.of(book, evidence(List.of(text(Place.LEGAL, "reboot")))).spoke())
                .containsExactly("r3");
    }

    @Test
    void anywhereAndNowhere_goByTheWholeNotice() {
        RuleBook book =
                book(
                        "label: kind/feature\nphrases: [reboot]\nanywhere: [esx]",
                        "label: kind/release\nphrases: [reboot]\nnowhere: [workstation]");

        assertThat(
                        Judge.of(
                                        book,
                                        evidence(
                                                List.of(
                                                        text(Place.TEXT, "reboot"),
                                                        text(Place.PRODUCT, "VMware ESX"))))
                                .spoke())
                .containsExactly("r1", "r2");
        assertThat(
                        Judge.of(
                                        book,
                                        evidence(
                                                List.of(
                                                        text(Place.PRODUCT, "VMware Workstation"),
                                                        text(Place.TEXT, "reboot"))))
                                .spoke())
                .isEmpty();
    }

    @Test
    void when_holdsOfOneVulnerability_notAcrossTwo() {
        RuleBook book =
                book(
                        """
                        label: attack/guest-to-host
                        when: [{field: cwe, is: [CWE-787]}, {field: remediation, is: [vendor_fix]}]
                        """);

        assertThat(
                        Judge.of(
                                        book,
                                        evidence(
                                                List.of(),
                                                fact(Field.CWE, "CWE-787", 0),
                                                fact(Field.REMEDIATION, "vendor_fix", 1)))
                                .spoke())
                .isEmpty();
        Classification said =
                said(
                        book,
                        evidence(
                                List.of(),
                                fact(Field.CWE, "cwe-787", 1),
                                fact(Field.REMEDIATION, "vendor_fix", 1)));
        assertThat(said.attacks()).extracting(Label::place).containsExactly("/cwe/1");
        assertThat(said.parts())
                .extracting(Classification.Part::place)
                .containsExactly("/vulnerabilities/1");
    }

    @Test
    void cvss_holdsOfOneVector() {
        RuleBook book = book("label: attack/guest-to-host\nwhen: [{field: cvss, is: [AV:L/S:C]}]");
        var across =
                evidence(
                        List.of(),
                        fact(Field.CVSS, "CVSS:3.1/AV:L/AC:L/S:U", 0),
                        fact(Field.CVSS, "CVSS:3.1/AV:N/AC:L/S:C", 0));
        var together = evidence(List.of(), fact(Field.CVSS, "CVSS:3.1/AV:L/AC:H/S:C/C:H", 0));

        assertThat(Judge.of(book, across).spoke()).isEmpty();
        assertThat(Judge.of(book, together).spoke()).containsExactly("r1");
    }

    @Test
    void numbers_lieWithinBounds() {
        RuleBook book =
                book("label: kind/feature\nwhen: [{field: cvssScore, at-least: 7, below: 9}]");

        assertThat(Judge.of(book, evidence(List.of(), fact(Field.CVSS_SCORE, "7.0", 0))).spoke())
                .containsExactly("r1");
        assertThat(Judge.of(book, evidence(List.of(), fact(Field.CVSS_SCORE, "9.0", 0))).spoke())
                .isEmpty();
    }

    @Test
    void not_holdsWhereTheFieldIsMissing() {
        RuleBook book =
                book("label: kind/feature\nwhen: [{field: remediation, not: [vendor_fix]}]");

        assertThat(Judge.of(book, evidence(List.of())).spoke()).containsExactly("r1");
        assertThat(
                        Judge.of(
                                        book,
                                        evidence(
                                                List.of(),
                                                fact(Field.REMEDIATION, "vendor_fix", 1)))
                                .spoke())
                .isEmpty();
    }

    @Test
    void whatFollows_isSaid_andAbsenceComesLast() {
        RuleBook book =
                book(
                        "label: mechanism/whole-image\nphrases: [image]",
                        "label: impact/host-reboot\nfollows: mechanism/whole-image",
                        "label: component/unknown\nabsent: component",
                        "label: impact/live\nabsent: impact/host-reboot");

        assertThat(spoke(book, "an image")).containsExactly("r1", "r2", "r3");
        assertThat(spoke(book, "nothing")).containsExactly("r3", "r4");
    }

    @Test
    void field_winsOverSurerWords_andWordsOverWhatFollows() {
        String yes = "label: impact/host-reboot\nconfidence: 0.9\nphrases: [must reboot]";
        String field =
                """
                label: impact/host-reboot
                verdict: no
                confidence: 0.2
                when: [{field: hostReboot, is: [no]}]
                """;
        String follows =
                """
                label: impact/host-reboot
                verdict: no
                confidence: 1.0
                follows: impact/host-reboot
                """;
        var texts = List.of(text(Place.TEXT, "You must reboot"));

        assertThat(
                        said(book(yes, field), evidence(texts, fact(Field.HOST_REBOOT, "no", -1)))
                                .impacts())
                .extracting(Label::rule, Label::verdict)
                .containsExactly(tuple("r2", Verdict.NO));
        assertThat(said(book(yes, follows), evidence(texts)).impacts())
                .extracting(Label::rule)
                .containsExactly("r1");
    }

    @Test
    void yesStays_whereNothingDecides_andUnknownYields() {
        RuleBook book =
                book(
                        "label: impact/host-reboot\nverdict: no\nphrases: [no reboot]",
                        "label: impact/host-reboot\nphrases: [must reboot]",
                        "label: impact/host-reboot\nverdict: unknown\nphrases: [may reboot]\nconfidence: 1.0");

        assertThat(said(book, text("No reboot. You must reboot. It may reboot.")).impacts())
                .extracting(Label::rule)
                .containsExactly("r2");
        assertThat(said(book, text("It may reboot.")).impacts())
                .extracting(Label::verdict)
                .containsExactly(Verdict.UNKNOWN);
    }

    private static Evidence text(String text) {
        return evidence(List.of(text(Place.TEXT, text)));
    }

    @Test
    void parts_haveTheirOwnWords_andTheWholeHasAll() {
        RuleBook book =
                book(
                        "label: component/service-console\nphrases: [console]",
                        "label: component/hypervisor\nphrases: [vmkernel]",
                        "label: component/management\nphrases: [virtualcenter]");

        Classification said =
                said(
                        book,
                        evidence(
                                List.of(
                                        text(Place.TITLE, "VirtualCenter"),
                                        text(Place.DESCRIPTION, "the console", 0),
                                        text(Place.DESCRIPTION, "the vmkernel", 1))));

        assertThat(said.components())
                .extracting(Label::value)
                .containsExactly("hypervisor", "management", "service-console");
        assertThat(said.parts())
                .extracting(
                        Classification.Part::place,
                        Classification.Part::cve,
                        part -> part.components().getFirst().value())
                .containsExactly(
                        tuple("/vulnerabilities/0", "CVE-2008-0001", "service-console"),
                        tuple("/vulnerabilities/1", null, "hypervisor"));
    }

    @Test
    void publisher_isTheVendorOfTheId() {
        RuleBook book =
                book(
                        "label: kind/feature\nphrases: [reboot]\npublisher: [vmware, xen]",
                        "label: kind/release\nphrases: [reboot]\npublisher: microsoft");

        assertThat(spoke(book, "reboot")).containsExactly("r1");
    }
}
