package io.hypervisory.ingest.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.catalogue.Way;
import io.hypervisory.ingest.catalogue.Way.Csaf;
import io.hypervisory.ingest.catalogue.Way.CsafAggregator;
import io.hypervisory.ingest.catalogue.Way.Verify;
import io.hypervisory.ingest.read.Corpus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The provider sites of kotlin-csaf's tests, served under their own names. Some of what they
/// promise is not there; that must be named, and cost nothing else.
class CsafProviderSitesTest {
    private static final Set<String> HOSTS =
            Set.of(
                    "example.com",
                    "provider-with-securitytxt.com",
                    "publisher-with-dns.com",
                    "csaf.data.security.publisher-with-dns.com",
                    "no-distributions.com",
                    "csaf.data.security.no-distributions.com",
                    "csaf-schema",
                    "broken-domain.com",
                    "csaf.data.security.broken-domain.com");

    private static final String[] BOTH = {
        "/directory/2022/bsi-2022-0001.json", "/directory/2022/bsi-2022_2-01.json"
    };
    private static final Csaf UNCHECKED = new Csaf(Csaf.STANDARD.tlp(), Verify.NONE);
    private static final Csaf CHECKED = new Csaf(Csaf.STANDARD.tlp(), Verify.REQUIRED);

    private final HostSites sites = new HostSites(HOSTS);
    private Path folder = Path.of("");

    @BeforeEach
    void serve() {
        folder = Corpus.folder("csaf/kotlin-csaf-provider-sites", getClass());
        sites.otherwise(this::page);
    }

    @AfterEach
    void stop() {
        sites.close();
    }

    /// Documents as they are; the pages that list them lead to this server.
    private byte @Nullable [] page(String place) {
        Path file = folder.resolve(place.endsWith("/") ? place + "index.json" : place);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        byte[] bytes = Corpus.bytes(file);
        return place.contains("/2022/")
                ? bytes
                : sites.here(new String(bytes, UTF_8)).getBytes(UTF_8);
    }

    private Haul crawl(Way way, String place) throws InterruptedException {
        return Haul.of(sites, way, place);
    }

    private void assertBothAreWhole(String host, Haul haul) {
        assertThat(haul.kept).containsOnlyKeys(BOTH);
        haul.kept.forEach((path, bytes) ->
                assertThat(bytes).isEqualTo(Corpus.bytes(folder.resolve(host + path))));
    }

    @Test
    void exampleCom_isFoundByDomain_andItsFeedIsTakenWhole() throws InterruptedException {
        Haul haul = crawl(UNCHECKED, "example.com");

        assertBothAreWhole("example.com", haul);
        assertThat(haul.faults).isEmpty();
        assertThat(haul.stamps.values())
                .containsExactly("2022-01-01T12:00:00.000Z", "2025-01-01T12:00:00.000Z");
        assertThat(sites.requests()).noneMatch(place -> place.contains("directory/index.txt"));
    }

    @Test
    void exampleCom_ownsNeitherTheHashesNorTheSignaturesThatItLists() throws InterruptedException {
        Haul kept = crawl(Csaf.STANDARD, "example.com");
        Haul refused = crawl(CHECKED, "example.com");

        assertBothAreWhole("example.com", kept);
        assertThat(kept.faults)
                .hasSize(2)
                .allMatch(fault -> fault.contains(".json.sha512 answered 404"))
                .allMatch(fault -> fault.contains(".json.asc answered 404"));
        assertThat(refused.kept).isEmpty();
        assertThat(refused.retryable).hasSize(2);
    }

    @Test
    void exampleCom_isAlsoHadByTheNameOfItsMetadata() throws InterruptedException {
        Haul haul = crawl(UNCHECKED, "example.com/example-01-provider-metadata.json");

        assertBothAreWhole("example.com", haul);
        assertThat(haul.faults).isEmpty();
    }

    @Test
    void providerWithSecurityTxt_isTakenFromItsSecondEntry_andItsBrokenPartsAreNamed()
            throws InterruptedException {
        Haul haul = crawl(Csaf.STANDARD, "provider-with-securitytxt.com/");

        assertBothAreWhole("provider-with-securitytxt.com", haul);
        assertThat(haul.faults)
                .hasSize(4)
                .anyMatch(
                        fault -> fault.contains("/broken-url/provider-metadata.json answered 404"))
                .anyMatch(fault -> fault.contains("feed-tlp-white.json answered 404"))
                .anyMatch(fault -> fault.contains("invalid-directory/index.txt answered 404"))
                .anyMatch(fault -> fault.contains("2024/does-not-exist.json"));
        assertThat(haul.retryable).isEmpty();
    }

    @Test
    void publisherWithDns_isFoundByTheNameKeptForIt_andItsBrokenPartsAreNamed()
            throws InterruptedException {
        Haul haul = crawl(Csaf.STANDARD, "publisher-with-dns.com");

        assertBothAreWhole("publisher-with-dns.com", haul);
        assertThat(haul.faults)
                .hasSize(3)
                .anyMatch(fault -> fault.contains("feed-tlp-white.json answered 404"))
                .anyMatch(fault -> fault.contains("invalid-directory/index.txt answered 404"))
                .anyMatch(fault -> fault.contains("2024/does-not-exist.json"));
    }

    @Test
    void noDistributions_isSaidToNameNone() throws InterruptedException {
        Haul haul = crawl(Csaf.STANDARD, "no-distributions.com");

        assertThat(haul.kept).isEmpty();
        assertThat(haul.faults)
                .singleElement()
                .asString()
                .contains(
                        "no-distributions.com", "names no distribution", "index.txt answered 404");
        assertThat(sites.requests()).noneMatch(place -> place.startsWith("csaf.data.security."));
    }

    @Test
    void brokenDomain_isSaidToOfferNothing_atEachOfItsPlaces() throws InterruptedException {
        Haul haul = crawl(Csaf.STANDARD, "broken-domain.com");

        assertThat(haul.faults)
                .singleElement()
                .asString()
                .contains("broken-domain.com")
                .contains("/.well-known/csaf/provider-metadata.json answered 404")
                .contains("csaf.data.security.broken-domain.com");
        assertThat(haul.retryable).isEmpty();
    }

    @Test
    void metadataOfTheSchemaTests_lacksARole_andLeadsNowhere() throws InterruptedException {
        Haul haul = crawl(Csaf.STANDARD, "csaf-schema/src/jvmTest/resources/provider.json");

        assertThat(haul.kept).isEmpty();
        assertThat(haul.faults)
                .anyMatch(fault -> fault.contains("feeds/white/feed.json answered 404"))
                .anyMatch(fault -> fault.endsWith("provider.json names no role"));
    }

    @Test
    void aggregator_givesItsGoodProviderWhole_andNamesTheOneThatDoesNotExist()
            throws InterruptedException {
        Haul haul = crawl(new CsafAggregator(UNCHECKED), "example.com");

        assertBothAreWhole("example.com", haul);
        assertThat(haul.faults)
                .singleElement()
                .asString()
                .contains("does-not-exist.com", "no such host");
    }

    @Test
    void lister_givesItsProviderWhole() throws InterruptedException {
        Haul haul = crawl(new CsafAggregator(UNCHECKED), "example.com/example-01-lister.json");

        assertBothAreWhole("example.com", haul);
        assertThat(haul.faults).isEmpty();
    }
}
