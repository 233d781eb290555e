package io.hypervisory.ingest.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.UrlState;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Archive and memory in one, in this process. Thread-safe. What is kept of a document is for heirs
/// to say.
class Shelf implements Archive, Memory {
    final Map<String, UrlState> urls = new HashMap<>();
    final Map<String, SourceState> sources = new HashMap<>();
    final List<String> stored = new ArrayList<>();

    /// The path of what cannot be kept.
    String unwanted = "nothing";

    /// Whether memory of addresses is out of order.
    volatile boolean breaks;

    static SourceState.About about(Source source) {
        return new SourceState.About(
                null, SourceState.Coverage.CURRENT, null, null, source.format(), null);
    }

    @Override
    public synchronized @Nullable String store(
            String source,
            String format,
            boolean history,
            Fetched fetched,
            String sha256,
            UrlState remembered) {
        if (fetched.url().getPath().equals(unwanted)) {
            return "is more than a record holds";
        }
        kept(source, format, history, sha256, fetched);
        remember(remembered);
        return null;
    }

    /// Under the lock.
    void kept(String source, String format, boolean history, String sha256, Fetched fetched) {
        stored.add(
                format
                        + (history ? " history " : " news ")
                        + fetched.url().getPath()
                        + " "
                        + new String(fetched.body(), UTF_8));
    }

    @Override
    public synchronized void remember(UrlState state) {
        urls.put(state.key(), state);
    }

    @Override
    public synchronized void remember(SourceState state) {
        sources.put(state.source(), state);
    }

    @Override
    public void flush(String source) {}

    @Override
    public synchronized @Nullable UrlState url(String source, String url) {
        if (breaks) {
            throw new IllegalStateException("out of order");
        }
        return urls.get(source + " GET " + url);
    }

    @Override
    public synchronized @Nullable SourceState source(String source) {
        return sources.get(source);
    }
}
