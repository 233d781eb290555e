package io.hypervisory.index.revision;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import io.hypervisory.enrich.contract.Difference;
import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Revisions in an Elasticsearch index of their own. They are got by their ids, which are known
/// once the newest revision is: nothing has to be searched, and nothing waits for a refresh.
public final class ElasticsearchRevisions implements RevisionStore {
    /// Ids of one request.
    private static final int SLICE = 500;

    private final ElasticsearchClient client;
    private final String alias;

    public ElasticsearchRevisions(ElasticsearchClient client, String alias) {
        this.client = client;
        this.alias = alias;
    }

    /// The document's id; the type stands in it, since an advisory and a patch may bear one id.
    ///
    /// @param key of the record on `revisions.v1`: id and revision
    public static String documentId(String type, String key) {
        return type + "/" + key;
    }

    private static String documentId(NoticeId id, String type, int revision) {
        return documentId(type, id + "@" + revision);
    }

    @Override
    public List<KeptRevision> revisions(NoticeId id, String type, int newest) {
        var all = new ArrayList<KeptRevision>();
        for (int from = 1; from <= newest; from += SLICE) {
            List<String> ids =
                    IntStream.rangeClosed(from, Math.min(newest, from + SLICE - 1))
                            .mapToObj(revision -> documentId(id, type, revision))
                            .toList();
            for (ObjectNode each : get(ids, RevisionDocument.LINE_FIELDS)) {
                all.add(Json.MAPPER.treeToValue(each, RevisionDocument.class).line());
            }
        }
        return all;
    }

    @Override
    public Optional<byte[]> record(NoticeId id, String type, int revision) {
        return get(List.of(documentId(id, type, revision)), List.of("entry")).stream()
                .filter(document -> document.has("entry"))
                .map(document -> Json.bytes(document.get("entry")))
                .findFirst();
    }

    @Override
    public List<Difference> told(NoticeId id, String type, int revision) {
        return get(List.of(documentId(id, type, revision)), List.of("told")).stream()
                .flatMap(document -> document.path("told").valueStream())
                .map(each -> Json.MAPPER.treeToValue(each, Difference.class))
                .toList();
    }

    private List<ObjectNode> get(List<String> ids, List<String> fields) {
        try {
            var found =
                    client.mget(
                            get -> get.index(alias).ids(ids).sourceIncludes(fields),
                            ObjectNode.class);
            var documents = new ArrayList<ObjectNode>();
            for (var each : found.docs()) {
                ObjectNode source = source(each);
                if (source != null) {
                    documents.add(source);
                }
            }
            return documents;
        } catch (IOException | ElasticsearchException e) {
            throw new StoreUnavailableException("the search server does not answer", e);
        }
    }

    private @Nullable ObjectNode source(MultiGetResponseItem<ObjectNode> item) {
        if (item.isFailure()) {
            String reason = String.valueOf(item.failure().error().reason());
            throw new StoreUnavailableException(
                    "revisions cannot be read now", new IOException(reason));
        }
        return item.result().source();
    }
}
