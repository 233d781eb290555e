package io.hypervisory.ingest.read.csaf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hypervisory.ingest.contract.Acknowledgment;
import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Metric;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.ProductGroup;
import io.hypervisory.ingest.contract.ProductPath;
import io.hypervisory.ingest.contract.ProductStatus;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.contract.Revision;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.TrackingStatus;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.read.Documents;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsafReaderTest {
    private final AdvisoryFacts facts = read("esxi.json");
    private final Vulnerability first = facts.vulnerabilities().getFirst();

    private static AdvisoryFacts read(String fixture) {
        return Documents.advisory(Documents.of("csaf", Documents.fixture("csaf/" + fixture)));
    }

    private static SaidDate time(String said, String instant, String zone, boolean assumed) {
        return new SaidDate(said, Instant.parse(instant), SaidDate.Precision.TIME, zone, assumed);
    }

    @Test
    void identity_isNormal_andTheLiteralAnAlias() {
        assertThat(facts.id()).isEqualTo(new NoticeId("vmware", "VMSA-2024-0006"));
        assertThat(facts.aliases()).containsExactly("VMSA-2024-00006", "CERT-7");
        assertThat(facts.publisher())
                .isEqualTo(new Publisher("VMware", "https://www.vmware.com", "vendor"));
        assertThat(facts.witness().key()).isEqualTo("a-source/csaf");
        assertThat(facts.witness().provenance().topic()).isEqualTo("hypervisory.documents.v1");
    }

    @Test
    void document_isReadWithAllItsFields() {
        assertThat(facts.title()).isEqualTo("ESXi test advisory");
        assertThat(facts.category()).isEqualTo("csaf_security_advisory");
        assertThat(facts.language()).isEqualTo("en-US");
        assertThat(facts.status()).isEqualTo(TrackingStatus.FINAL);
        assertThat(facts.severity()).isEqualTo("Critical");
        assertThat(facts.tlp()).isEqualTo("WHITE");
        assertThat(facts.notes())
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.category()).isEqualTo("summary");
                    assertThat(note.title()).isEqualTo("In short");
                    assertThat(note.text()).isEqualTo("Made for tests.");
                });
        assertThat(facts.references())
                .containsExactly(
                        new Reference(
                                "self",
                                "This",
                                "https://www.vmware.com/security/advisories/VMSA-2024-0006.json"));
        assertThat(facts.acknowledgments())
                .containsExactly(
                        new Acknowledgment(
                                List.of("A. Finder"),
                                "Example Labs",
                                "found it",
                                List.of("https://labs.example.com/")));
    }

    @Test
    void dates_keepTheirTextAndZone() {
        assertThat(facts.initialReleaseDate())
                .isEqualTo(time("2024-03-05T12:00:00", "2024-03-05T12:00:00Z", "Z", true));
        assertThat(facts.currentReleaseDate())
                .isEqualTo(
                        time(
                                "2024-03-06T12:00:00.425167-08:00",
                                "2024-03-06T20:00:00.425167Z",
                                "-08:00",
                                false));
        assertThat(facts.revisions())
                .containsExactly(
                        new Revision(
                                "1",
                                time("2024-03-05T12:00:00Z", "2024-03-05T12:00:00Z", "Z", false),
                                "first"),
                        new Revision("2", null, "second"));
    }

    @Test
    void products_haveTheirPath_andRelationshipsAreProducts() {
        assertThat(facts.products())
                .extracting(Product::id, Product::name)
                .containsExactly(
                        tuple("P1", "VMware ESXi 8.0"),
                        tuple("P2", "VMware ESXi 7.0"),
                        tuple("P3", "A server"),
                        tuple("P1:P3", "ESXi 8.0 on a server"));
        Product esxi = facts.products().getFirst();
        assertThat(esxi.path())
                .containsExactly("vendor:VMware", "product_name:ESXi", "product_version:8.0");
        assertThat(esxi.cpe()).isEqualTo("cpe:2.3:o:vmware:esxi:8.0:*:*:*:*:*:*:*");
        assertThat(esxi.purls()).containsExactly("pkg:generic/esxi@8.0");
        assertThat(facts.productGroups())
                .containsExactly(new ProductGroup("G1", List.of("P1", "P2")));
    }

    @Test
    void productOfARelationship_saysWhatItIsMadeOf() {
        assertThat(facts.products().getFirst().productPath()).isNull();
        assertThat(facts.products().getLast().productPath())
                .isEqualTo(
                        new ProductPath(
                                "P1", List.of(new ProductPath.Subpath("installed_on", "P3"))));
        assertThat(read("esxi-2.1.json").products().getLast().productPath())
                .isEqualTo(
                        new ProductPath(
                                "T", List.of(new ProductPath.Subpath("installed_on", "T"))));
    }

    @Test
    void involvement_isNamedAsNotRead() {
        AdvisoryFacts involved =
                Documents.advisory(
                        Documents.of(
                                "csaf",
                                """
                                {"document": {"csaf_version": "2.0", "publisher": {"name": "P", "namespace": "https://p.example"},
                                "tracking": {"id": "A-1", "status": "final"}, "title": "T"},
                                "vulnerabilities": [{"involvements": [
                                {"party": "vendor", "status": "in_progress", "summary": "They look."}, {"party": "other"}]}]}
                                """));
        assertThat(involved.unread())
                .contains(
                        "vulnerabilities[0].involvements[0] is not read: vendor, in_progress",
                        "vulnerabilities[0].involvements[1] is not read: other");
    }

    @Test
    void relationshipOfNothing_isNoted() {
        AdvisoryFacts half =
                Documents.advisory(
                        Documents.of(
                                "csaf",
                                """
                                {"document": {"csaf_version": "2.0", "publisher": {"name": "P", "namespace": "https://p.example"},
                                "tracking": {"id": "A-1", "status": "final"}, "title": "T"},
                                "product_tree": {"relationships": [{"category": "installed_on", "product_reference": "A",
                                "full_product_name": {"name": "A on nothing", "product_id": "AB"}}]}}
                                """));
        assertThat(half.products().getFirst().productPath()).isNull();
        assertThat(half.unread())
                .contains("product_tree.relationships[0].relates_to_product_reference is absent");
    }

    @Test
    void vulnerability_isReadWithAllItsFields() {
        assertThat(first.cve()).isEqualTo("CVE-2024-22252");
        assertThat(first.title()).isEqualTo("Use after free");
        assertThat(first.cwes()).containsExactly("CWE-416");
        assertThat(first.ids()).singleElement().extracting("system").isEqualTo("Tracker");
        assertThat(first.statuses())
                .containsEntry(ProductStatus.KNOWN_AFFECTED, List.of("P1", "P2"));
        assertThat(first.flags())
                .singleElement()
                .extracting("label")
                .isEqualTo("component_not_present");
        assertThat(first.threats()).singleElement().extracting("details").isEqualTo("Host");
        assertThat(first.notes()).hasSize(1);
        assertThat(first.references()).hasSize(1);
        assertThat(Objects.requireNonNull(first.discoveryDate()).precision())
                .isEqualTo(SaidDate.Precision.DAY);
        assertThat(first.releaseDate()).isNotNull();
    }

    @Test
    void remediations_keepRestartRequired_andItsAbsence() {
        assertThat(first.remediations())
                .extracting(Remediation::category, Remediation::restartRequired)
                .containsExactly(
                        tuple("vendor_fix", new Remediation.Restart("machine", "the host")),
                        tuple("workaround", null));
        Remediation fix = first.remediations().getFirst();
        assertThat(fix.details()).isEqualTo("Take the update.");
        assertThat(fix.groupIds()).containsExactly("G1");
        assertThat(fix.entitlements()).containsExactly("licence");
        assertThat(fix.date()).isNotNull();
    }

    @Test
    void scores_giveOneMetricEach_byTheirOwnVersion() {
        assertThat(first.metrics())
                .extracting(Metric::scheme, Metric::baseScore, Metric::severity, Metric::productIds)
                .containsExactly(
                        tuple("cvss-2.0", 7.2, null, List.of("P1")),
                        tuple("cvss-3.1", 9.3, "CRITICAL", List.of("P1")),
                        tuple("cvss-3.0", 8.1, null, List.of("P2")));
    }

    @Test
    void whatIsWrong_isNotedWithItsPath_andTheRestIsRead() {
        assertThat(facts.version()).isEqualTo("2");
        assertThat(facts.vulnerabilities()).hasSize(2);
        assertThat(facts.unread())
                .containsExactlyInAnyOrder(
                        "document.tracking.version is no string",
                        "document.tracking.revision_history[1].date is no date: 2024-02-31T12:00:00Z",
                        "document.notes[1].text is absent",
                        "document.references[1].url is absent",
                        "product_tree.full_product_names[1].product_id is absent",
                        "vulnerabilities[0].product_status.fixed is no array",
                        "vulnerabilities[0].product_status.invented is no product status",
                        "vulnerabilities[0].scores[1].cvss_v3.baseScore is no number",
                        "vulnerabilities[1].cve is no CVE: pending",
                        "vulnerabilities[2] is no object");
    }

    @Test
    void csaf21_isReadWithWhatItAdded() {
        AdvisoryFacts newer = read("esxi-2.1.json");
        Vulnerability vulnerability = newer.vulnerabilities().getFirst();
        assertThat(newer.unread()).isEmpty();
        assertThat(newer.tlp()).isEqualTo("AMBER+STRICT");
        assertThat(newer.id()).hasToString("psirt.example.com/EX-1");
        assertThat(newer.products()).extracting(Product::id).containsExactly("T", "TB");
        assertThat(newer.products().getFirst().purls()).hasSize(2);
        assertThat(vulnerability.cwes()).containsExactly("CWE-79", "CWE-80");
        assertThat(vulnerability.releaseDate()).isNotNull();
        assertThat(vulnerability.statuses()).containsOnlyKeys(ProductStatus.UNKNOWN);
        assertThat(vulnerability.metrics())
                .extracting(Metric::scheme, Metric::vector, Metric::severity, Metric::source)
                .containsExactly(
                        metric(
                                "cvss-4.0",
                                "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
                                "CRITICAL"),
                        metric(
                                "epss",
                                "probability:0.97000/percentile:0.99000/timestamp:2025-01-01T00:00:00Z",
                                null),
                        metric("ssvc", "Exploitation:Active/A:Y", null),
                        metric("qualitative", null, "high"));
    }

    private static Tuple metric(String scheme, @Nullable String vector, @Nullable String severity) {
        return tuple(scheme, vector, severity, "https://scorer.example.org");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "' ' | empty",
                "<html></html> | html-instead",
                "words | not-json",
                "{\"document\": {\"title\": | truncated",
                "{\"document\": {}} {} | trailing-data",
                "{\"document\": {}} rest | trailing-data",
                "[] | not-csaf",
                "{\"feed\": {}} | not-csaf",
                "{\"document\": {}} | no-tracking-id",
                "{\"document\": {\"tracking\": {\"id\": \" \"}}} | no-tracking-id",
                "{\"document\": {\"tracking\": {\"id\": \"A\"}}} | no-namespace",
                "{\"document\": {\"tracking\": {\"id\": \"A\"}, \"publisher\": {\"namespace\": \":\"}}} | no-namespace",
            })
    void document_isRejected_withItsReason(String body, String reason) {
        assertThat(Documents.reason(Documents.of("csaf", body))).isEqualTo(reason);
    }

    @Test
    void document_isRejected_whenNestedTooDeep() {
        String body = "{\"document\":" + "[".repeat(1000);
        assertThat(Documents.reason(Documents.of("csaf", body))).isEqualTo("beyond-limits");
    }

    @Test
    void document_isRead_fromItsIdentityAlone() {
        String body =
                "{\"document\":{\"tracking\":{\"id\":\"A\"},\"publisher\":{\"namespace\":\"https://x.example\"}}}";
        AdvisoryFacts bare = Documents.advisory(Documents.of("csaf", body.getBytes(UTF_8)));
        assertThat(bare.title()).isEmpty();
        assertThat(bare.publisher().name()).isEqualTo("https://x.example");
        assertThat(bare.unread()).contains("document.title is absent");
    }
}
