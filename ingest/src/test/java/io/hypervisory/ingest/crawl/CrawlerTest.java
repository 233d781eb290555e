package io.hypervisory.ingest.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.LoopbackSite;
import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.fetch.FetchLimits;
import io.hypervisory.ingest.fetch.Fetcher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrawlerTest {
    private final LoopbackSite site = new LoopbackSite();
    private final Fetcher fetcher = new Fetcher(FetchLimits.STANDARD, Time.system());
    private final Shelf shelf = new Shelf();

    @AfterEach
    void stop() {
        fetcher.close();
        site.close();
    }

    private SourceState crawl(Source.Kind kind, String path) throws InterruptedException {
        try (var crawler = crawler()) {
            return crawler.crawl(Source.of("s", kind, site.url(path)).ownHost(4));
        }
    }

    private Crawler crawler() {
        return crawler(Time.system());
    }

    private Crawler crawler(Time time) {
        return new Crawler(
                fetcher,
                shelf,
                shelf,
                Admission.FREE,
                Shelf::about,
                time,
                Executors.newVirtualThreadPerTaskExecutor());
    }

    private List<String> taken() {
        var taken = shelf.stored.stream().sorted().toList();
        shelf.stored.clear();
        return taken;
    }

    private void provider(String distributions) {
        site.page(
                "/csaf/provider-metadata.json",
                "{\"canonical_url\":\"x\",\"metadata_version\":\"2.0\",\"role\":\"csaf_provider\","
                        + "\"publisher\":{},\"distributions\":["
                        + distributions
                        + "]}");
    }

    @Test
    void feed_isItsOwnDocument_storedOnce_whileItsBytesAreTheSame() throws InterruptedException {
        site.page("/feed", "<rss/>");

        SourceState first = crawl(Source.Kind.FEED, "/feed");
        SourceState second = crawl(Source.Kind.FEED, "/feed");

        assertThat(taken()).containsExactly("feed history /feed <rss/>");
        assertThat(first.health()).isEqualTo(SourceState.Health.OK);
        assertThat(second.unchanged()).isEqualTo(1);
    }

    @Test
    void documentThatCannotBeKept_isNamed_andTheOthersAreKept() throws InterruptedException {
        provider("{\"directory_url\":\"files\"}");
        site.page("/csaf/files/index.txt", "2024/a.json\n2024/b.json\n");
        site.page("/csaf/files/2024/a.json", "a");
        site.page("/csaf/files/2024/b.json", "b");
        shelf.unwanted = "/csaf/files/2024/a.json";

        SourceState state = crawl(Source.Kind.CSAF, "/csaf/provider-metadata.json");

        assertThat(taken()).containsExactly("csaf history /csaf/files/2024/b.json b");
        assertThat(state.fetched()).isEqualTo(1);
        assertThat(state.failure()).contains("a.json").contains("more than a record holds");
    }

    /// Lists lose lines for many reasons, and a publisher that takes something back says so.
    @Test
    void documentThatIsListedNoLonger_isNoNews_andIsNotTakenBack() throws InterruptedException {
        provider("{\"directory_url\":\"files\"}");
        site.page("/csaf/files/index.txt", "2024/a.json\n2024/b.json\n");
        site.page("/csaf/files/2024/a.json", "a");
        site.page("/csaf/files/2024/b.json", "b");
        crawl(Source.Kind.CSAF, "/csaf/provider-metadata.json");
        assertThat(taken()).hasSize(2);
        var remembered = Set.copyOf(shelf.urls.keySet());
        site.page("/csaf/files/index.txt", "2024/b.json\n");

        SourceState state = crawl(Source.Kind.CSAF, "/csaf/provider-metadata.json");

        assertThat(taken()).isEmpty();
        assertThat(shelf.urls.keySet()).containsAll(remembered);
        assertThat(state.health()).isEqualTo(SourceState.Health.OK);
    }

    @Test
    void secondPass_isNews() throws InterruptedException {
        site.page("/feed", "one");
        crawl(Source.Kind.FEED, "/feed");
        taken();
        site.page("/feed", "two");

        crawl(Source.Kind.FEED, "/feed");

        assertThat(taken()).containsExactly("feed news /feed two");
    }

    @Test
    void passThatWasDue_isNotDoneAgain_afterOneThatSomebodyAskedForMeanwhile() throws Exception {
        var listed = new AtomicInteger();
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        var nextPassAwaited = new CountDownLatch(1);
        site.page(
                "/feed",
                exchange -> {
                    listed.incrementAndGet();
                    asked.countDown();
                    awaitQuietly(answer);
                    LoopbackSite.send(exchange, 200, "<rss/>");
                });
        Source source = Source.of("s", Source.Kind.FEED, site.url("/feed")).ownHost(1);
        try (var crawler = crawler(noting(nextPassAwaited));
                var wish = Executors.newVirtualThreadPerTaskExecutor()) {
            var wished = wish.submit(() -> crawler.crawl(source));
            asked.await();
            crawler.hold(List.of(source));
            Thread.sleep(300);
            answer.countDown();

            wished.get();
            nextPassAwaited.await();
        }

        assertThat(listed).hasValue(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Counts down when somebody sleeps for longer than a pass would.
    private static Time noting(CountDownLatch nextPassAwaited) {
        return new Time() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                if (duration.toMinutes() > 0) {
                    nextPassAwaited.countDown();
                }
                Thread.sleep(duration);
            }
        };
    }

    @Test
    void rolie_isPreferred_andEntriesAreFollowed_withRefAsRel() throws InterruptedException {
        provider(
                "{\"rolie\":{\"feeds\":[{\"url\":\"feed.json\"}]}},{\"directory_url\":\"never/\"}");
        site.page(
                "/csaf/feed.json",
                """
                {"feed":{"entry":[
                  {"id":"a","content":{"src":"2024/a.json"}},
                  {"id":"b","link":[{"ref":"self","href":"2024/b.json"}]}]}}\
                """);
        site.tagged("/csaf/2024/a.json", "A");
        site.tagged("/csaf/2024/b.json", "B");

        SourceState first = crawl(Source.Kind.CSAF, "/csaf/provider-metadata.json");
        SourceState second = crawl(Source.Kind.CSAF, "/csaf/provider-metadata.json");

        assertThat(taken())
                .containsExactly(
                        "csaf history /csaf/2024/a.json A", "csaf history /csaf/2024/b.json B");
        assertThat(first.fetched()).isEqualTo(2);
        assertThat(second.unchanged()).isEqualTo(2);
        assertThat(site.requests()).noneMatch(path -> path.contains("never"));
    }

    @Test
    void directory_takesIndexAndChanges_quotedOrNot_andCisasOverlappingPaths()
            throws InterruptedException {
        provider("{\"directory_url\":\"files/white\"}");
        site.page(
                "/csaf/files/white/index.txt", "2024/a.json\nfiles/white/2024/b.json\nREADME.md\n");
        site.page(
                "/csaf/files/white/changes.csv",
                "\"2024/c.json\",\"2024-01-01T00:00:00Z\"\n2024/a.json,2024-01-01\n");
        for (String name : List.of("a", "b", "c")) {
            site.page("/csaf/files/white/2024/" + name + ".json", name);
        }

        SourceState state = crawl(Source.Kind.CSAF, "/csaf/provider-metadata.json");

        assertThat(state.failure()).isNull();
        assertThat(taken()).hasSize(3);
    }

    @Test
    void missingDocument_isNamed_andTheRestIsTaken() throws InterruptedException {
        provider("{\"directory_url\":\"d/\"}");
        site.page("/csaf/d/index.txt", "a.json\nlost.json\n");
        site.page("/csaf/d/a.json", "A");

        SourceState state = crawl(Source.Kind.CSAF, "/csaf/provider-metadata.json");

        assertThat(state.health()).isEqualTo(SourceState.Health.PARTIAL);
        assertThat(state.failure()).contains("lost.json").contains("404");
        assertThat(state.firstPassDone()).isTrue();
        assertThat(taken()).hasSize(1);
    }

    @Test
    void documentOfAnotherLabel_isNamedAndNotKept_andDoesNotKeepTheFirstPassOpen()
            throws InterruptedException {
        provider("{\"directory_url\":\"d/\"}");
        site.page("/csaf/d/index.txt", "a.json\nred.json\n");
        site.page("/csaf/d/a.json", "A");
        site.page(
                "/csaf/d/red.json",
                "{\"document\":{\"distribution\":{\"tlp\":{\"label\":\"RED\"}}}}");

        SourceState state = crawl(Source.Kind.CSAF, "/csaf/provider-metadata.json");

        assertThat(state.failure()).contains("red.json", "TLP:RED");
        assertThat(state.firstPassDone()).isTrue();
        assertThat(taken()).containsExactly("csaf history /csaf/d/a.json A");
    }

    @Test
    void documentThatContradictsItsHash_isAskedForAgain() throws InterruptedException {
        provider("{\"rolie\":{\"feeds\":[{\"url\":\"feed.json\"}]}}");
        site.tagged(
                "/csaf/feed.json",
                """
                {"feed":{"entry":[{"id":"a","updated":"2024","content":{"src":"a.json"},
                  "link":[{"rel":"hash","href":"a.json.sha256"}]}]}}\
                """);
        site.tagged("/csaf/a.json", "A");
        site.page("/csaf/a.json.sha256", "0".repeat(64));

        SourceState first = crawl(Source.Kind.CSAF, "/csaf/provider-metadata.json");
        assertThat(taken()).isEmpty();
        site.page("/csaf/a.json.sha256", Digests.sha256("A".getBytes(UTF_8)));
        SourceState second = crawl(Source.Kind.CSAF, "/csaf/provider-metadata.json");

        assertThat(first.firstPassDone()).isFalse();
        assertThat(first.failure()).contains("does not have the hash");
        assertThat(taken()).hasSize(1);
        assertThat(second.health()).isEqualTo(SourceState.Health.OK);
    }

    @Test
    void documentThatCouldNotBeChecked_isKept_andThatIsSaidOnce() throws InterruptedException {
        provider("{\"rolie\":{\"feeds\":[{\"url\":\"feed.json\"}]}}");
        site.page(
                "/csaf/feed.json",
                """
                {"feed":{"entry":[{"id":"a","content":{"src":"a.json"},
                  "link":[{"rel":"hash","href":"lost.sha256"}]}]}}\
                """);
        site.tagged("/csaf/a.json", "A");

        SourceState first = crawl(Source.Kind.CSAF, "/csaf/provider-metadata.json");
        SourceState second = crawl(Source.Kind.CSAF, "/csaf/provider-metadata.json");

        assertThat(taken()).hasSize(1);
        assertThat(first.health()).isEqualTo(SourceState.Health.PARTIAL);
        assertThat(first.failure()).contains("lost.sha256 answered 404");
        assertThat(second.unchanged()).isEqualTo(1);
        assertThat(second.failure()).isNull();
    }

    @Test
    void deadSite_isAFailedSource_whoseFirstPassIsStillToCome() throws InterruptedException {
        var gone = new LoopbackSite();
        var url = gone.url("/csaf/provider-metadata.json");
        gone.close();

        SourceState state;
        try (var crawler = crawler()) {
            state = crawler.crawl(Source.of("s", Source.Kind.CSAF, url).ownHost(1));
        }

        assertThat(state.health()).isEqualTo(SourceState.Health.FAILED);
        assertThat(state.firstPassDone()).isFalse();
        assertThat(state.lastSuccess()).isNull();
        assertThat(state.failure()).contains("provider-metadata.json");
    }

    @Test
    void htmlInsteadOfMetadata_isNamed() throws InterruptedException {
        site.page("/csaf/provider-metadata.json", "<html>Sorry</html>");

        assertThat(crawl(Source.Kind.CSAF, "/csaf/provider-metadata.json").failure())
                .contains("is not JSON");
    }

    @Test
    void mailArchive_isListedByPeriod_eachMessageOnce() throws InterruptedException {
        site.page(
                "/list/",
                "<a href='2007/thread.html'>t</a> <a href='2007/date.html'>d</a> <a href='2008/date.html'>d</a>");
        site.page(
                "/list/2007/thread.html",
                "<LI><A HREF=\"000001.html\">one</A><LI><A HREF=\"000001.html\">again</A>");
        site.page(
                "/list/2008/date.html",
                "<LI><A HREF=\"000002.html\">two</A> <a href='http://elsewhere/000003.html'>x</a>");
        site.page("/list/2007/000001.html", "1");
        site.page("/list/2008/000002.html", "2");

        SourceState state = crawl(Source.Kind.MAIL_ARCHIVE, "/list/");

        assertThat(state.failure()).isNull();
        assertThat(taken())
                .containsExactly(
                        "vmsa-mail history /list/2007/000001.html 1",
                        "vmsa-mail history /list/2008/000002.html 2");
    }

    @Test
    void archiveWithoutMonths_isSaidToBeNone() throws InterruptedException {
        site.page("/list/", "<p>hello</p>");

        assertThat(crawl(Source.Kind.MAIL_ARCHIVE, "/list/").failure()).contains("names no month");
    }
}
