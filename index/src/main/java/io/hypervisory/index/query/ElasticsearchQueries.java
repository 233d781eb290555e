package io.hypervisory.index.query;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import io.hypervisory.index.document.IdKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The tree as a query for Elasticsearch. Only words count for the score; whole values and dates
/// filter. Thread-safe.
public final class ElasticsearchQueries {
    /// As written before as stemmed, titles before texts.
    private static final List<String> WORDS =
            List.of(
                    "title.exact^4",
                    "title^3",
                    "text.exact^1.5",
                    "text",
                    "product.text^1.5",
                    "about");

    /// What is called otherwise counts less than what is called as asked.
    private static final float OTHER_NAME = 0.7f;

    /// Of a vendor or product: titles of patches are little else.
    private static final float NAME = 0.3f;

    /// Rather what came out in a year than what names it.
    private static final float CAME_OUT = 10;

    /// More than words can reach.
    private static final float WHOLE_ID = 1_000;

    private static final Pattern CVE_ID = Pattern.compile("(?i)CVE-\\d{4}-\\d{4,}");

    private ElasticsearchQueries() {}

    public static Query of(Clause clause) {
        return switch (clause) {
            case Clause.MatchAll _ -> Query.of(q -> q.matchAll(all -> all));
            case Clause.And(var parts) -> and(parts);
            case Clause.Or(var parts) -> {
                var any = parts.stream().map(ElasticsearchQueries::of).toList();
                yield Query.of(q -> q.bool(b -> b.should(any).minimumShouldMatch("1")));
            }
            case Clause.Not(var part) -> Query.of(q -> q.bool(b -> b.mustNot(of(part))));
            case Clause.Term(var field, var value) -> term(field, value);
            case Clause.Phrase(var field, var text, int slop) -> phrase(field, text, slop);
            case Clause.Pattern(var field, var pattern) -> pattern(field, pattern);
            case Clause.Range range -> range(range);
            case Clause.Period period -> period(period);
            case Clause.Exists(var field) -> Query.of(q -> q.exists(e -> e.field(field.written())));
            case Clause.Age(var more, var less, _) -> age(more, less);
            case Clause.Affects(var platform, var version) -> AffectedQueries.of(platform, version);
            case Clause.Either(var written, var others) -> either(written, others);
            case Clause.Similar(var word) -> LenientQueries.similar(word);
            case Clause.Most most -> LenientQueries.most(most);
        };
    }

    private static Query and(List<Clause> parts) {
        var bool = new BoolQuery.Builder();
        for (Clause part : parts) {
            switch (part) {
                case Clause.Not(var denied) -> bool.mustNot(of(denied));
                default -> {
                    if (scores(part)) {
                        bool.must(of(part));
                    } else {
                        bool.filter(of(part));
                    }
                }
            }
        }
        return bool.build()._toQuery();
    }

    /// Whether some of its matches are better than others.
    public static boolean scores(Clause clause) {
        return switch (clause) {
            case Clause.And(var parts) -> parts.stream().anyMatch(ElasticsearchQueries::scores);
            case Clause.Or(var parts) -> parts.stream().anyMatch(ElasticsearchQueries::scores);
            case Clause.Term(var field, _) -> scores(field);
            case Clause.Phrase(var field, _, _) -> scores(field);
            case Clause.Pattern(var field, _) -> scores(field);
            case Clause.Either _, Clause.Similar _, Clause.Most _ -> true;
            case Clause.MatchAll _, Clause.Not _ -> false;
            case Clause.Range _, Clause.Period _, Clause.Exists _ -> false;
            case Clause.Age _, Clause.Affects _ -> false;
        };
    }

    private static boolean scores(Field field) {
        return switch (field.kind()) {
            case ANY, TEXT, PRODUCT, ID -> true;
            case KEYWORD, DATE, AGE, NUMBER, YEAR, BOOLEAN, AFFECTS -> false;
        };
    }

    private static Query term(Field field, String value) {
        return switch (field.kind()) {
            case ANY -> anywhere(value);
            case ID -> id(value);
            case TEXT, PRODUCT -> words(field, value, 0);
            case NUMBER ->
                    Query.of(q ->
                            q.term(t -> t.field(field.written()).value(Double.parseDouble(value))));
            case KEYWORD, DATE, AGE, YEAR, AFFECTS -> whole(field.written(), value, 1);
            case BOOLEAN ->
                    Query.of(q ->
                            q.term(t ->
                                    t.field(field.written()).value(Boolean.parseBoolean(value))));
        };
    }

    /// An exact id wins over another spelling of it, that over a part of one, a part over a title,
    /// a title over a text.
    private static Query anywhere(String word) {
        var ways = new ArrayList<Query>();
        ways.add(words(word, 0));
        ways.add(idPart(word, 5));
        if (word.chars().anyMatch(Character::isDigit)) {
            ways.add(first(whole("alias", word, 1)));
        }
        if (CVE_ID.matcher(word).matches()) {
            ways.add(whole("cve", word, 10));
        }
        return Query.of(q -> q.disMax(d -> d.queries(ways).tieBreaker(0.1)));
    }

    private static Query phrase(Field field, String text, int slop) {
        return switch (field.kind()) {
            case ANY -> words(text, slop);
            case TEXT, PRODUCT -> words(field, text, slop);
            case KEYWORD, ID, DATE, AGE, NUMBER, YEAR, BOOLEAN, AFFECTS -> term(field, text);
        };
    }

