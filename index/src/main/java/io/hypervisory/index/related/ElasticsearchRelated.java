package io.hypervisory.index.related;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.hypervisory.enrich.judgement.crossvendor.Links;
import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Neighbours in Elasticsearch: those that name the notice, those that it names, those of the same
/// CVEs and libraries, and what the posts on it name beside it.
public final class ElasticsearchRelated implements RelatedStore {
    /// Of each sort of neighbours.
    private static final int MOST = 500;

    /// Elasticsearch takes as many clauses at least.
    private static final int MOST_CLAUSES = 1_000;

    private static final List<String> TYPES = List.of("advisory", "patch", "post");

    private final ElasticsearchClient client;
    private final String alias;

    public ElasticsearchRelated(ElasticsearchClient client, String alias) {
        this.client = client;
        this.alias = alias;
    }

    @Override
    public Optional<Neighbours> around(NoticeId id) {
        try {
            List<Notice> found = byId(TYPES.stream().map(type -> type + "/" + id).toList());
            return found.isEmpty() ? Optional.empty() : Optional.of(around(found.getFirst()));
        } catch (IOException | ElasticsearchException e) {
            throw new StoreUnavailableException("the search server does not answer", e);
        }
    }

    private Neighbours around(Notice subject) throws IOException {
        Links links = subject.links();
        var naming = found(naming(subject.id()));
        var sharing = found(sharing(links));
        Set<String> named = named(links);
        for (Notice each : naming.notices()) {
            if (each.type().equals("post")) {
                named.addAll(each.links().mentions());
            }
        }
        List<String> ids =
                named.stream()
                        .flatMap(id -> Stream.of("advisory/" + id, "patch/" + id))
                        .limit(2L * MOST)
                        .toList();
        var all = new LinkedHashMap<String, Notice>();
        Stream.of(naming.notices(), sharing.notices(), byId(ids))
                .flatMap(List::stream)
                .forEach(each -> all.putIfAbsent(each.type() + "/" + each.id(), each));
        boolean complete =
                naming.isWhole()
                        && sharing.isWhole()
                        && named.size() <= MOST
                        && links.cves().size() + links.libraries().size() <= MOST_CLAUSES;
        return new Neighbours(subject, List.copyOf(all.values()), complete);
    }

    private static Set<String> named(Links links) {
        var named = new LinkedHashSet<>(links.patches());
        named.addAll(links.advisories());
        named.addAll(links.supersedes());
        named.addAll(links.mentions());
        return named;
    }

    /// Patches name advisories as what they `mention`, advisories and later patches name patches as
    /// `patch`, posts both.
    private static Query naming(String id) {
        return Query.of(q ->
                q.bool(either ->
                        either.should(term("mention", id))
                                .should(term("patch", id))
                                .minimumShouldMatch("1")));
    }

    /// Those with the most in common score highest. Matches nothing where there is nothing to
    /// share.
    private static Query sharing(Links links) {
        List<Query> each =
                Stream.concat(
                                links.cves().stream().sorted().map(cve -> term("cve", cve)),
                                links.libraries().stream()
                                        .sorted()
                                        .map(library -> term("library", library)))
                        .limit(MOST_CLAUSES)
                        .toList();
        return each.isEmpty()
                ? Query.of(q -> q.matchNone(none -> none))
                : Query.of(q -> q.bool(some -> some.should(each).minimumShouldMatch("1")));
    }

    private static Query term(String field, String value) {
        return Query.of(q ->
                q.constantScore(one -> one.filter(f -> f.term(t -> t.field(field).value(value)))));
    }

    private record Found(List<Notice> notices, boolean isWhole) {}

    private Found found(Query query) throws IOException {
        var hits =
                client.search(
                                search ->
                                        search.index(alias)
                                                .query(query)
                                                .size(MOST)
                                                .trackTotalHits(track -> track.enabled(true))
                                                .source(s ->
                                                        s.filter(f -> f.includes(Notice.FIELDS)))
                                                .sort(s -> s.score(by -> by.order(SortOrder.Desc)))
                                                .sort(s ->
                                                        s.field(f ->
                                                                f.field("id")
                                                                        .order(SortOrder.Asc))),
                                ObjectNode.class)
                        .hits();
        var total = hits.total();
        return new Found(
                hits.hits().stream()
                        .map(Hit::source)
                        .filter(Objects::nonNull)
                        .map(ElasticsearchRelated::notice)
                        .toList(),
                total == null || total.value() <= MOST);
    }

    /// In the order asked for; those that are not there are left out.
    private List<Notice> byId(Collection<String> ids) throws IOException {
        var found = new ArrayList<Notice>();
        if (!ids.isEmpty()) {
            var answer =
                    client.mget(
                            get ->
                                    get.index(alias)
                                            .ids(List.copyOf(ids))
                                            .sourceIncludes(Notice.FIELDS),
                            ObjectNode.class);
            for (var each : answer.docs()) {
                ObjectNode source = each.isResult() ? each.result().source() : null;
                if (source != null) {
                    found.add(notice(source));
                }
            }
        }
        return found;
    }

    private static Notice notice(ObjectNode source) {
        return Json.MAPPER.treeToValue(source, Notice.class);
    }
}
