package io.hypervisory.ingest.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.catalogue.Way.Csaf;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CsafDiscoveryTest {
    private static final String WELL_KNOWN = "a.example/.well-known/csaf/provider-metadata.json";
    private static final String DNS = "csaf.data.security.a.example/";

    private final HostSites sites =
            new HostSites(Set.of("a.example", "csaf.data.security.a.example"));

    @AfterEach
    void stop() {
        sites.close();
    }

    /// Metadata whose one document bears its name, so that what was taken shows.
    private void metadata(String place, String name) {
        sites.page(
                place,
                """
                {"canonical_url":"https://a.example/x","metadata_version":"2.0",
                 "publisher":{"name":"A"},"role":"csaf_provider",
                 "distributions":[{"directory_url":"https://a.example/%s"}]}\
                """
                        .formatted(name));
        sites.page("a.example/" + name + "/index.txt", "d.json\n");
        sites.page("a.example/" + name + "/d.json", "{}");
    }

    private Haul crawl() throws InterruptedException {
        return Haul.of(sites, Csaf.STANDARD, "a.example");
    }

    @Test
    void wellKnown_comesFirst_andADifferentOneOfSecurityTxtIsNamed() throws InterruptedException {
        metadata(WELL_KNOWN, "well");
        metadata("a.example/other.json", "other");
        metadata(DNS, "dns");
        sites.page("a.example/.well-known/security.txt", "CSAF: https://a.example/other.json\n");

        Haul haul = crawl();

        assertThat(haul.kept).containsOnlyKeys("/well/d.json");
        assertThat(haul.faults).singleElement().asString().contains("other.json differs from");
        assertThat(haul.retryable).isEmpty();
        assertThat(sites.requests()).doesNotContain(DNS);
    }

    @Test
    void sameMetadata_bySecurityTxt_isNoFault() throws InterruptedException {
        metadata(WELL_KNOWN, "well");
        metadata("a.example/copy.json", "well");
        sites.page("a.example/.well-known/security.txt", "CSAF: https://a.example/copy.json\n");

        assertThat(crawl().faults).isEmpty();
    }

    @Test
    void securityTxt_isReadAtBothPlaces_everyLine_inAnyCase_relativeToo()
            throws InterruptedException {
        sites.page(
                "a.example/.well-known/security.txt",
                "Contact: x\nCSAF: https://a.example/lost.json\n");
        sites.page("a.example/security.txt", "# old\ncsaf: /here.json\n");
        metadata("a.example/here.json", "here");
        metadata(DNS, "dns");

        Haul haul = crawl();

        assertThat(haul.kept).containsOnlyKeys("/here/d.json");
        assertThat(haul.faults).singleElement().asString().contains("lost.json answered 404");
        assertThat(sites.requests()).doesNotContain(DNS);
    }

    @Test
    void hostNameKeptForIt_isTheLastResort() throws InterruptedException {
        metadata(DNS, "dns");

        Haul haul = crawl();

        assertThat(haul.kept).containsOnlyKeys("/dns/d.json");
        assertThat(haul.faults).isEmpty();
    }

    @Test
    void brokenMetadata_atTheWellKnownPlace_isNamed_andAnotherIsTaken()
            throws InterruptedException {
        sites.page(WELL_KNOWN, "<html>Sorry</html>");
        sites.page("a.example/security.txt", "CSAF: https://a.example/here.json");
        metadata("a.example/here.json", "here");

        Haul haul = crawl();

        assertThat(haul.kept).containsOnlyKeys("/here/d.json");
        assertThat(haul.faults).singleElement().asString().contains("is not JSON");
    }

    @Test
    void nothing_isWorthAskingAgain_whenOneOfThePlacesMayComeBack() throws InterruptedException {
        sites.status(WELL_KNOWN, 503);

        Haul haul = crawl();

        assertThat(haul.retryable)
                .singleElement()
                .asString()
                .contains("offers no provider-metadata.json")
                .contains("503");
    }

    @Test
    void securityTxtWithoutEnd_isCut() throws InterruptedException {
        metadata(WELL_KNOWN, "well");
        var lines = new StringBuilder();
        for (int line = 0; line <= CsafDiscovery.MOST; line++) {
            lines.append("CSAF: https://a.example/").append(line).append(".json\n");
        }
        sites.page("a.example/security.txt", lines.toString());

        Haul haul = crawl();

        assertThat(haul.faults).anyMatch(fault -> fault.contains("names more than 20 providers"));
        assertThat(sites.requests()).doesNotContain("a.example/20.json");
        assertThat(haul.kept).containsOnlyKeys("/well/d.json");
    }
}
