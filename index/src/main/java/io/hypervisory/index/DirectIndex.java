package io.hypervisory.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.index.Store.Outcome.NoAlias;
import io.hypervisory.index.Store.Outcome.Unavailable;
import io.hypervisory.index.Store.Outcome.Written;
import io.hypervisory.index.search.ElasticsearchSearch;
import io.hypervisory.index.search.SearchService;
import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What is searched, filled without a broker: the same index, documents and search as of a running
/// stage, for measuring and for trying the port of search on a server. Thread-safe.
public final class DirectIndex implements AutoCloseable {
    private static final View VIEW = View.ENTRIES;
    private static final Map<String, String> NO_TOPICS = Map.of();

    private final ElasticsearchClient client;
    private final ArtifactIndex index;
    private final Store store;
    private final AtomicLong offset = new AtomicLong();

    private DirectIndex(ElasticsearchClient client) {
        this.client = client;
        index = new ArtifactIndex(client, VIEW);
        store = new ElasticsearchStore(client, VIEW::live);
    }

    /// Goes on with the index that is there if it was filled so and has this version's shape;
    /// otherwise begins an empty one.
    ///
    /// @throws IllegalStateException when the server holds an index that a stage fills
    /// @throws IOException when the server does not answer
    public static DirectIndex open(URI elasticsearch) throws IOException {
        var direct = new DirectIndex(ElasticsearchClients.open(elasticsearch));
        try {
            direct.prepare();
            return direct;
        } catch (IOException | RuntimeException e) {
            direct.close();
            throw e;
        }
    }

    private void prepare() throws IOException {
        var origin = index.origin(NO_TOPICS);
        if (index.isLive(origin)) {
            return;
        }
        var live = index.behind(VIEW.live());
        if (live.isPresent()) {
            if (!live.get().origin().topics().isEmpty()) {
                throw new IllegalStateException(
                        live.get().name() + " is made from topics; take another server");
            }
            client.indices().delete(delete -> delete.index(live.get().name()));
        }
        index.create(VIEW.live(), origin);
    }

    /// Writes entries; what stands there under their ids is replaced.
    ///
    /// @return bytes of the documents that were made of them
    /// @throws IOException when the server does not take them
    public long write(Collection<? extends Entry> entries) throws IOException {
        var writes = new LinkedHashMap<String, Write>();
        for (Entry entry : entries) {
            byte[] key = entry.id().toString().getBytes(UTF_8);
            var record =
                    new ConsumerRecord<>(
                            topic(entry), 0, offset.getAndIncrement(), key, Json.bytes(entry));
            VIEW.projection().of(record).forEach(write -> writes.put(write.id(), write));
        }
        switch (store.write(writes.values())) {
            case Written(var rejected) -> {
                if (!rejected.isEmpty()) {
                    throw new IOException("refused: " + rejected.getFirst().error());
                }
            }
            case Unavailable(var reason) -> throw new IOException(reason);
            case NoAlias _ -> throw new IOException(VIEW.live() + " leads nowhere");
        }
        return writes.values().stream().mapToLong(Write::bytes).sum();
    }

    private static String topic(Entry entry) {
        return switch (entry) {
            case Advisory _ -> EnrichTopics.ADVISORIES.name();
            case Patch _ -> EnrichTopics.PATCHES.name();
            case Post _ -> EnrichTopics.POSTS.name();
        };
    }

    /// Documents, once all that was written can be found.
    ///
    /// @throws IOException when the server does not answer
    public long count() throws IOException {
        try {
            return index.count(VIEW.live());
        } catch (ElasticsearchException e) {
            throw new IOException(e);
        }
    }

    /// The name that searches and settings go by.
    public static String alias() {
        return VIEW.live();
    }

    public SearchService search() {
        return new ElasticsearchSearch(client, VIEW.live());
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
