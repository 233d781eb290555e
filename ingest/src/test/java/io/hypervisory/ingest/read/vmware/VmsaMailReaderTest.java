package io.hypervisory.ingest.read.vmware;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.Revision;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Documents;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VmsaMailReaderTest {
    private static final SaidDate SECOND =
            new SaidDate(
                    "2008-01-23",
                    Instant.parse("2008-01-23T08:00:00Z"),
                    SaidDate.Precision.DAY,
                    "America/Los_Angeles",
                    true);

    private static Document mail(String fixture) {
        return Documents.of("vmsa-mail", Documents.fixture("vmsa-mail/" + fixture));
    }

    private static AdvisoryFacts issues() {
        return Documents.advisory(mail("issues.html"));
    }

    @Test
    void head_isRead_withItsContinuationLines() {
        AdvisoryFacts facts = issues();
        assertThat(facts.id()).isEqualTo(new NoticeId("vmware", "VMSA-2008-0001"));
        assertThat(facts.aliases()).isEmpty();
        assertThat(facts.title())
                .isEqualTo(
                        "Moderate OpenPegasus buffer overflow and updated service console packages");
        assertThat(facts.severity()).isEqualTo("Moderate");
        assertThat(Objects.requireNonNull(facts.initialReleaseDate()).said())
                .isEqualTo("2008-01-07");
        assertThat(facts.currentReleaseDate()).isEqualTo(SECOND);
        assertThat(facts.version()).isEqualTo("2008-01-23");
        assertThat(facts.unread()).containsExactly("head: obsoletes: nothing");
        assertThat(facts.witness().key()).isEqualTo("a-source/vmsa-mail");
        assertThat(facts.witness().provenance().offset()).isEqualTo(17);
    }

    @Test
    void sections_becomeNotes_withTheirHeadings() {
        assertThat(issues().notes())
                .extracting(Note::title)
                .containsExactly(
                        "Summary",
                        "Relevant releases",
                        "Problem Description",
                        "Solution",
                        "References",
                        "Change log",
                        "Contact");
        assertThat(issues().notes().getFirst().text())
                .isEqualTo("   These lines were written for a test & for nothing else.");
        assertThat(issues().notes().getLast().text())
                .contains("security-announce@lists.example.com")
                .doesNotContain("PGP");
    }

    @Test
    void vulnerabilities_areTheAssignedNamesOfEachIssue_thenTheRestOfTheHead() {
        String first = "OpenPegasus PAM authentication overflow, a heading that takes two lines";
        assertThat(issues().vulnerabilities())
                .extracting(Vulnerability::cve, Vulnerability::title)
                .containsExactly(
                        tuple("CVE-2007-5360", first),
                        tuple("CVE-2007-5398", "Samba packages"),
                        tuple("CVE-2007-4572", "Samba packages"),
                        tuple(null, "An issue without a name"),
                        tuple("CVE-2007-5191", null),
                        tuple("CVE-2007-5116", null));
    }

    @Test
    void tables_becomeRows_whateverWraps() {
        assertThat(issues().patchTable())
                .containsExactly(
                        new PatchRow(
                                "a", "VirtualCenter", "any", "Windows", "not affected", List.of()),
                        new PatchRow("a", "hosted", "any", "any", "not affected", List.of()),
                        row(
                                "ESXi",
                                "3.5",
                                "ESXi",
                                "ESXe350-200712401-O-SG",
                                "ESXe350-200712401-O-SG"),
                        row(
                                "ESX",
                                "3.5",
                                "ESX",
                                "ESX350-200712402-SG, ESX350-200712403-BG",
                                "ESX350-200712402-SG",
                                "ESX350-200712403-BG"),
                        row("ESX", "3.0.2", "ESX", "affected, patch pending"),
                        row("ESX", "2.5.5", "ESX", "upgrade patch 14 **", "ESX-2.5.5-patch-14"),
                        new PatchRow(
                                "b",
                                "ESX",
                                "3.0.1",
                                null,
                                "ESX-1002962",
                                List.of("vmware/ESX-1002962")));
    }

    private static PatchRow row(
            String product, String version, String runningOn, String fix, String... ids) {
        List<String> patches = List.of(ids).stream().map(id -> "vmware/" + id).toList();
        return new PatchRow("a", product, version, runningOn, fix, patches);
    }

    @Test
    void references_areWhole_whereALineBreakCutThem() {
        assertThat(issues().references())
                .extracting(Reference::url)
                .containsExactly(
                        "http://cve.mitre.org/cgi-bin/cvename.cgi?name=CVE-2007-5360",
                        "http://kb.vmware.com/kb/1002962");
    }

    @Test
    void changeLog_becomesRevisions() {
        assertThat(issues().revisions())
                .extracting(Revision::number, Revision::summary)
                .containsExactly(
                        tuple(null, "Initial text of the test."),
                        tuple("1", "Second text, over two lines."));
        assertThat(issues().revisions().getLast().date()).isEqualTo(SECOND);
    }

    @Test
    void thanks_becomeAcknowledgments() {
        assertThat(issues().acknowledgments())
                .singleElement()
                .satisfies(thanked -> {
                    assertThat(thanked.names()).containsExactly("Ann Finder", "Bo Seeker");
                    assertThat(thanked.organization()).isEqualTo("Example Labs");
                });
    }

    @ParameterizedTest
    @CsvSource({"issues.html", "signed.txt", "roman.txt"})
    void reading_isTheSame_withCarriageReturns(String fixture) {
        String text = new String(Documents.fixture("vmsa-mail/" + fixture), UTF_8);
        var dos = Documents.of("vmsa-mail", text.replace("\n", "\r\n"));
        AdvisoryFacts facts = Documents.advisory(dos);
        AdvisoryFacts plain = Documents.advisory(mail(fixture));
        assertThat(facts.patchTable()).isEqualTo(plain.patchTable()).isNotEmpty();
        assertThat(facts.notes()).isEqualTo(plain.notes());
        assertThat(facts.vulnerabilities()).isEqualTo(plain.vulnerabilities());
    }

    @Test
    void quotedPrintable_isUndone_rulersToo() {
        AdvisoryFacts facts = Documents.advisory(mail("signed.txt"));
        assertThat(facts.id().local()).isEqualTo("VMSA-2009-0014");
        assertThat(facts.severity()).isNull();
        assertThat(facts.title()).isEqualTo("ESX patches for DHCP, Service Console kernel");
        assertThat(facts.notes().getFirst().text()).endsWith("middle of a word. Café.");
        assertThat(facts.patchTable())
                .extracting(PatchRow::product, PatchRow::fix)
                .containsExactly(
                        tuple("vCenter", "not affected"),
                        tuple("VMware Server", "2.0.2 build 203138 or later"),
                        tuple("ESX", "ESX400-200910401-SG"));
    }

    @Test
    void leftoverSoftBlanks_areRemoved_andRulersKept() {
        String text = new String(Documents.fixture("vmsa-mail/roman.txt"), UTF_8);
        var left =
                Documents.of(
                        "vmsa-mail",
                        text.replace("on       Apply Patch", "on       Apply Patch=20"));
        assertThat(Documents.advisory(left).patchTable())
                .isEqualTo(Documents.advisory(mail("roman.txt")).patchTable())
                .hasSize(1);
    }

    @Test
    void fiveDigits_areMended_andKeptAsAlias() {
        AdvisoryFacts facts = Documents.advisory(mail("roman.txt"));
        assertThat(facts.id().local()).isEqualTo("VMSA-2008-0011");
        assertThat(facts.aliases()).containsExactly("VMSA-2008-00011");
    }

    @Test
    void idTypedWronglyInTheSubject_isAnAliasToo() {
        String text = new String(Documents.fixture("vmsa-mail/issues.html"), UTF_8);
        var typed =
                Documents.of(
                        "vmsa-mail",
                        text.replace(
                                "<H1>[Security-announce] VMSA-2008-0001", "<H1>VMSA-2008-00001"));

        AdvisoryFacts facts = Documents.advisory(typed);
        assertThat(facts.id().local()).isEqualTo("VMSA-2008-0001");
        assertThat(facts.aliases()).contains("VMSA-2008-00001");
    }

    @Test
    void romanNumerals_holdLetteredIssues() {
        AdvisoryFacts facts = Documents.advisory(mail("roman.txt"));
        assertThat(facts.vulnerabilities())
                .extracting(Vulnerability::cve, Vulnerability::title)
                .containsExactly(
                        tuple("CVE-2008-1105", "Security update to Samba"),
                        tuple("CVE-2006-4814", "Another package"),
                        tuple(null, "A change without letters"));
        assertThat(facts.patchTable())
                .extracting(PatchRow::issue, PatchRow::productVersion)
                .containsExactly(tuple("Ia", "3.5"));
    }

    @Test
    void date_isLeftOut_whenItIsNone() {
        AdvisoryFacts facts = Documents.advisory(mail("roman.txt"));
        assertThat(facts.unread()).containsExactly("head: updated on is no date: someday");
        assertThat(facts.version()).isEqualTo("2008-07-28");
    }

    @Test
    void mail_holdsNothing_whenItIsNoAdvisory() {
        assertThat(Documents.notices(mail("notice.html"))).isEmpty();
        assertThat(Documents.notices(Documents.of("vmsa-mail", "Subject: hello\n\nno frame\n")))
                .isEmpty();
    }

    @Test
    void mail_isRead_whenOnlyItsSubjectNamesTheAdvisory_andItHasTheSections() {
        AdvisoryFacts facts =
                Documents.advisory(
                        Documents.of(
                                "vmsa-mail",
                                "Subject: [x] VMSA-2010-0007: Critical, a title\n\n1. Summary\n\nOnly words.\n\n"
                                        + "2. Relevant releases\n\nESX 4.0\n"));
        assertThat(facts.title()).isEqualTo("Critical, a title");
        assertThat(facts.severity()).isNull();
        assertThat(facts.notes()).extracting(Note::text).containsExactly("Only words.", "ESX 4.0");
        assertThat(facts.unread()).containsExactly("no head");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Re: [Security-announce] VMSA-2008-0005 Critical is a joke\n\nCVE-2010-9999 is worse.\n",
                "VMSA-2008-0005 Critical is a joke\n\nCVE-2010-9999 is worse.\n",
                "Re: [x] VMSA-2008-0005 Updated\n\n> Advisory ID:   VMSA-2008-0005\n> Synopsis:   Updated\n"
                        + "> CVE numbers: CVE-2008-0923\n> \n> 1. Summary\n>\nI do not think so.\n",
                "[x] Fwd: VMSA-2008-0005\n\n1. Summary\n\nx\n\n2. Relevant releases\n\nESX 4.0\n",
                "[x] VMSA-2008-0005\n\n> Advisory ID:   VMSA-2008-0005\n> 1. Summary\n> 2. Solution\n",
            })
    void answer_isNoAdvisory(String mail) {
        assertThat(Documents.notices(Documents.of("vmsa-mail", "Subject: " + mail))).isEmpty();
    }

    @Test
    void severity_isNeverTakenFromASubject() {
        String mail =
                "Subject: VMSA-2008-0005 Critical\n\nAdvisory ID: VMSA-2008-0005\n-----\n1. Summary\n";
        assertThat(Documents.advisory(Documents.of("vmsa-mail", mail)).severity()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "' ', empty",
        "'<html><body>Not found</body></html>', html-instead",
        "'<HTML><!--beginarticle--><PRE>Advisory ID: VMSA-2008-0001', truncated",
        "'{\"a\": 1}', not-a-mail",
    })
    void document_isRejected_whenItIsNoMail(String body, String reason) {
        assertThat(Documents.reason(Documents.of("vmsa-mail", body))).isEqualTo(reason);
    }
}
