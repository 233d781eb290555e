package io.hypervisory.ingest.listing;

import static io.hypervisory.ingest.listing.Packed.served;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.hypervisory.ingest.catalogue.Way;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.SourceState.Health;
import io.hypervisory.ingest.crawl.TestCrawl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateinfoTest {
    private static final Way WAY = new Way.Updateinfo();
    private static final byte[] ERRATA = "<updates><update/></updates>".getBytes(UTF_8);

    private final TestCrawl crawl = new TestCrawl();

    @AfterEach
    void stop() {
        crawl.close();
    }

    private void repository(String file, byte[] body, String checksums) {
        crawl.site.tagged(
                "/repo/repodata/repomd.xml",
                """
                <repomd xmlns="http://linux.duke.edu/metadata/repo">
                  <data type="primary"><location href="repodata/p.xml.gz"/></data>
                  <data type="updateinfo">%s<location href="repodata/%s"/></data>
                </repomd>
                """
                        .formatted(checksums, file));
        crawl.site.page("/repo/repodata/" + file, served(body));
    }

    private static String sha256(String element, byte[] body) {
        return "<%s type=\"sha256\">%s</%s>".formatted(element, Digests.sha256(body), element);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "xz", "zstd", "bzip2"})
    void updateinfo_isOneDocument_howeverItIsCompressed(String how) throws InterruptedException {
        byte[] body = Packed.compressed(how, ERRATA);
        repository("u.xml." + how, body, sha256("checksum", body));

        for (String start : new String[] {"/repo", "/repo/", "/repo/repodata/repomd.xml"}) {
            SourceState state = crawl.crawl(WAY, start);
            assertThat(state.failure()).isNull();
        }

        assertThat(crawl.texts())
                .containsOnly(
                        entry("/repo/repodata/repomd.xml#updateinfo", new String(ERRATA, UTF_8)));
    }

    @Test
    void newFile_isTheSameDocument_andAListThatStaysAsksForNothing() throws InterruptedException {
        byte[] one = Packed.gzip(ERRATA);
        repository("1.xml.gz", one, sha256("checksum", one));
        crawl.crawl(WAY, "/repo");
        int asked = crawl.site.requests().size();
        SourceState second = crawl.crawlAgain(WAY, "/repo");
        assertThat(crawl.site.requests()).hasSize(asked + 1);

        byte[] two = Packed.gzip("<updates/>".getBytes(UTF_8));
        repository("2.xml.gz", two, sha256("checksum", two));
        SourceState third = crawl.crawlAgain(WAY, "/repo");

        assertThat(second.health()).isEqualTo(Health.OK);
        assertThat(third.fetched()).isEqualTo(1);
        assertThat(crawl.taken())
                .extracting(each -> each.url().getFragment())
                .containsExactly("updateinfo", "updateinfo");
    }

    @Test
    void fileThatContradictsItsChecksum_isNotTaken_andAskedForAgain() throws InterruptedException {
        byte[] body = Packed.gzip(ERRATA);
        repository("u.xml.gz", body, sha256("checksum", ERRATA));

        SourceState state = crawl.crawl(WAY, "/repo");
        assertThat(state.failure()).contains("u.xml.gz does not have its sha256 checksum");
        assertThat(state.firstPassDone()).isFalse();
        assertThat(crawl.taken()).isEmpty();

        repository("u.xml.gz", body, sha256("checksum", body));
        assertThat(crawl.crawlAgain(WAY, "/repo").failure()).isNull();
        assertThat(crawl.taken()).hasSize(1);
    }

    @Test
    void fileThatTheTransferDecompressed_isCheckedByWhatIsInIt() throws InterruptedException {
        byte[] body = Packed.gzip(ERRATA);
        repository("u.xml.gz", ERRATA, sha256("checksum", body) + sha256("open-checksum", ERRATA));

        assertThat(crawl.crawl(WAY, "/repo").failure()).isNull();
        assertThat(crawl.taken()).hasSize(1);
    }

    @Test
    void fileThatCannotBeChecked_isTaken_andThatIsSaid() throws InterruptedException {
        repository("u.xml", ERRATA, "<checksum type=\"whirlpool\">00</checksum>");

        SourceState state = crawl.crawl(WAY, "/repo");

        assertThat(state.failure()).contains("checksum of a kind that is not known: whirlpool");
        assertThat(state.health()).isEqualTo(Health.PARTIAL);
        assertThat(crawl.taken()).hasSize(1);
    }

    @Test
    void repositoryWithoutErrata_saysSo() throws InterruptedException {
        crawl.site.page("/repo/repodata/repomd.xml", "<repomd><data type='primary'/></repomd>");

        assertThat(crawl.crawl(WAY, "/repo").failure()).contains("names no updateinfo");
    }
}
