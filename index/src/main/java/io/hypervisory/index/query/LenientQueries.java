package io.hypervisory.index.query;

import co.elastic.clients.elasticsearch._types.query_dsl.FieldValueFactorModifier;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionBoostMode;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScore;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScoreMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What is asked of Elasticsearch where nothing has every word.
final class LenientQueries {
    private static final List<String> UNSTEMMED =
            List.of("title.exact^3", "text.exact", "product.text", "about.exact");

    /// None in words of less than four letters, two from eight on.
    private static final String EDITS = "AUTO:4,8";

    private static final float SIMILAR = 0.3f;

    /// How much it counts to have a word at all, beside where and how often it stands.
    private static final float HELD = 3;

    /// A longer text has some of a question's words by chance.
    private static final double SHORT = 600;

    private static final FunctionScore HOWEVER_LONG = FunctionScore.of(f -> f.weight(0.3));

    /// As much less as it is longer. An index of before has not counted its words.
    private static final FunctionScore BY_LENGTH =
            FunctionScore.of(f ->
                    f.fieldValueFactor(v ->
                                    v.field("words")
                                            .factor(1 / SHORT)
                                            .modifier(FieldValueFactorModifier.Reciprocal)
                                            .missing(1.0))
                            .weight(0.7));

    private LenientQueries() {}

    /// By words as they were written: a word typed wrong has another stem.
    static Query similar(String word) {
        var ways = new ArrayList<Query>();
        ways.add(
                Query.of(q ->
                        q.multiMatch(m ->
                                m.query(word)
                                        .fields(UNSTEMMED)
                                        .operator(Operator.And)
                                        .fuzziness(EDITS)
                                        .prefixLength(1)
                                        .boost(SIMILAR))));
        ways.add(
                Query.of(q ->
                        q.constantScore(c ->
                                c.filter(f ->
                                                f.fuzzy(z ->
                                                        z.field("vendor")
                                                                .value(
                                                                        word.toLowerCase(
                                                                                Locale.ROOT))
                                                                .fuzziness(EDITS)
                                                                .prefixLength(1)))
                                        .boost(SIMILAR))));
        return ElasticsearchQueries.any(ways, 0.1);
    }

    /// Each word of a name that has several: who lacks the name may have one of them.
    private static Stream<Clause> single(Clause part) {
        return part instanceof Clause.Either(Clause.And(var words), _)
                ? words.stream()
                : Stream.empty();
    }

    /// Weights count for what is found and for what comes first; the words themselves for the
    /// latter alone.
    static Query most(Clause.Most most) {
        double all = most.parts().stream().mapToDouble(Clause.Weighted::weight).sum();
        List<Query> weights =
                most.parts().stream()
                        .map(each ->
                                Query.of(q ->
                                        q.constantScore(c ->
                                                c.filter(ElasticsearchQueries.of(each.part()))
                                                        .boost((float) each.weight() * HELD))))
                        .toList();
        List<Query> words =
                most.parts().stream()
                        .map(Clause.Weighted::part)
                        .flatMap(part -> Stream.concat(Stream.of(part), single(part)))
                        .map(ElasticsearchQueries::lesser)
                        .toList();
        return byLength(
                Query.of(q ->
                        q.bool(b ->
                                b.must(m ->
                                                m.functionScore(f ->
                                                        f.query(w ->
                                                                        w.bool(any ->
                                                                                any.should(weights)
                                                                                        .minimumShouldMatch(
                                                                                                "1")))
                                                                .functions(one -> one.weight(1.0))
                                                                .boostMode(
                                                                        FunctionBoostMode.Multiply)
                                                                .minScore(
                                                                        all * most.least() * HELD)))
                                        .should(words))));
    }

    private static Query byLength(Query words) {
        return Query.of(q ->
                q.functionScore(f ->
                        f.query(words)
                                .functions(List.of(HOWEVER_LONG, BY_LENGTH))
                                .scoreMode(FunctionScoreMode.Sum)
                                .maxBoost(1.0)
                                .boostMode(FunctionBoostMode.Multiply)));
    }
}
