package io.hypervisory.index.query;

import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionBoostMode;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScore;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScoreMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.time.LocalDate;
import java.util.List;

/// What makes a match better beside its words. Thread-safe.
public final class Ranking {
    private static final FunctionScore ALWAYS = FunctionScore.of(f -> f.weight(1.0));
    private static final FunctionScore KNOWN_PLATFORM =
            FunctionScore.of(f -> f.filter(q -> q.exists(e -> e.field("platforms"))).weight(0.25));

    /// A hundred points are a fifth.
    private static final FunctionScore URGENT =
            FunctionScore.of(f ->
                    f.fieldValueFactor(v -> v.field("urgencyPoints").missing(0.0).factor(0.002)));

    /// A publisher's own notice before the CVE list's record.
    private static final FunctionScore OWN =
            FunctionScore.of(f ->
                    f.filter(q ->
                                    q.bool(b ->
                                            b.mustNot(n ->
                                                    n.term(t -> t.field("vendor").value("cve")))))
                            .weight(0.1));

    private static final Time YEAR = Time.of(t -> t.time("365d"));

    private Ranking() {}

    /// The query with what else makes a match better, within bounds: words decide, and of two that
    /// are as good the more urgent and the newer one comes first, and one that concerns a platform
    /// before one that concerns none that we know, and a publisher's own notice before a record of
    /// the CVE list.
    ///
    /// @param today by which it is new
    public static Query of(Clause clause, LocalDate today) {
        if (!ElasticsearchQueries.scores(clause)) {
            return ElasticsearchQueries.of(clause);
        }
        return Query.of(q ->
                q.functionScore(f ->
                        f.query(ElasticsearchQueries.of(clause))
                                .functions(
                                        List.of(ALWAYS, KNOWN_PLATFORM, OWN, URGENT, isNew(today)))
                                .scoreMode(FunctionScoreMode.Sum)
                                .boostMode(FunctionBoostMode.Multiply)));
    }

    private static FunctionScore isNew(LocalDate today) {
        return FunctionScore.of(f ->
                f.filter(q -> q.exists(e -> e.field("published")))
                        .gauss(g ->
                                g.date(d ->
                                        d.field("published")
                                                .placement(p ->
                                                        p.origin(today.toString())
                                                                .scale(YEAR)
                                                                .decay(0.5))))
                        .weight(0.15));
    }
}
