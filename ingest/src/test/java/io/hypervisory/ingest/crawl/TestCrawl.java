package io.hypervisory.ingest.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.LoopbackSite;
import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.catalogue.Way;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.UrlState;
import io.hypervisory.ingest.fetch.FetchLimits;
import io.hypervisory.ingest.fetch.Fetcher;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/// A site on loopback and a crawler that keeps what it gets in this process.
public final class TestCrawl extends Shelf implements AutoCloseable {
    public final LoopbackSite site = new LoopbackSite();
    private final Fetcher fetcher = new Fetcher(FetchLimits.STANDARD, Time.system());
    private final List<Fetched> documents = new ArrayList<>();
    private int writes;

    /// One thorough pass, as the first is.
    public SourceState crawl(Way way, String path) throws InterruptedException {
        return crawl(way, site.url(path));
    }

    public SourceState crawl(Way way, URI url) throws InterruptedException {
        try (var crawler = crawler()) {
            return crawler.crawl(source(way, url));
        }
    }

    /// A pass that is not thorough, when a thorough one was done before.
    public SourceState crawlAgain(Way way, String path) throws InterruptedException {
        return crawlAgain(way, site.url(path));
    }

    public SourceState crawlAgain(Way way, URI url) throws InterruptedException {
        Source source = source(way, url);
        return new Pass(source, fetcher, this, this, Admission.FREE, Time.system(), false)
                .run(about(source));
    }

    private static Source source(Way way, URI url) {
        return Source.of("s", way.kind(), url).with(way).ownHost(1);
    }

    private Crawler crawler() {
        return new Crawler(
                fetcher,
                this,
                this,
                Admission.FREE,
                Shelf::about,
                Time.system(),
                Executors.newVirtualThreadPerTaskExecutor());
    }

    /// What was stored since the last call.
    public List<Fetched> taken() {
        var taken = List.copyOf(documents);
        documents.clear();
        return taken;
    }

    /// Addresses without the host, and texts.
    public Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        String host = site.url("").toString();
        for (Fetched fetched : taken()) {
            texts.put(
                    fetched.url().toString().replace(host, ""), new String(fetched.body(), UTF_8));
        }
        return texts;
    }

    /// How often an address was remembered.
    public int writes() {
        return writes;
    }

    @Override
    void kept(String source, String format, boolean history, String sha256, Fetched fetched) {
        documents.add(fetched);
    }

    @Override
    public synchronized void remember(UrlState state) {
        writes++;
        super.remember(state);
    }

    @Override
    public void close() {
        fetcher.close();
        site.close();
    }
}
