package io.hypervisory.index.revision;

import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.Difference;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Keeps what Elasticsearch is given.
public final class InMemoryRevisions implements RevisionStore {
    private final Map<String, RevisionDocument> documents = new TreeMap<>();

    /// As `revisions.v1` brings it.
    public void put(Change change) {
        RevisionDocument.of(Json.bytes(change))
                .ifPresent(one -> documents.put(key(one.id(), one.type(), one.revision()), one));
    }

    public int size() {
        return documents.size();
    }

    private static String key(NoticeId id, String type, int revision) {
        return ElasticsearchRevisions.documentId(type, id + "@" + revision);
    }

    private @Nullable RevisionDocument get(NoticeId id, String type, int revision) {
        return documents.get(key(id, type, revision));
    }

    @Override
    public List<KeptRevision> revisions(NoticeId id, String type, int newest) {
        return IntStream.rangeClosed(1, newest)
                .mapToObj(revision -> Optional.ofNullable(get(id, type, revision)))
                .flatMap(Optional::stream)
                .map(RevisionDocument::line)
                .toList();
    }

    @Override
    public Optional<byte[]> record(NoticeId id, String type, int revision) {
        return Optional.ofNullable(get(id, type, revision))
                .flatMap(one -> Optional.ofNullable(one.entry()))
                .map(Json::bytes);
    }

    @Override
    public List<Difference> told(NoticeId id, String type, int revision) {
        RevisionDocument one = get(id, type, revision);
        return one == null ? List.of() : one.told();
    }
}
