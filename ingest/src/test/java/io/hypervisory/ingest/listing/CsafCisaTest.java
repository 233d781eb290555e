package io.hypervisory.ingest.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.catalogue.Way.Csaf;
import io.hypervisory.ingest.read.Corpus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// CISA's repository, with hashes and signatures that are its own; its key is not there.
class CsafCisaTest {
    private static final String ROOT = "/cisagov/CSAF/develop/csaf_files/";
    private static final String HOST = "raw.githubusercontent.com";

    private final HostSites sites = new HostSites(Set.of(HOST));
    private Path folder = Path.of("");
    private List<String> hashed = List.of();

    @BeforeEach
    void serve() {
        folder = Corpus.folder("csaf/cisa", getClass());
        hashed =
                Corpus.files(folder).stream()
                        .map(file -> folder.relativize(file).toString())
                        .filter(path -> path.endsWith(".sha512"))
                        .map(path -> path.substring(0, path.length() - ".sha512".length()))
                        .filter(path -> Files.exists(folder.resolve(path)))
                        .toList();
        assertThat(hashed).isNotEmpty();
        sites.otherwise(this::page);
    }

    @AfterEach
    void stop() {
        sites.close();
    }

    private byte @Nullable [] page(String place) {
        Path file = folder.resolve(place.replace(HOST + ROOT, ""));
        if (!Files.isRegularFile(file)) {
            return null;
        }
        byte[] bytes = Corpus.bytes(file);
        return place.contains("-feed-")
                ? sites.here(new String(bytes, UTF_8)).getBytes(UTF_8)
                : bytes;
    }

    private Haul crawl(String distributions) throws InterruptedException {
        sites.page(
                HOST + ROOT + "pmd.json",
                """
                {"canonical_url":"https://x","metadata_version":"2.0","publisher":{"name":"CISA"},
                 "role":"csaf_trusted_provider","distributions":[%s]}\
                """
                        .formatted(distributions));
        return Haul.of(sites, Csaf.STANDARD, HOST + ROOT + "pmd.json");
    }

    /// Paths begin at the root of the repository, as CISA writes them.
    private void index(String part) {
        sites.page(
                HOST + ROOT + part + "/white/index.txt",
                hashed.stream()
                        .filter(path -> path.startsWith(part))
                        .map(path -> "csaf_files/" + path + "\n")
                        .collect(joining())
                        .getBytes(UTF_8));
        sites.status(HOST + ROOT + part + "/white/changes.csv", 404);
    }

    @Test
    void everyHash_isThatOfItsDocument() throws InterruptedException {
        index("OT");
        index("IT");

        Haul haul = crawl("{\"directory_url\":\"OT/white\"},{\"directory_url\":\"IT/white\"}");

        assertThat(haul.kept.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        hashed.stream().map(path -> ROOT + path).toList());
        assertThat(haul.faults)
                .allMatch(fault ->
                        fault.contains("pmd.json names no key")
                                || fault.endsWith(".asc answered 404"));
    }

    @Test
    void oneByteMore_isFound() throws InterruptedException {
        index("OT");
        String touched =
                hashed.stream().filter(path -> path.startsWith("OT")).findFirst().orElseThrow();
        String text = new String(Corpus.bytes(folder.resolve(touched)), UTF_8);
        sites.page(HOST + ROOT + touched, (text + " ").getBytes(UTF_8));

        Haul haul = crawl("{\"directory_url\":\"OT/white/\"}");

        assertThat(haul.kept).doesNotContainKey(ROOT + touched);
        assertThat(haul.retryable)
                .singleElement()
                .asString()
                .contains(touched, "does not have the hash");
    }

    @Test
    void hashesOfItsItFeed_areFound_thoughItWritesRefForRel() throws InterruptedException {
        crawl("{\"rolie\":{\"feeds\":[{\"url\":\"IT/white/cisa-csaf-it-feed-tlp-white.json\"}]}}");

        assertThat(sites.requests().stream().filter(place -> place.endsWith(".sha512")))
                .isNotEmpty()
                .allMatch(place -> place.startsWith(HOST + ROOT + "IT/white/2024/va-24-"));
    }
}
