package io.hypervisory.ingest.read.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.PostFacts;
import io.hypervisory.ingest.read.Documents;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvisoryFeedReaderTest {
    private static String feed(String items) {
        return "<rss version='2.0'><channel><title>t</title>" + items + "</channel></rss>";
    }

    private static String item(String link, String title, String day, String more) {
        return "<item><title>%s</title><link>%s</link><pubDate>%s 2024 07:00:00 GMT</pubDate>%s</item>"
                .formatted(title, link, day, more);
    }

    private static AdvisoryFacts advisory(String items) {
        return Documents.advisory(Documents.of("advisory-feed", feed(items)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.oracle.com/security-alerts/cpuapr2011.html, oracle/cpuapr2011",
        "https://www.oracle.com/technetwork/topics/security/cpuapr2011-301950.html, oracle/cpuapr2011",
        "https://www.oracle.com/security-alerts/alert-cve-2020-14750.html, oracle/alert-cve-2020-14750",
        "https://www.oracle.com/security-alerts/ovmbulletinjan2020.html, oracle/ovmbulletinjan2020",
        "https://support.citrix.com/article/ctx201145, citrix/CTX201145",
        "https://www.vmware.com/us/security/advisories/VMSA-2020-00027.html, vmware/VMSA-2020-0027",
    })
    void id_isThatOfTheLink_asItsVendorWritesIt(String link, String id) {
        assertThat(advisory(item(link, "a title", "12 Mar", "")).id()).hasToString(id);
    }

    /// A number of CVE is an id at MSRC alone, and another vendor's id none.
    @ParameterizedTest
    @CsvSource({
        "https://support.citrix.com/x, Update for CVE-2015-5154",
        "https://www.vmware.com/x, XSA-133 and CTX201145",
        "https://www.example.com/x, VMSA-2020-0027",
        "https://blogs.vmware.com/x, VMware response to VMSA-2019-0001",
    })
    void entry_isAPost_whenItsIdIsNotTheVendors(String link, String title) {
        var document = Documents.of("advisory-feed", feed(item(link, title, "12 Mar", "")));
        var asFeed = Documents.of("feed", feed(item(link, title, "12 Mar", "")));
        assertThat(Documents.posts(document))
                .singleElement()
                .usingRecursiveComparison()
                .ignoringFields("witness")
                .isEqualTo(Documents.posts(asFeed).getFirst());
    }

    @Test
    void newestRevision_counts_andALaterOneSaysNothingOfTheFirst() {
        String link = "https://msrc.microsoft.com/update-guide/vulnerability/CVE-2024-21407";
        String first = item(link, "CVE-2024-21407 A", "12 Mar", "<Revision>1.0</Revision>");
        String second = item(link, "CVE-2024-21407 A", "20 Mar", "<Revision>1.1</Revision>");
        for (String items : List.of(first + second, second + first)) {
            AdvisoryFacts facts = advisory(items);
            assertThat(facts.version()).isEqualTo("1.1");
            assertThat(facts.title()).isEqualTo("A");
            assertThat(facts.cves()).containsExactly("CVE-2024-21407");
            assertThat(facts.initialReleaseDate()).isNull();
        }
        assertThat(advisory(first).initialReleaseDate())
                .isEqualTo(advisory(first).currentReleaseDate())
                .isNotNull();
    }

    @Test
    void revisionInTheId_isTheVersion() {
        AdvisoryFacts facts =
                advisory(item("https://www.vmware.com/x", "VMSA-2020-0027.1 : a", "1 Dec", ""));
        assertThat(facts.version()).isEqualTo("1");
        assertThat(facts.aliases()).containsExactly("VMSA-2020-0027.1");
        assertThat(facts.title()).isEqualTo("a");
        assertThat(facts.initialReleaseDate()).isNull();
        assertThat(facts.currentReleaseDate()).isNotNull();
    }

    @Test
    void revisionZeroInTheId_isTheFirst() {
        AdvisoryFacts facts =
                advisory(item("https://www.vmware.com/x", "VMSA-2020-0027.0 : a", "1 Dec", ""));
        assertThat(facts.initialReleaseDate()).isNotNull();
    }

    /// An advisory of Microsoft that is named by a CVE is one of the CVEs of an ADV.
    @ParameterizedTest
    @CsvSource({
        "https://www.vmware.com/VMSA-2020-0026.html, VMSA-2020-0026 : a (CVE-2020-4004)",
        "https://msrc.microsoft.com/advisory/ADV240001, ADV240001 a (CVE-2020-4004)",
    })
    void cvesOfAnotherAdvisory_areNotThisOnes(String link, String title) {
        String text =
                "<description>CVE-2020-4005 in VMSA-2020-0026 and ADV240001, supersedes"
                        + " VMSA-2020-0018 and ADV230001 CVE-2020-3960</description>";
        assertThat(advisory(item(link, title, "1 Dec", text)).cves())
                .containsExactly("CVE-2020-4004", "CVE-2020-4005");
    }

    @ParameterizedTest
    @CsvSource({
        "1.0000000000, 1.0, true",
        "1, 1, true",
        "1.1000000000, 1.1, false",
        "2.0, 2.0, false",
        "10.0000000000, 10.0, false",
    })
    void revisionOfMsrc_isWrittenAsInItsDocuments(String said, String version, boolean first) {
        AdvisoryFacts facts =
                advisory(
                        item(
                                "https://msrc.microsoft.com/update-guide/vulnerability/CVE-2024-21407",
                                "a",
                                "12 Mar",
                                "<Revision>" + said + "</Revision>"));
        assertThat(facts.version()).isEqualTo(version);
        assertThat(facts.initialReleaseDate() != null).isEqualTo(first);
    }

    @Test
    void feedThatWasCut_isRefused_whateverWasWhole() {
        String whole = item("https://www.vmware.com/x", "VMSA-2020-0027", "1 Dec", "");
        String cut = feed(whole + whole).replaceFirst("</item></channel>.*", "");
        assertThat(Documents.reason(Documents.of("advisory-feed", cut))).isEqualTo("truncated");
        List<Notice> posts = Documents.notices(Documents.of("feed", cut));
        assertThat(posts).hasOnlyElementsOfType(PostFacts.class).isNotEmpty();
    }
}
