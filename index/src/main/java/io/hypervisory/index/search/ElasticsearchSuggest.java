package io.hypervisory.index.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.hypervisory.index.document.Document;
import io.hypervisory.index.document.IdKeys;
import io.hypervisory.index.query.Field;
import io.hypervisory.index.search.Suggestion.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Completes the last word of a query from what is indexed, in one request. Thread-safe.
final class ElasticsearchSuggest {
    private static final String VALUES = "values";
    private static final String CVES = "cves";
    private static final String PRODUCTS = "products";
    private static final int SHORTEST_CVE = 5;

    private final ElasticsearchClient client;
    private final String alias;

    ElasticsearchSuggest(ElasticsearchClient client, String alias) {
        this.client = client;
        this.alias = alias;
    }

    /// @param before what stands before the word that is completed
    private record Typed(String before, String word) {
        static Typed of(String text) {
            int blank = text.lastIndexOf(' ');
            return new Typed(text.substring(0, blank + 1), text.substring(blank + 1));
        }

        /// A product may be called by several words: all that is typed, where no field is asked.
        String name() {
            String all = before + word;
            return (all.indexOf(':') < 0 ? all : word).replace("\"", "").strip();
        }

        Suggestion suggestion(
                Kind kind, String text, String clause, @Nullable String about, Long count) {
            return new Suggestion(kind, text, before + clause, about, count);
        }
    }

    List<Suggestion> suggest(String text, int limit) throws IOException {
        var typed = Typed.of(text);
        if (typed.word().isEmpty()) {
            return List.of();
        }
        int colon = typed.word().indexOf(':');
        List<Suggestion> all =
                colon > 0
                        ? values(typed, typed.word().substring(0, colon), colon + 1, limit)
                        : words(typed, limit);
        return all.stream().limit(limit).toList();
    }

    private List<Suggestion> values(Typed typed, String name, int at, int limit)
            throws IOException {
        Optional<Field> field = Field.named(name).filter(Field::hasValues);
        if (field.isEmpty()) {
            return List.of();
        }
        String begun = typed.word().substring(at).replace("\"", "");
        var answer =
                client.search(
                        s ->
                                s.index(alias)
                                        .size(0)
                                        .aggregations(
                                                VALUES,
                                                beginning(field.get().written(), begun, limit)),
                        Void.class);
        return buckets(answer.aggregations(), VALUES).stream()
                .map(bucket -> {
                    String value = bucket.key().stringValue();
                    return typed.suggestion(
                            Kind.VALUE,
                            value,
                            field.get().written() + ":" + quoted(value),
                            null,
                            bucket.docCount());
                })
                .toList();
    }

    private List<Suggestion> words(Typed typed, int limit) throws IOException {
        String word = typed.word().replace("\"", "");
        String name = typed.name();
        String lower = word.toLowerCase(Locale.ROOT);
        boolean isCve = word.length() >= SHORTEST_CVE && lower.startsWith("cve-");
        var products =
                Aggregation.of(a ->
                        a.filter(f -> f.matchPhrasePrefix(m -> m.field("product.text").query(name)))
                                .aggregations(
                                        VALUES, v -> v.terms(t -> t.field("product").size(50))));
        var answer =
                client.search(
                        s -> {
                            s.index(alias)
                                    .query(id(lower))
                                    .size(limit)
                                    .trackTotalHits(track -> track.enabled(false))
                                    .source(o -> o.filter(f -> f.includes(Document.HIT_FIELDS)))
                                    .sort(Orders.NEWEST);
                            s.aggregations(
                                    PRODUCTS,
                                    a -> a.global(g -> g).aggregations(PRODUCTS, products));
                            if (isCve) {
                                s.aggregations(
                                        CVES,
                                        a ->
                                                a.global(g -> g)
                                                        .aggregations(
                                                                CVES,
                                                                beginning("cve", word, limit)));
                            }
                            return s;
                        },
                        Document.class);
        var all = new ArrayList<Suggestion>();
        answer.hits().hits().stream()
                .map(hit -> hit.source())
                .filter(java.util.Objects::nonNull)
                .forEach(found ->
                        all.add(
                                typed.suggestion(
                                        Kind.ID,
                                        found.id(),
                                        quoted(found.id().substring(found.id().indexOf('/') + 1)),
                                        found.title(),
                                        1L)));
        cves(typed, answer.aggregations(), all);
        fields(typed, lower, all);
        products(typed, name.toLowerCase(Locale.ROOT), answer.aggregations(), all);
        return all;
    }

    private static Query id(String lower) {
        String joined = IdKeys.joined(lower);
        return Query.of(q ->
                q.bool(b -> {
                    b.should(s -> s.prefix(p -> p.field("idText").value(lower)));
                    return joined.isEmpty()
                            ? b
                            : b.should(s -> s.prefix(p -> p.field("idKey").value(joined)));
                }));
    }

    private static void cves(Typed typed, Map<String, Aggregate> answers, List<Suggestion> all) {
        Aggregate found = answers.get(CVES);
        if (found != null) {
            for (StringTermsBucket bucket : buckets(found.global().aggregations(), CVES)) {
                String cve = bucket.key().stringValue();
                all.add(typed.suggestion(Kind.CVE, cve, "cve:" + cve, null, bucket.docCount()));
            }
        }
    }

    private static void fields(Typed typed, String lower, List<Suggestion> all) {
        for (Field field : Field.named()) {
            if (field.written().toLowerCase(Locale.ROOT).startsWith(lower)) {
                String clause = field.written() + ":";
                all.add(
                        new Suggestion(
                                Kind.FIELD,
                                clause,
                                typed.before() + clause,
                                field.meaning(),
                                null));
            }
        }
    }

    private static void products(
            Typed typed, String lower, Map<String, Aggregate> answers, List<Suggestion> all) {
        Aggregate every = answers.get(PRODUCTS);
        Aggregate begun = every == null ? null : every.global().aggregations().get(PRODUCTS);
        if (begun == null) {
            return;
        }
        for (StringTermsBucket bucket : buckets(begun.filter().aggregations(), VALUES)) {
            String product = bucket.key().stringValue();
            if ((" " + product.toLowerCase(Locale.ROOT)).contains(" " + lower)) {
                String before = lower.indexOf(' ') < 0 ? typed.before() : "";
                all.add(
                        new Suggestion(
                                Kind.PRODUCT,
                                product,
                                before + "product:" + quoted(product),
                                null,
                                bucket.docCount()));
            }
        }
    }

    private static List<StringTermsBucket> buckets(Map<String, Aggregate> answers, String name) {
        Aggregate found = answers.get(name);
        return found == null || !found.isSterms() ? List.of() : found.sterms().buckets().array();
    }

    /// Values that begin so, in whatever letters.
    private static Aggregation beginning(String field, String begun, int limit) {
        var pattern = new StringBuilder();
        for (char c : begun.toCharArray()) {
            if (Character.isLetter(c)) {
                pattern.append('[')
                        .append(Character.toLowerCase(c))
                        .append(Character.toUpperCase(c))
                        .append(']');
            } else {
                pattern.append(Character.isDigit(c) ? "" : "\\").append(c);
            }
        }
        return Aggregation.of(a ->
                a.terms(t -> t.field(field).size(limit).include(i -> i.regexp(pattern + ".*"))));
    }

    private static String quoted(String value) {
        return value.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]*")
                ? value
                : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
