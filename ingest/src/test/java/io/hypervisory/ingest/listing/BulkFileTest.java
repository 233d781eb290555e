package io.hypervisory.ingest.listing;

import static io.hypervisory.ingest.listing.Packed.served;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.hypervisory.ingest.catalogue.BulkRules;
import io.hypervisory.ingest.catalogue.Glob;
import io.hypervisory.ingest.catalogue.Way;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.SourceState.Health;
import io.hypervisory.ingest.crawl.TestCrawl;
import io.hypervisory.ingest.read.Corpus;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BulkFileTest {
    private static final Way ANY = new Way.BulkFile(BulkRules.STANDARD);
    private static final Map<String, String> TWO = Map.of("a.json", "A", "d/b ü%.json", "B");

    private final TestCrawl crawl = new TestCrawl();

    @AfterEach
    void stop() {
        crawl.close();
    }

    private static Way only(String glob) {
        return new Way.BulkFile(new BulkRules(null, new Glob(glob)));
    }

    private static Way as(BulkRules.As as) {
        return new Way.BulkFile(new BulkRules(as, Glob.ALL));
    }

    @Test
    void zip_isItsEntries_eachUnderAnAddressOfItsOwn() throws InterruptedException {
        crawl.site.page("/all.zip", served(Packed.zip(TWO)));

        SourceState state = crawl.crawl(ANY, "/all.zip");

        assertThat(state.failure()).isNull();
        assertThat(crawl.texts())
                .containsOnly(
                        entry("/all.zip!/a.json", "A"),
                        entry("/all.zip!/d/b%20%C3%BC%25.json", "B"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "xz", "bzip2", "zstd"})
    void tar_isItsEntries_howeverItIsCompressed(String how) throws InterruptedException {
        crawl.site.page("/all.tar.gz", served(Packed.compressed(how, Packed.tar(TWO))));

        SourceState state = crawl.crawl(ANY, "/all.tar.gz");

        assertThat(state.failure()).isNull();
        assertThat(crawl.texts())
                .containsOnly(
                        entry("/all.tar.gz!/a.json", "A"),
                        entry("/all.tar.gz!/d/b%20%C3%BC%25.json", "B"));
    }

    @Test
    void tar_mayBePlain_andNameItsPathsFromHere() throws InterruptedException {
        crawl.site.page("/t?x=1", served(Packed.tar(Map.of("./d//a", "A"))));
        crawl.site.page("/t", served(Packed.tar(Map.of("./d//a", "A"))));

        crawl.crawl(ANY, "/t?x=1");

        assertThat(crawl.texts()).containsOnly(entry("/t?x=1!/d/a", "A"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "xz", "bzip2", "zstd"})
    void compressedFile_isOneDocument_underItsOwnAddress(String how) throws InterruptedException {
        crawl.site.page(
                "/scores.csv.gz", served(Packed.compressed(how, "cve,epss".getBytes(UTF_8))));

        SourceState state = crawl.crawl(ANY, "/scores.csv.gz");

        assertThat(state.failure()).isNull();
        assertThat(crawl.texts()).containsOnly(entry("/scores.csv.gz", "cve,epss"));
    }

    @Test
    void plainFile_isOneDocument_knownAgainAtTheNextPass() throws InterruptedException {
        crawl.site.page("/kev.json", "{}");

        SourceState first = crawl.crawl(ANY, "/kev.json");
        assertThat(crawl.texts()).containsOnly(entry("/kev.json", "{}"));
        SourceState second = crawl.crawlAgain(ANY, "/kev.json");

        assertThat(first.fetched()).isEqualTo(1);
        assertThat(second.unchanged()).isEqualTo(1);
        assertThat(crawl.taken()).isEmpty();
    }

    @Test
    void plainFile_withValidators_isNotSentAgain() throws InterruptedException {
        crawl.site.tagged("/kev.json", "{}");

        crawl.crawl(ANY, "/kev.json");
        SourceState second = crawl.crawlAgain(ANY, "/kev.json");
        crawl.site.tagged("/kev.json", "{ }");
        SourceState third = crawl.crawlAgain(ANY, "/kev.json");

        assertThat(second.listed()).isZero();
        assertThat(second.health()).isEqualTo(Health.OK);
        assertThat(third.fetched()).isEqualTo(1);
    }

    @Test
    void entriesThatAreTheSame_costNothingAtTheNextPass() throws InterruptedException {
        crawl.site.page("/all.zip", served(Packed.zip(TWO)));
        crawl.crawl(ANY, "/all.zip");
        crawl.taken();
        int before = crawl.writes();

        crawl.site.page("/all.zip", served(Packed.zip(Map.of("a.json", "A", "c", "C"))));
        SourceState state = crawl.crawlAgain(ANY, "/all.zip");

        assertThat(state.unchanged()).isEqualTo(1);
        assertThat(crawl.texts()).containsOnly(entry("/all.zip!/c", "C"));
        assertThat(crawl.writes() - before).as("the entry and the file").isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a.csv", "/a.csv.gz", "/a.tar"})
    void csvOutsideAZip_isCutToo_orItIsSaid(String path) throws InterruptedException {
        String csv = "Day,CVE\n1,A\n2,B\n";
        byte[] body =
                switch (path) {
                    case "/a.csv" -> csv.getBytes(UTF_8);
                    case "/a.tar" -> Packed.tar(Map.of("a.csv", csv));
                    default -> Packed.gzip(csv.getBytes(UTF_8));
                };
        crawl.site.page(path, served(body));

        SourceState cut = crawl.crawl(rowsBy("CVE"), path);

        assertThat(cut.failure()).isNull();
        assertThat(crawl.texts().values())
                .containsExactlyInAnyOrder("Day,CVE\n1,A\n", "Day,CVE\n2,B\n");
        assertThat(crawl.crawl(rowsBy("NoSuchColumn"), path).failure())
                .contains(path, "it has no column NoSuchColumn");
        assertThat(crawl.taken()).isEmpty();
    }

    private static Way rowsBy(String column) {
        return new Way.BulkFile(new BulkRules(null, Glob.ALL, column));
    }

    @Test
    void entries_areChosenByGlob() throws InterruptedException {
        crawl.site.page("/all.zip", served(Packed.zip(TWO)));

        crawl.crawl(only("*.json"), "/all.zip");

        assertThat(crawl.texts()).containsOnlyKeys("/all.zip!/a.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/all.zip | is HTML where zip was due",
                "/all.tar.gz | is HTML where tar was due",
                "/kev.json | is HTML",
                "/scores.csv.gz | is HTML",
            })
    void htmlInstead_isNamed_andAskedForAgain(String path, String what)
            throws InterruptedException {
        crawl.site.page(path, "<!-- x --><!DOCTYPE html><html>Sorry</html>");

        SourceState state = crawl.crawl(ANY, path);

        assertThat(state.failure()).contains(path + " " + what);
        assertThat(state.health()).isEqualTo(Health.FAILED);
        assertThat(state.firstPassDone()).isFalse();
        assertThat(crawl.taken()).isEmpty();
    }

    @Test
    void whatIsNotWhatItMustBe_isNamed() throws InterruptedException {
        crawl.site.page("/x", "{}");

        assertThat(crawl.crawl(as(BulkRules.As.ZIP), "/x").failure())
                .contains("is not packed where zip was due");
    }

    @Test
    void zipThatIsADocumentItself_isTakenWhole() throws InterruptedException {
        byte[] zip = Packed.zip(TWO);
        crawl.site.page("/x.zip", served(zip));

        crawl.crawl(as(BulkRules.As.FILE), "/x.zip");

        assertThat(crawl.taken().getFirst().body()).isEqualTo(zip);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip", "tar.gz", "json.gz", "tar.xz", "json.bz2", "json.zst"})
    void truncatedFile_isNamed_andAskedForAgain(String ending) throws InterruptedException {
        byte[] text = new Random(7).doubles(4000).boxed().toList().toString().getBytes(UTF_8);
        byte[] tar = Packed.tar(Map.of("a", new String(text, UTF_8)));
        byte[] whole =
                switch (ending) {
                    case "zip" -> Packed.zip(Map.of("a", new String(text, UTF_8)));
                    case "tar.gz" -> Packed.gzip(tar);
                    case "tar.xz" -> Packed.compressed("xz", tar);
                    case "json.gz" -> Packed.gzip(text);
                    case "json.bz2" -> Packed.compressed("bzip2", text);
                    default -> Packed.compressed("zstd", text);
                };
        crawl.site.page("/all." + ending, served(Packed.cut(whole)));

        SourceState state = crawl.crawl(ANY, "/all." + ending);
        assertThat(crawl.taken()).isEmpty();
        assertThat(state.failure()).contains("/all." + ending + " does not unpack");
        assertThat(state.firstPassDone()).isFalse();

        crawl.site.page("/all." + ending, served(whole));
        assertThat(crawl.crawlAgain(ANY, "/all." + ending).failure()).isNull();
        assertThat(crawl.taken()).hasSize(1);
    }

    @Test
    void fileAboveWhatABodyMayBe_isNamed() throws InterruptedException {
        byte[] chunk = new byte[1 << 20];
        new Random(1).nextBytes(chunk);
        crawl.site.page(
                "/all.zip",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    for (int i = 0; i < 65; i++) {
                        exchange.getResponseBody().write(chunk);
                    }
                    exchange.close();
                });

        assertThat(crawl.crawl(ANY, "/all.zip").failure())
                .contains("all.zip: body as sent is larger than 67108864 bytes");
    }

    @Test
    void localFile_isReadWhereItLies(@TempDir Path folder) throws Exception {
        Path zip = folder.resolve("all.zip");
        Files.write(zip, Packed.zip(Map.of("a", "A")));

        SourceState state = crawl.crawl(ANY, zip.toUri());

        assertThat(state.failure()).isNull();
        assertThat(crawl.texts()).containsOnly(entry(zip.toUri() + "!/a", "A"));
    }

    @Test
    void localFileThatIsNotThere_isNamed(@TempDir Path folder) throws Exception {
        URI url = folder.resolve("all.zip").toUri();

        assertThat(crawl.crawl(ANY, url).failure()).contains("all.zip answered 404");
    }

    @Test
    void realFiles_unpack() throws InterruptedException {
        Path corpus = Corpus.folder("", BulkFileTest.class);
        int tried = 0;
        for (Path file : Corpus.files(corpus)) {
            String name = file.getFileName().toString();
            if (!name.matches(".*\\.(?:zip|gz)") || file.toString().contains("feeds")) {
                continue;
            }
            SourceState state = crawl.crawl(ANY, file.toUri());
            if (name.equals("definitions.zip")) {
                assertThat(state.failure()).contains(".csv is larger than 67108864 bytes unpacked");
            } else {
                assertThat(state.failure()).as(name).isNull();
                assertThat(crawl.taken()).as(name).isNotEmpty();
            }
            tried++;
        }
        assertThat(tried).isGreaterThan(3);
    }
}
