package io.hypervisory.index.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.hypervisory.index.document.Document;
import io.hypervisory.index.query.Clause;
import io.hypervisory.index.query.Ranking;
import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads all matches page by page at one point in time, so that neither a write nor a new index
/// behind the alias shows. For one scan.
final class ElasticsearchScan {
    private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchScan.class);

    /// How long the reader of a page may take.
    private static final Time KEPT = Time.of(t -> t.time("5m"));

    private static final String RECORD = "record";

    private final ElasticsearchClient client;
    private final Scan scan;
    private final Clause tree;
    private final int page;
    private final LocalDate today = ElasticsearchSearch.today();
    private String pointInTime;

    private ElasticsearchScan(
            ElasticsearchClient client, Scan scan, Clause tree, String pointInTime) {
        this.client = client;
        this.scan = scan;
        this.tree = tree;
        this.pointInTime = pointInTime;
        // a record has up to a mebibyte
        page =
                switch (scan.detail()) {
                    case FIELDS -> 500;
                    case TEXT -> 200;
                    case RECORD -> 50;
                };
    }

    static long run(
            ElasticsearchClient client,
            String alias,
            Resolver resolver,
            Scan scan,
            Consumer<Found> each)
            throws IOException {
        String opened = client.openPointInTime(open -> open.index(alias).keepAlive(KEPT)).id();
        Clause tree;
        try {
            tree = resolver.within(opened).resolve(scan.query(), scan.sort()).tree();
        } catch (IOException | RuntimeException e) {
            close(client, opened);
            throw e;
        }
        var running = new ElasticsearchScan(client, scan, tree, opened);
        try {
            return running.run(each);
        } finally {
            close(client, running.pointInTime);
        }
    }

    private long run(Consumer<Found> each) throws IOException {
        long count = 0;
        List<FieldValue> after = List.of();
        while (true) {
            var hits = page(after);
            for (var hit : hits) {
                each.accept(found(hit));
                count++;
            }
            if (hits.size() < page) {
                return count;
            }
            after = hits.getLast().sort();
        }
    }

    private List<Hit<ObjectNode>> page(List<FieldValue> after) throws IOException {
        var asked =
                new co.elastic.clients.elasticsearch.core.SearchRequest.Builder()
                        .pit(pit -> pit.id(pointInTime).keepAlive(KEPT))
                        .query(Ranking.of(tree, today))
                        .size(page)
                        .sort(Orders.of(scan.sort(), tree))
                        .trackTotalHits(track -> track.enabled(false))
                        .source(s -> s.filter(f -> f.excludes(unwanted())));
        if (!after.isEmpty()) {
            asked.searchAfter(after);
        }
        var answer = client.search(asked.build(), ObjectNode.class);
        if (answer.pitId() != null) {
            pointInTime = answer.pitId();
        }
        return answer.hits().hits();
    }

    private List<String> unwanted() {
        return switch (scan.detail()) {
            case FIELDS -> List.of("idText", "text", RECORD);
            case TEXT -> List.of("idText", RECORD);
            case RECORD -> List.of("idText");
        };
    }

    private Found found(Hit<ObjectNode> hit) {
        ObjectNode source = hit.source();
        if (source == null) {
            throw new IllegalStateException("a hit without its source: " + hit.id());
        }
        JsonNode record = source.remove(RECORD);
        return new Found(
                Json.MAPPER.treeToValue(source, Document.class),
                record == null ? null : Json.bytes(record));
    }

    /// No answer is at stake any more; the server closes by itself what stays open.
    static void close(ElasticsearchClient client, String pointInTime) {
        try {
            client.closePointInTime(close -> close.id(pointInTime));
        } catch (IOException | ElasticsearchException e) {
            LOG.debug("a point in time stays open until it expires", e);
        }
    }
}
