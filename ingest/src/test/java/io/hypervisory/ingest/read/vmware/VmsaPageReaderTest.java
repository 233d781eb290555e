package io.hypervisory.ingest.read.vmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Metric;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.read.Documents;
import io.hypervisory.ingest.read.all.StandardReaders;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VmsaPageReaderTest {
    private static final String HEAD =
            """
            <html><body><table><tr><td>Advisory ID:</td><td>VMSA-2017-9001</td></tr>
            <tr><td>Severity:</td><td>Critical</td></tr>
            <tr><td>Synopsis:</td><td>A test</td></tr>
            <tr><td>Issue date:</td><td>2017-03-28</td></tr></table>
            """;

    private static AdvisoryFacts page(String body) {
        return Documents.advisory(
                Documents.of("vmsa-page", HEAD + body + "<h2>9. Contact</h2></body></html>"));
    }

    /// Between 2014 and 2018 the sections are those of the mails, and the tables are HTML.
    @Test
    void letteredIssues_haveTables_withOlderHeads() {
        AdvisoryFacts facts =
                page(
                        """
                        <h2>2. Relevant Products</h2><ul><li>VMware ESXi<li>VMware Fusion</ul>
                        <h2>3. Problem Description</h2>
                        <p><b>a. A hole in the display</b></p>
                        <p>Text. It was assigned CVE-2017-4902 and CVE-2017-4903.</p>
                        <table><tr><td>VMware Product<td>Product Version<td>Running on<td>Severity
                        <td>Replace_with/ Apply_Patch<td>Mitigation/ Workaround
                        <tr><td>ESXi<td>6.5<td>ESXi<td>Critical<td>ESXi650-201703410-SG<td>None</table>
                        """);
        assertThat(facts.severity()).isEqualTo("Critical");
        assertThat(facts.products())
                .extracting(Product::name)
                .containsExactly("VMware ESXi", "VMware Fusion");
        assertThat(facts.cves()).containsExactly("CVE-2017-4902", "CVE-2017-4903");
        PatchRow row = facts.patchTable().getFirst();
        assertThat(row.issue()).isEqualTo("a");
        assertThat(row.severity()).isEqualTo("Critical");
        assertThat(row.workarounds()).isEqualTo("None");
        assertThat(row.patchIds()).containsExactly("vmware/ESXi650-201703410-SG");
    }

    @Test
    void loneIssue_hasANumberAndNoLetter() {
        AdvisoryFacts facts =
                page(
                        """
                        <p><b>2. Introduction</b></p><p>Text.</p>
                        <p><b>3. A hole for itself (CVE-2021-21985)</b></p>
                        <p><b>Description:</b></p><p>1. not a section</p>
                        <p><b>Workarounds:</b></p><p>One.</p><p>Two.</p>
                        <p><b>Response Matrix:</b></p>
                        <table><tr><th>Product<th>Version<th>CVE<th>Fixed Version
                        <tr><td>ESXi<td>7.0<td>CVE-2021-21985<td>ESXi70U3f-20036589</table>
                        <p><b>4. References</b></p>
                        """);
        Vulnerability only = facts.vulnerabilities().getFirst();
        assertThat(only.title()).isEqualTo("A hole for itself (CVE-2021-21985)");
        assertThat(only.remediations())
                .extracting(Remediation::category, Remediation::details)
                .containsExactly(tuple("workaround", "One.\n\nTwo."));
        assertThat(facts.patchTable()).extracting(PatchRow::issue).containsExactly("3");
    }

    @Test
    void label_endsAWorkaround_withoutAColonToo() {
        AdvisoryFacts facts =
                page(
                        """
                        <p>2. Introduction</p><p>3a. A hole (CVE-2020-3992)</p>
                        <p><b>Resolution</b></p><p>Apply.</p><p><b>Workarounds</b></p><p>None.</p>
                        <p><b>Additional Documentation</b></p><p>None.</p><p><b>Response Matrix:</b></p>
                        <p>3b. Another (CVE-2020-3993)</p><p><b>Workarounds</b></p><p>See KB1.</p><p><b>Notes</b></p><p>x</p>
                        """);
        assertThat(facts.vulnerabilities().getFirst().remediations()).isEmpty();
        assertThat(facts.vulnerabilities().getLast().remediations())
                .extracting(Remediation::details)
                .containsExactly("See KB1.");
    }

    @Test
    void thanks_endWithTheirSentence() {
        AdvisoryFacts facts =
                page(
                        """
                        <p>2. Introduction</p><p>3a. A hole (CVE-2020-3992)</p>
                        <p>VMware would like to thank Ann Finder of STARLabs SG.</p>
                        <p>3b. Another (CVE-2020-3993)</p><p>Look for it.</p>
                        <p>We would like to thank Bo Seeker of B. Look for it.</p>
                        """);
        assertThat(facts.acknowledgments())
                .extracting(one -> one.names().getFirst(), one -> one.organization())
                .containsExactly(tuple("Ann Finder", "STARLabs SG"), tuple("Bo Seeker", "B"));
    }

    @Test
    void sharedMatrix_hasRowsOfTheIssuesWhoseCvesTheyName() {
        AdvisoryFacts facts =
                page(
                        """
                        <p>2. Introduction</p><p>3a. A hole (CVE-2020-3992)</p><p>Look.</p>
                        <p>3b. Another (CVE-2020-3993)</p><p>Look for it.</p>
                        <p>Response Matrix: 3a &amp; 3b</p>
                        <table><tr><th>Product<th>Version<th>CVE<th>Fixed Version
                        <tr><td>ESXi<td>7.0<td>CVE-2020-3992<td>ESXi70U1b-17168206
                        <tr><td>ESXi<td>6.7<td>CVE-2020-3993<td>ESXi670-202011301-SG
                        <tr><td>ESXi<td>6.5<td>CVE-2020-3992, CVE-2020-3993<td>ESXi650-202011401-SG</table>
                        """);
        assertThat(facts.patchTable())
                .extracting(PatchRow::issue)
                .containsExactly("3a", "3b", null);
    }

    @Test
    void idOfAPatch_isWhole_whereItsCellBreaksIt_andAMarkIsNoProduct() {
        String page =
                HEAD
                        + """
                        <p>2. Introduction</p><p>3a. A hole (CVE-2020-3992)</p>
                        <table><tr><th>Product<th>Version<th>CVE<th>Fixed Version
                        <tr><td>[1] ESXi<td>6.5<td>CVE-2020-3992<td>ESXi650-202011401-<br>SG</table>
                        </body></html>
                        """;
        PatchFacts patch =
                (PatchFacts) Documents.notices(Documents.of("vmsa-page", page)).getLast();
        assertThat(patch.id().local()).isEqualTo("ESXi650-202011401-SG");
        assertThat(patch.products()).containsExactly("ESXi 6.5");
    }

    @Test
    void patchesSinceSeven_areCalledByReleaseAndBuild() {
        String page =
                HEAD
                        + """
                        <p>2. Introduction</p><p>3a. A hole (CVE-2024-37085)</p>
                        <table><tr><th>Product<th>Version<th>CVE<th>Fixed Version
                        <tr><td>ESXi<td>8.0<td>CVE-2024-37085<td>ESXi80U3-24022510</table>
                        </body></html>
                        """;
        assertThat(Documents.notices(Documents.of("vmsa-page", page)))
                .filteredOn(PatchFacts.class::isInstance)
                .singleElement()
                .satisfies(notice -> {
                    var patch = (PatchFacts) notice;
                    assertThat(patch.id().local()).isEqualTo("ESXi80U3-24022510");
                    assertThat(patch.cves()).containsExactly("CVE-2024-37085");
                    assertThat(patch.releaseDate()).isNull();
                });
    }

    @Test
    void vectors_areMetrics_inTheOrderOfTheCves_orForAll() {
        AdvisoryFacts facts = page(scored(8.1, 7.5));
        assertThat(facts.vulnerabilities())
                .extracting(Vulnerability::metrics)
                .containsExactly(List.of(metric(8.1)), List.of(metric(7.5)));
        assertThat(page(scored(8.1)).vulnerabilities())
                .extracting(Vulnerability::metrics)
                .containsExactly(List.of(metric(8.1)), List.of(metric(8.1)));
        AdvisoryFacts three = page(scored(8.1, 7.5, 4));
        assertThat(three.vulnerabilities()).allMatch(one -> one.metrics().isEmpty());
        assertThat(three.unread()).containsExactly("3a: 3 scores for 2 CVEs");
    }

    private static String scored(double... scores) {
        var text =
                new StringBuilder("<p>2. Introduction</p><p>3a. X (CVE-2025-1001, CVE-2025-1002)");
        for (double score : scores) {
            text.append("<p><a href='https://www.first.org/cvss/calculator/3.1#CVSS:3.1/AV:N/E:")
                    .append((int) score)
                    .append("'>")
                    .append(score)
                    .append("</a>");
        }
        return text.toString();
    }

    private static Metric metric(double score) {
        String vector = "CVSS:3.1/AV:N/E:" + (int) score;
        return new Metric("cvss-3.1", vector, score, null, null, List.of());
    }

    /// What a document writes itself is no reference to a table of ours.
    @Test
    void signOfAnObject_isNoObject() {
        AdvisoryFacts facts = page("<p>1. Summary</p><p>a\uFFFC0\uFFFCb\uFFFC</p>");
        assertThat(facts.notes().getFirst().text()).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<table><tr><td>",
                "<p>3a. x<p>Workarounds:<p>y",
                "<p>Workaround<br>x<br>",
                "<a href='https://www.first.org/cvss/calculator/3.1#CVSS:3.1/A'>1</a>",
                "<tr><td>Product<td>Fixed Version<td rowspan=9>****x",
                "<pre>VMware  x\n======  ===\na ****",
                "http://.......",
                "<p>\uFFFC1",
                "- ",
            })
    void repetition_takesNoTime(String piece) {
        String start = HEAD + "<p>2. Introduction</p><p>3a. A hole (CVE-2024-37085)</p><table>";
        String body = start + piece.repeat(4_000_000 / piece.length()) + "</body></html>";
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> StandardReaders.all().read(Documents.of("vmsa-page", body)));
    }
}
