package io.hypervisory.index.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.query_dsl.Like;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.hypervisory.index.document.Document;
import io.hypervisory.ingest.contract.NoticeId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Entries that use the rarer words of one. Thread-safe.
final class ElasticsearchSimilar {
    private static final List<String> WORDS = List.of("title", "text");

    private final ElasticsearchClient client;
    private final String alias;

    ElasticsearchSimilar(ElasticsearchClient client, String alias) {
        this.client = client;
        this.alias = alias;
    }

    /// Empty when nothing is known of it.
    Optional<SearchResponse<Document>> to(NoticeId id, int limit) throws IOException {
        List<String> ids =
                Stream.of("advisory", "patch", "post").map(type -> type + "/" + id).toList();
        Optional<String> known =
                client
                        .mget(
                                get -> get.index(alias).ids(ids).source(s -> s.fetch(false)),
                                Void.class)
                        .docs()
                        .stream()
                        .filter(each -> each.isResult() && each.result().found())
                        .map(each -> each.result().id())
                        .findFirst();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var like = Like.of(l -> l.document(d -> d.index(alias).id(known.get())));
        return Optional.of(
                client.search(
                        search ->
                                search.index(alias)
                                        .size(limit)
                                        .source(s -> s.filter(f -> f.includes(Document.HIT_FIELDS)))
                                        .query(q ->
                                                q.moreLikeThis(m ->
                                                        m.fields(WORDS)
                                                                .like(like)
                                                                .minTermFreq(1)
                                                                .minDocFreq(2)
                                                                .maxQueryTerms(25))),
                        Document.class));
    }
}
