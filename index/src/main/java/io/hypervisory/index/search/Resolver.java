package io.hypervisory.index.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.hypervisory.index.query.Clause;
import io.hypervisory.index.query.ElasticsearchQueries;
import io.hypervisory.index.query.Expansion;
import io.hypervisory.index.query.Lenience;
import io.hypervisory.index.search.SearchResults.Match;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds out what a query can be asked as: as it is written, with less where few have every word,
/// and where nothing is found so, with words like its own, or with most of them. That depends on
/// how many documents have which word, so what is read page by page is resolved within its point in
/// time. Thread-safe.
final class Resolver {
    /// As many as a page shows, and fewer.
    private static final int FEW = 10;

    private final ElasticsearchClient client;
    private final String alias;
    private final @Nullable String pointInTime;

    Resolver(ElasticsearchClient client, String alias) {
        this(client, alias, null);
    }

    private Resolver(ElasticsearchClient client, String alias, @Nullable String pointInTime) {
        this.client = client;
        this.alias = alias;
        this.pointInTime = pointInTime;
    }

    /// One for which nothing changes as long as that state is kept.
    Resolver within(String kept) {
        return new Resolver(client, alias, kept);
    }

    Resolved resolve(Clause query, Sort sort) throws IOException {
        Clause tree = Expansion.of(query);
        Lenience words = Lenience.of(tree);
        if (words.words().isEmpty()) {
            return new Resolved(tree, Match.WRITTEN);
        }
        return resolve(tree, count(tree), sort);
    }

    /// What has nearly all words stands beside what has all of them, where that is little and the
    /// best comes first. Chosen values of facets do not count for that, so that of each as much is
    /// found as its facet says.
    ///
    /// @param tree expanded
    /// @param total how many are found by it
    Resolved resolve(Clause tree, long total, Sort sort) throws IOException {
        boolean mayBeFew =
                total < FEW && sort.by() == Sort.By.RELEVANCE && Lenience.of(tree).isLong();
        long free = mayBeFew ? free(tree, total) : total;
        if (mayBeFew && free > 0 && free < FEW) {
            Resolved few = few(tree);
            if (count(few.tree()) > total) {
                return few;
            }
        }
        return total > 0 ? new Resolved(tree, Match.WRITTEN) : lenient(tree);
    }

    private long free(Clause tree, long total) throws IOException {
        var plan = FacetPlan.of(tree);
        return plan.chosen().isEmpty() ? total : count(plan.base());
    }

    private Resolved few(Clause tree) throws IOException {
        Lenience written = Lenience.of(tree);
        Map<Clause, Long> counts = counts(written.words());
        Clause nearlyAll =
                written.nearlyAll(word -> count(counts, word), count(new Clause.MatchAll()));
        return new Resolved(nearlyAll, Match.FEW);
    }

    /// A query that was resolved before, so that its next page is asked as its first one was.
    Resolved as(Clause query, Match match) throws IOException {
        Clause tree = Expansion.of(query);
        return switch (match) {
            case WRITTEN -> new Resolved(tree, match);
            case FEW -> few(tree);
            case SIMILAR, MOST -> lenient(tree);
        };
    }

    /// @param tree expanded, and nothing is found by it
    private Resolved lenient(Clause tree) throws IOException {
        var nothing = new Resolved(tree, Match.WRITTEN);
        Lenience written = Lenience.of(tree);
        if (written.words().isEmpty()) {
            return nothing;
        }
        Map<Clause, Long> counts = counts(written.words());
        Lenience similar = written.similar(word -> count(counts, word) == 0);
        if (!similar.words().equals(written.words())) {
            if (count(similar.all()) > 0) {
                return new Resolved(similar.all(), Match.SIMILAR);
            }
            counts.putAll(counts(similar.words()));
        }
        if (!similar.isAnswerable(word -> count(counts, word))) {
            return nothing;
        }
        Clause anyMistyped = written.similar(_ -> true).all();
        boolean isMistyped = count(anyMistyped) > 0;
        if (isMistyped && !written.isLong()) {
            return new Resolved(anyMistyped, Match.SIMILAR);
        }
        Clause most = similar.most(word -> count(counts, word), count(new Clause.MatchAll()));
        Clause any = isMistyped ? Lenience.either(most, anyMistyped) : most;
        return count(any) > 0 ? new Resolved(any, Match.MOST) : nothing;
    }

    private static long count(Map<Clause, Long> counts, Clause word) {
        return counts.getOrDefault(word, 0L);
    }

    private long count(Clause tree) throws IOException {
        var counted =
                asked().query(ElasticsearchQueries.of(tree)).trackTotalHits(t -> t.enabled(true));
        return Objects.requireNonNull(answer(counted).hits().total()).value();
    }

    /// How many documents have each.
    private Map<Clause, Long> counts(List<Clause> words) throws IOException {
        var filters = new HashMap<String, Query>();
        for (int i = 0; i < words.size(); i++) {
            filters.put(Integer.toString(i), ElasticsearchQueries.of(words.get(i)));
        }
        var counted =
                asked().aggregations(
                                "words", a -> a.filters(f -> f.filters(b -> b.keyed(filters))));
        var buckets =
                Objects.requireNonNull(answer(counted).aggregations().get("words"))
                        .filters()
                        .buckets()
                        .keyed();
        var counts = new HashMap<Clause, Long>();
        buckets.forEach(
                (i, bucket) -> counts.put(words.get(Integer.parseInt(i)), bucket.docCount()));
        return counts;
    }

    private SearchRequest.Builder asked() {
        var asked = new SearchRequest.Builder().size(0);
        return pointInTime == null ? asked.index(alias) : asked.pit(pit -> pit.id(pointInTime));
    }

    private SearchResponse<Void> answer(SearchRequest.Builder asked) throws IOException {
        return client.search(asked.build(), Void.class);
    }
}