    /// A word that analysis splits, `3.5-x`, must be found in one piece, as a phrase.
    private static Query words(String text, int slop) {
        return Query.of(q ->
                q.multiMatch(
                        m -> m.query(text).fields(WORDS).type(TextQueryType.Phrase).slop(slop)));
    }

    private static Query words(Field field, String text, int slop) {
        return Query.of(q -> q.matchPhrase(m -> m.field(searched(field)).query(text).slop(slop)));
    }

    /// The whole id, however its parts are separated, wins over everything; then comes a part of
    /// one.
    private static Query id(String value) {
        var ways = new ArrayList<Query>();
        ways.add(idPart(value, 5));
        ways.add(first(whole("id", value, 1)));
        IdKeys.of(withoutVendor(value))
                .forEach(key -> {
                    ways.add(first(whole("idKey", key, 1)));
                    ways.add(whole("idText", key, 4));
                });
        return any(ways, 0);
    }

    /// Slugs of vendors hold no digit, and ids begin with a letter: `ms08/037` is one.
    private static String withoutVendor(String id) {
        return id.replaceFirst("^[^\\d/]+/(?=.)", "");
    }

    private static Query first(Query way) {
        return Query.of(q -> q.constantScore(c -> c.filter(way).boost(WHOLE_ID)));
    }

    static Query any(List<Query> ways, double tieBreaker) {
        return Query.of(q -> q.disMax(d -> d.queries(ways).tieBreaker(tieBreaker)));
    }

    private static Query either(Clause written, List<Clause> others) {
        var ways = new ArrayList<Query>();
        ways.add(of(written));
        for (Clause other : others) {
            ways.add(lesser(other));
        }
        Query any = any(ways, 0.1);
        return isNamed(others) ? Query.of(q -> q.bool(b -> b.must(any).boost(NAME))) : any;
    }

    /// Which vendor or product it is narrows; what is asked of it decides.
    private static boolean isNamed(List<Clause> others) {
        return others.stream()
                .anyMatch(other ->
                        other instanceof Clause.Term(var field, _)
                                && (field == Field.VENDOR || field == Field.PLATFORMS));
    }

    /// Whole values weigh the same, however rare; times more than others.
    static Query lesser(Clause other) {
        return scores(other)
                ? Query.of(q -> q.bool(b -> b.must(of(other)).boost(OTHER_NAME)))
                : Query.of(q -> q.constantScore(c -> c.filter(of(other)).boost(value(other))));
    }

    private static float value(Clause other) {
        boolean isTime =
                other instanceof Clause.Period
                        || other instanceof Clause.Term(var field, _) && field == Field.YEAR;
        return isTime ? CAME_OUT : 1;
    }

    private static Query idPart(String value, float boost) {
        String lower = value.toLowerCase(Locale.ROOT);
        return Query.of(q -> q.term(t -> t.field("idText").value(lower).boost(boost)));
    }

    private static Query whole(String name, String value, float boost) {
        return Query.of(
                q -> q.term(t -> t.field(name).value(value).caseInsensitive(true).boost(boost)));
    }

    private static Query pattern(Field field, String pattern) {
        if (field != Field.ANY) {
            return wildcard(unstemmed(field), pattern, 1);
        }
        var ways =
                List.of(
                        wildcard("title.exact", pattern, 3),
                        wildcard("text.exact", pattern, 1),
                        wildcard("product.text", pattern, 1),
                        wildcard("idText", pattern, 5),
                        wildcard("cve", pattern, 5));
        return Query.of(q -> q.disMax(d -> d.queries(ways)));
    }

    private static Query wildcard(String name, String pattern, float boost) {
        return Query.of(q ->
                q.wildcard(w -> w.field(name).value(pattern).caseInsensitive(true).boost(boost)));
    }

    private static Query range(Clause.Range range) {
        return Query.of(q ->
                q.range(r ->
                        r.term(t -> {
                            t.field(range.field().written());
                            if (range.from() != null) {
                                var _ =
                                        range.fromIncluded()
                                                ? t.gte(range.from())
                                                : t.gt(range.from());
                            }
                            if (range.to() != null) {
                                var _ = range.toIncluded() ? t.lte(range.to()) : t.lt(range.to());
                            }
                            return t;
                        })));
    }

    /// Our month is their `M`.
    private static Query age(@Nullable String more, @Nullable String less) {
        return Query.of(q ->
                q.range(r ->
                        r.date(d -> {
                            d.field(Field.PUBLISHED.written());
                            if (more != null) {
                                d.lt("now-" + more.replace('m', 'M'));
                            }
                            if (less != null) {
                                d.gt("now-" + less.replace('m', 'M'));
                            }
                            return d;
                        })));
    }

    private static Query period(Clause.Period period) {
        return Query.of(q ->
                q.range(r ->
                        r.date(d -> {
                            d.field(period.field().written());
                            if (period.from() != null) {
                                d.gte(period.from().toString());
                            }
                            if (period.until() != null) {
                                d.lt(period.until().toString());
                            }
                            return d;
                        })));
    }

    /// Where the field's words stand as they were written: a pattern knows nothing of stems.
    private static String unstemmed(Field field) {
        return field.kind() == Field.Kind.TEXT ? field.written() + ".exact" : searched(field);
    }

    /// Where the field's words stand.
    private static String searched(Field field) {
        return switch (field) {
            case PRODUCT -> "product.text";
            case ID -> "idText";
            default -> field.written();
        };
    }
}
