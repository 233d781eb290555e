package io.hypervisory.ingest.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.hypervisory.ingest.catalogue.FolderRules;
import io.hypervisory.ingest.catalogue.Glob;
import io.hypervisory.ingest.catalogue.Way;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.SourceState.Health;
import io.hypervisory.ingest.crawl.TestCrawl;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
    private static final Way ALL = new Way.Folder(FolderRules.STANDARD);

    private final TestCrawl crawl = new TestCrawl();

    @TempDir private Path place;
    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        folder = Files.createDirectories(place.resolve("in/sub")).getParent();
        Files.writeString(folder.resolve("a.json"), "A");
        Files.writeString(folder.resolve("sub/b c.txt"), "B");
    }

    @AfterEach
    void stop() {
        crawl.close();
    }

    private SourceState crawled(Way way) throws InterruptedException {
        return crawl.crawl(way, folder.toUri());
    }

    /// By path within the folder.
    private Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        crawl.texts()
                .forEach(
                        (url, text) -> texts.put(url.replace(folder.toUri().toString(), ""), text));
        return texts;
    }

    @Test
    void file_isADocument_underItsFileAddress_andNobodyIsAsked() throws InterruptedException {
        SourceState state = crawled(ALL);

        assertThat(state.failure()).isNull();
        assertThat(texts()).containsOnly(entry("a.json", "A"), entry("sub/b%20c.txt", "B"));
        assertThat(crawl.site.requests()).isEmpty();
    }

    @Test
    void files_andEntries_areChosenByGlob() throws Exception {
        Files.write(folder.resolve("sub/z.zip"), Packed.zip(Map.of("x.json", "X", "y.txt", "Y")));
        var rules = new FolderRules(new Glob("**/*.{json,zip}"), new Glob("*.json"));

        crawled(new Way.Folder(rules));

        assertThat(texts()).containsOnly(entry("a.json", "A"), entry("sub/z.zip!/x.json", "X"));
    }

    @Test
    void packedFiles_areUnpacked_andBrokenOnesCostNoOther() throws Exception {
        Files.write(folder.resolve("c.csv.gz"), Packed.gzip("C".getBytes(UTF_8)));
        Files.write(folder.resolve("d.zip"), "no zip".getBytes(UTF_8));

        SourceState state = crawled(ALL);

        assertThat(state.failure()).contains("d.zip is not packed where zip was due");
        assertThat(state.health()).isEqualTo(Health.PARTIAL);
        assertThat(texts()).containsOnlyKeys("a.json", "c.csv.gz", "sub/b%20c.txt");
    }

    @Test
    void links_areNotFollowed() throws Exception {
        Path outside = Files.createDirectories(place.resolve("out"));
        Files.writeString(outside.resolve("secret"), "S");
        Files.createSymbolicLink(folder.resolve("file"), outside.resolve("secret"));
        Files.createSymbolicLink(folder.resolve("dir"), outside);
        Files.createSymbolicLink(folder.resolve("loop"), folder);

        SourceState state = crawled(ALL);

        assertThat(state.failure()).isNull();
        assertThat(texts()).containsOnlyKeys("a.json", "sub/b%20c.txt");
        assertThat(LocalPages.read(folder.resolve("file").toUri()).toString())
                .contains("is no file");
    }

    @Test
    void folderThatIsALink_isRead_underTheAddressItWasGiven() throws Exception {
        Path link = Files.createSymbolicLink(place.resolve("link"), folder);

        crawl.crawl(ALL, link.toUri());

        assertThat(crawl.taken())
                .allMatch(each -> each.url().getPath().contains("/link/"))
                .hasSize(2);
    }

    @Test
    void onlyWhatChanged_isNews() throws Exception {
        crawled(ALL);
        crawl.taken();
        int before = crawl.writes();
        Files.writeString(folder.resolve("a.json"), "AA");

        SourceState state = crawl.crawlAgain(ALL, folder.toUri());

        assertThat(state.fetched()).isEqualTo(1);
        assertThat(state.unchanged()).isEqualTo(1);
        assertThat(crawl.writes() - before).isEqualTo(1);
    }

    @Test
    void largeFile_isNamed() throws Exception {
        try (var file =
                Files.newByteChannel(
                        folder.resolve("big"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            file.position(LocalPages.LARGEST);
            file.write(ByteBuffer.wrap(new byte[1]));
        }

        assertThat(crawled(ALL).failure()).contains("big: is larger than 67108864 bytes");
        assertThat(crawl.taken()).hasSize(2);
    }

    @Test
    void folderThatIsNotThere_isNamed_andLookedForAgain() throws InterruptedException {
        SourceState state = crawl.crawl(ALL, place.resolve("nowhere").toUri());

        assertThat(state.failure()).contains("nowhere is no folder");
        assertThat(state.firstPassDone()).isFalse();
    }
}
