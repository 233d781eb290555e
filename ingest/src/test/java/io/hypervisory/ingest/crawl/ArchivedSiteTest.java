package io.hypervisory.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.LoopbackSite;
import io.hypervisory.ingest.Misbehaviour;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.SourceState.Health;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArchivedSiteTest {
    private static final String LIST = "http://lists.example.org/pipermail/announce/";
    private static final String CDX = "/cdx/search/cdx";

    private final Rig rig =
            new Rig(
                    """
                    kind: archived-site
                    url: http://lists.example.org/pipermail/announce/
                    archive:
                      server: SITE
                      from: "2007"
                      filter: ["statuscode:200", "!mimetype:image/.*"]
                      limit: 2
                      most: 4
                      formats:
                        - {match: '.*/\\d{6}\\.html', format: vmsa-mail}
                        - {match: '.*\\.txt', format: mbox}
                    """);

    @AfterEach
    void stop() {
        rig.close();
    }

    private static String table(String rows) {
        return "[[\"urlkey\",\"timestamp\",\"original\",\"digest\"]" + rows + "]";
    }

    private static String row(String time, String original, String digest) {
        String key = original.replaceFirst("^https?://([^/:]+)(?::80)?/", "$1)/");
        return ",[\"%s\",\"%s\",\"%s\",\"%s\"]".formatted(key, time, original, digest);
    }

    private void snapshot(String time, String original, String text) {
        rig.site.page("/web/" + time + "id_/" + original, text);
    }

    private Instant time(int stored) {
        return rig.stored.get(stored).fetched().at();
    }

    @Test
    void snapshots_areVersionsOfTheOriginal_ofTheirTime_eachFetchedOnce()
            throws InterruptedException {
        String page = LIST + "2008/000003.html";
        String old = "http://lists.example.org:80/pipermail/announce/2008/000003.html";
        rig.answer(
                CDX,
                query ->
                        query.contains("resumeKey=")
                                ? table(
                                        row("20121231235959", page, "CCC")
                                                + row("20130101000000", page, "AAA")
                                                + row("20130101000000", LIST + "date.html", "D"))
                                : table(
                                        row("20080115120000", old, "AAA")
                                                + row("20100203040506", page, "BBB")
                                                + ",[],[\"org,example,lists)/x+20100203040507\"]"));
        snapshot("20080115120000", old, "first");
        snapshot("20100203040506", page, "second");
        snapshot("20121231235959", page, "third");

        SourceState first = rig.crawl();

        assertThat(first.failure()).isNull();
        assertThat(time(0)).isEqualTo("2008-01-15T12:00:00Z");
        assertThat(time(1)).isEqualTo("2010-02-03T04:05:06Z");
        assertThat(rig.stored.get(2).text()).isEqualTo("third");
        Fetched stored = rig.stored.get(1).fetched();
        assertThat(stored.finalUrl().getPath()).startsWith("/web/20100203040506id_/");
        assertThat(rig.taken())
                .containsExactly("vmsa-mail " + page, "vmsa-mail " + page, "vmsa-mail " + page);
        assertThat(rig.asked.getFirst())
                .startsWith("url=http%3A%2F%2Flists.example.org%2Fpipermail%2Fannounce%2F")
                .contains("&matchType=prefix&output=json&fl=urlkey%2Ctimestamp%2Coriginal%2Cdigest")
                .contains(
                        "&collapse=digest&filter=statuscode%3A200&filter=%21mimetype%3Aimage%2F.*")
                .contains("&from=2007&limit=2&showResumeKey=true");
        assertThat(rig.asked.getLast())
                .endsWith("&resumeKey=org%2Cexample%2Clists%29%2Fx%2B20100203040507");

        rig.site.requests().clear();
        SourceState second = rig.crawl();

        assertThat(rig.site.requests()).containsOnly(CDX);
        assertThat(second.unchanged()).isEqualTo(3);
        assertThat(rig.taken()).isEmpty();
    }

    @Test
    void olderSnapshotThatTurnsUpLate_isKept_asOfItsTime() throws InterruptedException {
        String page = LIST + "2008/000004.html";
        rig.answer(CDX, _ -> table(row("20120101000000", page, "NEW")));
        snapshot("20120101000000", page, "new");
        snapshot("20080101000000", page, "old");
        rig.crawl();
        rig.stored.clear();

        rig.answer(
                CDX,
                _ ->
                        table(
                                row("20080101000000", page, "OLD")
                                        + row("20120101000000", page, "NEW")));
        rig.crawl();

        assertThat(rig.stored)
                .singleElement()
                .satisfies(late -> {
                    assertThat(late.text()).isEqualTo("old");
                    assertThat(late.fetched().at()).isEqualTo("2008-01-01T00:00:00Z");
                });
    }

    @Test
    void archiveThatLeadsToAnotherSnapshot_isBelieved_asToItsTime() throws InterruptedException {
        String page = LIST + "2008/000005.html";
        rig.answer(CDX, _ -> table(row("20090101000000", page, "A")));
        rig.site.page(
                "/web/20090101000000id_/" + page,
                Misbehaviour.redirect(302, "/web/20090301000000id_/" + page));
        snapshot("20090301000000", page, "text");

        rig.crawl();

        assertThat(time(0)).isEqualTo("2009-03-01T00:00:00Z");
    }

    @Test
    void archiveThatLeadsOutOfItself_isAFault_andTheSnapshotIsAskedForAgain()
            throws InterruptedException {
        String page = LIST + "2008/000006.html";
        rig.answer(CDX, _ -> table(row("20090101000000", page, "A")));
        rig.site.page("/web/20090101000000id_/" + page, Misbehaviour.redirect(301, "/sorry"));
        rig.site.page("/sorry", "<html>sorry</html>");

        assertThat(rig.crawl().failure()).contains("no snapshot");
        snapshot("20090101000000", page, "text");
        rig.crawl();

        assertThat(rig.stored)
                .singleElement()
                .satisfies(it -> assertThat(it.text()).isEqualTo("text"));
    }

    @Test
    void missingSnapshot_isNamed_andTheOthersAreTaken() throws InterruptedException {
        rig.answer(
                CDX,
                _ ->
                        table(
                                row("20090101000000", LIST + "2008/000007.html", "A")
                                        + row("20090101000000", LIST + "2008-May.txt", "B")));
        snapshot("20090101000000", LIST + "2008-May.txt", "From x");

        SourceState state = rig.crawl();

        assertThat(state.health()).isEqualTo(Health.PARTIAL);
        assertThat(state.failure()).contains("000007").contains("404");
        assertThat(rig.taken()).containsExactly("mbox " + LIST + "2008-May.txt");
    }

    @Test
    void resumeKey_thatIsEncodedAlready_goesAsItIs() throws InterruptedException {
        rig.answer(
                CDX,
                query ->
                        query.contains("resumeKey=")
                                ? "[]"
                                : table(",[],[\"org%2Carchive%29%2F+19980109140106%21\"]"));

        rig.crawl();

        assertThat(rig.asked.getLast())
                .endsWith("&resumeKey=org%2Carchive%29%2F+19980109140106%21");
    }

    @Test
    void resumeKeyThatRepeats_endsTheListing_andIsNamed() throws InterruptedException {
        rig.answer(CDX, _ -> table(",[],[\"key\"]"));

        assertThat(rig.crawl().failure()).contains("resume key key again");
        assertThat(rig.asked).hasSize(2);
    }

    @Test
    void indexWithoutEnd_isCut() throws InterruptedException {
        rig.answer(CDX, _ -> table(",[],[\"k" + rig.asked.size() + "\"]"));

        assertThat(rig.crawl().failure()).contains("more than 4 pages");
        assertThat(rig.asked).hasSize(4);
    }

    @Test
    void failedIndexPage_isNamed_andWhatCameBeforeIsTaken() throws InterruptedException {
        String page = LIST + "2008/000008.html";
        rig.site.page(
                CDX,
                exchange -> {
                    boolean second = Rig.said(exchange).contains("resumeKey=");
                    LoopbackSite.send(
                            exchange,
                            second ? 400 : 200,
                            table(row("20090101000000", page, "A") + ",[],[\"key\"]"));
                });
        snapshot("20090101000000", page, "text");

        assertThat(rig.crawl().failure()).contains("400");
        assertThat(rig.taken()).containsExactly("vmsa-mail " + page);
    }

    @Test
    void htmlInsteadOfTheIndex_isNamed() throws InterruptedException {
        rig.site.page(CDX, Misbehaviour.htmlInstead());

        assertThat(rig.crawl().failure()).contains("is not JSON");
    }

    @Test
    void nothingArchived_isNoFault() throws InterruptedException {
        rig.answer(CDX, _ -> "[]");

        assertThat(rig.crawl().failure()).isNull();
    }

    @Test
    void rowThatIsNoSnapshot_isNamed() throws InterruptedException {
        rig.answer(CDX, _ -> table(row("20091341000000", LIST + "2008/000009.html", "A")));

        assertThat(rig.crawl().failure()).contains("lists no snapshot");
    }
}
