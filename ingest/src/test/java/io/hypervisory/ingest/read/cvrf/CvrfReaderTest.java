package io.hypervisory.ingest.read.cvrf;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.read.Documents;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CvrfReaderTest {
    private static final String MONTH =
            """
            <c:cvrfdoc xmlns:c="http://www.icasi.org/CVRF/schema/cvrf/1.1">
            <c:DocumentTitle>A month</c:DocumentTitle>
            <c:DocumentPublisher Type="Vendor"><c:ContactDetails>secure@microsoft.com</c:ContactDetails>
            </c:DocumentPublisher>
            <c:DocumentTracking><c:Identification><c:ID>2025-Jan</c:ID></c:Identification>
            <c:CurrentReleaseDate>2025-02-01T08:00:00</c:CurrentReleaseDate></c:DocumentTracking>
            %s
            </c:cvrfdoc>
            """;

    private static final String JSON =
            """
            {"DocumentTitle": {"Value": "A month"},
             "DocumentPublisher": {"ContactDetails": {"Value": "secure@microsoft.com"}, "Type": 0},
             "DocumentTracking": {"Identification": {"ID": {"Value": "2025-Jan"}}, "Status": 2},
             "Vulnerability": [{"CVE": "CVE-2025-21333",
               "Remediations": [{"Description": {"Value": "5050009"}, "Type": 2,
                 "RestartRequired": {"Value": "Yes"}}]}]}
            """;

    private static final String CSAF =
            """
            {"document": {"title": "One", "publisher": {"name": "M", "namespace": "https://msrc.microsoft.com"},
              "tracking": {"id": "msrc_CVE-2025-21333", "status": "final", "version": "1"}},
             "vulnerabilities": [{"cve": "CVE-2025-21333", "remediations": [{"category": "vendor_fix",
               "details": "10.0.26100.2894:Security Update:https://support.microsoft.com/help/5050009",
               "url": "https://support.microsoft.com/help/5050009", "product_ids": ["3"]}]}]}
            """;

    private static String vulnerability(String cve, String more) {
        return "<c:Vulnerability><c:CVE>" + cve + "</c:CVE>" + more + "</c:Vulnerability>";
    }

    private static String fix(String update, String more) {
        return "<c:Remediations><c:Remediation Type=\"Vendor Fix\"><c:Description>"
                + update
                + "</c:Description>"
                + more
                + "</c:Remediation></c:Remediations>";
    }

    private static String month(String... vulnerabilities) {
        return MONTH.formatted(String.join("\n", vulnerabilities));
    }

    @Test
    void aVulnerability_isOneAdvisory_inEachOfMicrosoftsForms() {
        String xml = month(vulnerability("CVE-2025-21333", fix("5050009", "")));
        List<AdvisoryFacts> forms =
                List.of(
                        Documents.advisory(Documents.of("cvrf", xml)),
                        Documents.advisory(Documents.of("msrc-cvrf", xml)),
                        Documents.advisory(Documents.of("msrc-cvrf", JSON)),
                        Documents.advisory(Documents.of("csaf", CSAF)));

        assertThat(forms)
                .extracting(form -> form.id().toString())
                .containsOnly("microsoft/CVE-2025-21333");
        assertThat(forms)
                .extracting(form -> form.vulnerabilities().getFirst().remediations().getFirst())
                .allSatisfy(fix -> assertThat(fix.patch()).hasToString("microsoft/KB5050009"));
        assertThat(forms.getLast().vulnerabilities().getFirst().remediations().getFirst())
                .satisfies(fix -> assertThat(fix.fixedVersion()).isEqualTo("10.0.26100.2894"));
    }

    @Test
    void copiesOfAnEntry_areLeftOut_andSaid() {
        String xml =
                month(
                        vulnerability("CVE-2022-2601-M", ""),
                        vulnerability("CVE-2022-2601", "<c:Title>The one</c:Title>"),
                        vulnerability("CVE-2022-2601 mariner - do not use this one", ""));

        AdvisoryFacts advisory = Documents.advisory(Documents.of("cvrf", xml));

        assertThat(Documents.notices(Documents.of("cvrf", xml))).hasSize(1);
        assertThat(advisory.title()).isEqualTo("The one");
        assertThat(advisory.unread())
                .containsExactly(
                        "another entry is left out: CVE-2022-2601-M",
                        "another entry is left out: CVE-2022-2601 mariner - do not use this one");
    }

    @Test
    void anUpdate_restartsTheHost_whereAnyProductMust() {
        String yes = "<c:RestartRequired>Yes</c:RestartRequired>";
        String no = "<c:RestartRequired>No</c:RestartRequired>";
        String maybe = "<c:RestartRequired>Maybe</c:RestartRequired>";
        String xml =
                month(
                        vulnerability("CVE-2025-0001", fix("5000001", yes)),
                        vulnerability("CVE-2025-0002", fix("5000001", maybe)),
                        vulnerability("CVE-2025-0003", fix("5000002", no)),
                        vulnerability("CVE-2025-0004", fix("5000002", maybe)),
                        vulnerability("CVE-2025-0005", fix("5000003", no)));

        assertThat(Documents.patches(Documents.of("cvrf", xml)))
                .extracting(PatchFacts::hostReboot)
                .containsExactly(true, null, false);
    }

    @Test
    void aFix_namesNoUpdate_whereItsDescriptionIsOtherWords() {
        String xml =
                month(
                        vulnerability("CVE-2025-0001", fix("Release Notes", "")),
                        vulnerability("CVE-2025-0002", fix("4e5a9d1b", "")),
                        vulnerability("CVE-2025-0003", fix("12345678", "")));

        assertThat(Documents.patches(Documents.of("cvrf", xml))).isEmpty();
    }

    @Test
    void aPageInPlaceOfABuild_isWhereTheFixIs() {
        String build = "<c:FixedBuild>https://aka.ms/releases</c:FixedBuild>";
        String xml = month(vulnerability("CVE-2025-0001", fix("Click to Run", build)));

        var fix =
                Documents.advisory(Documents.of("cvrf", xml))
                        .vulnerabilities()
                        .getFirst()
                        .remediations()
                        .getFirst();

        assertThat(fix.fixedVersion()).isNull();
        assertThat(fix.url()).isEqualTo("https://aka.ms/releases");
    }

    @Test
    void aKnownIssue_isAPage_andNoFix() {
        String json =
                JSON.replace(
                        "\"RestartRequired\": {\"Value\": \"Yes\"}}",
                        "\"RestartRequired\": {\"Value\": \"Yes\"}}, {\"Type\": 5, \"Description\":"
                                + " {\"Value\": \"5050009\"}, \"URL\": \"https://support.microsoft.com/help/5050009\"}");
        var document = Documents.of("msrc-cvrf", json);
        var page = new Reference(null, "Known Issue", "https://support.microsoft.com/help/5050009");

        assertThat(Documents.patches(document).getFirst().references()).contains(page);
        var flaw = Documents.advisory(document).vulnerabilities().getFirst();
        assertThat(flaw.references()).containsExactly(page);
        assertThat(flaw.remediations()).hasSize(1);
    }

    @Test
    void anAdvisoryThatIsRenewed_doesNotSayWhenItWasFirstPublished() {
        String revision =
                "<c:RevisionHistory><c:Revision><c:Number>44.0</c:Number>"
                        + "<c:Date>2024-03-12T07:00:00</c:Date></c:Revision></c:RevisionHistory>";
        String xml = month(vulnerability("ADV990001", revision));

        AdvisoryFacts advisory = Documents.advisory(Documents.of("cvrf", xml));

        assertThat(advisory.id()).isEqualTo(NoticeId.parse("microsoft/ADV990001"));
        assertThat(advisory.initialReleaseDate()).isNull();
        assertThat(advisory.currentReleaseDate()).isNotNull();
    }

    @Test
    void digitsInAFixOfOthers_areNoUpdateOfMicrosoft() {
        String xml =
                month(vulnerability("CVE-2025-0001", fix("5050009", "")))
                        .replace("secure@microsoft.com", "psirt@example.org");

        assertThat(
                        Documents.advisory(Documents.of("cvrf", xml))
                                .vulnerabilities()
                                .getFirst()
                                .remediations())
                .allSatisfy(fix -> assertThat(fix.patch()).isNull());
    }

    @Test
    void aVendor_isTold_byAHostBelowItsDomain() {
        String xml =
                month(vulnerability("CVE-2025-0001", ""))
                        .replace("secure@microsoft.com", "see https://psirt.security.suse.com/");

        assertThat(Documents.advisory(Documents.of("cvrf", xml)).id()).hasToString("suse/2025-Jan");
    }

    @Test
    void hostileDocuments_areRefused() {
        String bomb =
                "<!DOCTYPE c [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
                        + "<cvrfdoc>&b;</cvrfdoc>";
        String deep = "<cvrfdoc>" + "<a>".repeat(100_000);
        String wide = "<cvrfdoc><ProductTree>" + "<x/>".repeat(600_000);
        String deepJson = "{\"a\":" + "[".repeat(100_000);
        String wideJson = "{\"a\":{\"b\":[" + "{},".repeat(600_000);
        String many = month(vulnerability("CVE-2025-0001", "").repeat(CvrfDocument.MOST + 1));

        assertThat(Documents.reason(Documents.of("cvrf", bomb))).isEqualTo("not-xml");
        assertThat(Documents.reason(Documents.of("cvrf", deep))).isEqualTo("too-deep");
        assertThat(Documents.reason(Documents.of("cvrf", wide))).isEqualTo("beyond-limits");
        assertThat(Documents.reason(Documents.of("msrc-cvrf", deepJson)))
                .isEqualTo("beyond-limits");
        assertThat(Documents.reason(Documents.of("msrc-cvrf", wideJson)))
                .isEqualTo("beyond-limits");
        assertThat(Documents.reason(Documents.of("cvrf", many))).isEqualTo("beyond-limits");
    }

    @Test
    void anIdThatIsNone_isRefused() {
        String xml = month(vulnerability("CVE-2025-0001", ""));

        assertThat(Documents.reason(Documents.of("cvrf", xml.replace("2025-Jan", "."))))
                .isEqualTo("no-tracking-id");
        assertThat(
                        Documents.reason(
                                Documents.of("cvrf", xml.replace("2025-Jan", "a".repeat(9000)))))
                .isEqualTo("no-tracking-id");
    }

    /// Escaped HTML is most of a month's text: the JDK's limits on entities must not count it.
    @Test
    void escapedMarkup_isReadInTime_howeverMuchThereIs() {
        String notes = "<c:Notes><c:Note Type=\"FAQ\">%s</c:Note></c:Notes>";
        String some = notes.formatted("&lt;p&gt;A&#32;word&lt;/p&gt;".repeat(100));
        String many =
                month(
                        IntStream.range(10_000, 20_000)
                                .mapToObj(n -> vulnerability("CVE-2025-" + n, some))
                                .toArray(String[]::new));
        String one =
                month(
                        vulnerability(
                                "CVE-2025-0001", notes.formatted("&lt;p&gt;".repeat(7_000_000))));
        long start = System.nanoTime();

        assertThat(Documents.notices(Documents.of("cvrf", many))).hasSize(10_000);
        assertThat(Documents.notices(Documents.of("cvrf", one))).hasSize(1);

        assertThat((System.nanoTime() - start) / 1e9).isLessThan(60);
    }

    /// Some 45 MB, more than any month yet.
    @Test
    void aLargeMonth_isReadInTime() {
        String product = "<c:ProductID>%d</c:ProductID>";
        String products =
                IntStream.range(10_000, 10_300).mapToObj(product::formatted).collect(joining());
        String threats =
                IntStream.range(10_000, 10_300)
                        .mapToObj(id ->
                                "<c:Threat Type=\"Severity\"><c:Description>Critical</c:Description>"
                                        + product.formatted(id)
                                        + "</c:Threat>")
                        .collect(joining());
        String more =
                "<c:ProductStatuses><c:Status Type=\"Known Affected\">"
                        + products
                        + "</c:Status></c:ProductStatuses><c:Threats>"
                        + threats
                        + "</c:Threats>";
        String xml =
                month(
                        IntStream.range(10_000, 11_000)
                                .mapToObj(n -> vulnerability("CVE-2025-" + n, more))
                                .toArray(String[]::new));
        var document = Documents.of("cvrf", xml);

        long start = System.nanoTime();
        List<?> notices = Documents.notices(document);
        double seconds = (System.nanoTime() - start) / 1e9;

        System.out.printf(
                "a month of %,d bytes: %d notices in %.1f s%n",
                document.body().length, notices.size(), seconds);
        assertThat(notices).hasSize(1000);
        assertThat(seconds).isLessThan(30);
    }
}
