package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.catalogue.Way;
import io.hypervisory.ingest.fetch.Fetcher;
import io.hypervisory.ingest.fetch.LoopbackFetcher;
import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that one pass over a CSAF source brings: documents, and every fault, where a real pass keeps
/// the first.
final class Haul implements Pages, Cursor, Sink, AutoCloseable {
    /// By path: a document's bytes.
    final Map<String, byte[]> kept = new LinkedHashMap<>();

    final Map<String, @Nullable String> stamps = new LinkedHashMap<>();
    final List<String> faults = new ArrayList<>();
    final List<String> retryable = new ArrayList<>();

    private final Fetcher fetcher;

    private Haul(HostSites sites) {
        fetcher = LoopbackFetcher.of(sites.hosts());
    }

    static Haul of(HostSites sites, Way way, String place) throws InterruptedException {
        var source =
                Source.of("s", way.kind(), sites.url(place))
                        .with(way)
                        .with(LoopbackFetcher.manners(sites.hosts()));
        try (var haul = new Haul(sites)) {
            Lister.list(source, haul, haul, haul);
            return haul;
        }
    }

    @Override
    public Retrieval whole(Request request) {
        return fetcher.fetch(request);
    }

    @Override
    public Retrieval ifNew(Request request) {
        return fetcher.fetch(request);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public @Nullable Instant at(URI place) {
        return null;
    }

    @Override
    public void move(URI place, Instant to) {
        throw new AssertionError("no CSAF source is read by spans of time");
    }

    @Override
    public void item(Item item) {
        String path = item.url().getPath();
        if (stamps.putIfAbsent(path, String.valueOf(item.stamp())) != null) {
            return;
        }
        var ask = (Item.Way.Ask) item.way();
        if (!(fetcher.fetch(ask.request()) instanceof Fetched fetched)) {
            fault(item.url() + " is not to be had", false);
            return;
        }
        Item.Verdict verdict =
                ask.check() == null ? new Item.Verdict.Fine() : ask.check().look(fetched);
        switch (verdict) {
            case Item.Verdict.Fine _ -> kept.put(path, fetched.body());
            case Item.Verdict.Doubtful(String reason) -> {
                kept.put(path, fetched.body());
                fault(path + ": " + reason, false);
            }
            case Item.Verdict.Refused(String reason, boolean again) ->
                    fault(path + ": " + reason, again);
        }
    }

    @Override
    public void fault(String reason, boolean again) {
        faults.add(reason);
        if (again) {
            retryable.add(reason);
        }
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
