package io.hypervisory.index.platform;

import static java.util.Comparator.comparing;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.product.Platform;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Notices on platforms in Elasticsearch, by the field `platforms`.
public final class ElasticsearchPlatforms implements PlatformStore {
    /// The table of products and their releases has some hundreds.
    private static final int MOST_PLATFORMS = 10_000;

    private static final int PAGE = 500;

    /// Elasticsearch takes 65,536 in one clause.
    private static final int MOST_TERMS = 65_000;

    private static final Aggregation BY_PLATFORM =
            Aggregation.of(by ->
                    by.terms(terms -> terms.field("platforms").size(MOST_PLATFORMS))
                            .aggregations("type", type -> type.terms(t -> t.field("type")))
                            .aggregations("published", d -> d.stats(s -> s.field("published"))));

    private final ElasticsearchClient client;
    private final String alias;

    public ElasticsearchPlatforms(ElasticsearchClient client, String alias) {
        this.client = client;
        this.alias = alias;
    }

    @Override
    public List<Counted> all() {
        try {
            var answer =
                    client.search(
                            search ->
                                    search.index(alias)
                                            .size(0)
                                            .aggregations("platforms", BY_PLATFORM),
                            Void.class);
            Aggregate platforms = answer.aggregations().get("platforms");
            return platforms == null || !platforms.isSterms()
                    ? List.of()
                    : platforms.sterms().buckets().array().stream()
                            .map(ElasticsearchPlatforms::counted)
                            .filter(Objects::nonNull)
                            .sorted(comparing(Counted::platform))
                            .toList();
        } catch (IOException | ElasticsearchException e) {
            throw unavailable(e);
        }
    }

    /// Null for what lies between a product and its lines, and says nothing of its own.
    private static @Nullable Counted counted(StringTermsBucket bucket) {
        var platform = Platform.parse(bucket.key().stringValue());
        if (platform.release() != null && !platform.isLine()) {
            return null;
        }
        var days = Objects.requireNonNull(bucket.aggregations().get("published")).stats();
        boolean dated = days.count() > 0;
        return new Counted(
                platform,
                count(bucket, "advisory"),
                count(bucket, "patch"),
                dated ? instant(days.min()) : null,
                dated ? instant(days.max()) : null);
    }

    private static long count(StringTermsBucket bucket, String type) {
        var types = Objects.requireNonNull(bucket.aggregations().get("type")).sterms();
        return types.buckets().array().stream()
                .filter(each -> each.key().stringValue().equals(type))
                .mapToLong(StringTermsBucket::docCount)
                .sum();
    }

    private static @Nullable Instant instant(@Nullable Double millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis.longValue());
    }

    @Override
    public List<Entry> entries(Platform platform) {
        List<FieldValue> ids =
                platform.chain().stream()
                        .filter(each -> each.equals(platform) || each.isLine())
                        .map(each -> FieldValue.of(each.id()))
                        .toList();
        var concerned = Query.of(q -> q.terms(t -> t.field("platforms").terms(v -> v.value(ids))));
        try {
            List<Entry> entries = fetched(concerned);
            entries.addAll(advisories(entries));
            entries.addAll(posts(entries));
            return entries;
        } catch (IOException | ElasticsearchException e) {
            throw unavailable(e);
        }
    }

    private List<Entry> fetched(Query query) throws IOException {
        var found = new ArrayList<Entry>();
        List<FieldValue> after = List.of();
        while (true) {
            List<FieldValue> from = after;
            var hits =
                    client.search(
                                    search -> {
                                        search.index(alias)
                                                .query(q -> q.bool(b -> b.filter(query)))
                                                .size(PAGE)
                                                .source(s -> s.filter(f -> f.includes("record")))
                                                .sort(s ->
                                                        s.field(f ->
                                                                f.field("id").order(SortOrder.Asc)))
                                                .sort(s ->
                                                        s.field(f ->
                                                                f.field("type")
                                                                        .order(SortOrder.Asc)));
                                        return from.isEmpty() ? search : search.searchAfter(from);
                                    },
                                    ObjectNode.class)
                            .hits()
                            .hits();
            hits.stream().map(Hit::source).forEach(source -> add(source, found));
            if (hits.size() < PAGE) {
                return found;
            }
            after = hits.getLast().sort();
        }
    }

    /// Those that patches name, and that do not say themselves that they concern the platform.
    private List<Entry> advisories(Collection<Entry> entries) throws IOException {
        Set<NoticeId> named = new TreeSet<>();
        Set<NoticeId> there = new HashSet<>();
        for (Entry entry : entries) {
            there.add(entry.id());
            if (entry instanceof Patch patch) {
                named.addAll(patch.content().advisories());
            }
        }
        named.removeAll(there);
        var found = new ArrayList<Entry>();
        if (!named.isEmpty()) {
            var ids = named.stream().map(id -> "advisory/" + id).toList();
            var answer =
                    client.mget(
                            get -> get.index(alias).ids(ids).sourceIncludes("record"),
                            ObjectNode.class);
            answer.docs().stream()
                    .filter(each -> each.isResult())
                    .forEach(each -> add(each.result().source(), found));
        }
        return found;
    }

    /// Those that name one of the patches.
    private List<Entry> posts(Collection<Entry> entries) throws IOException {
        List<FieldValue> patches =
                entries.stream()
                        .filter(Patch.class::isInstance)
                        .map(patch -> FieldValue.of(patch.id().toString()))
                        .limit(MOST_TERMS)
                        .toList();
        return patches.isEmpty()
                ? List.of()
                : fetched(
                        Query.of(q ->
                                q.bool(b ->
                                        b.filter(f -> f.term(t -> t.field("type").value("post")))
                                                .filter(f ->
                                                        f.terms(t ->
                                                                t.field("patch")
                                                                        .terms(v ->
                                                                                v.value(
                                                                                        patches)))))));
    }

    private static void add(@Nullable ObjectNode source, List<Entry> to) {
        if (source != null) {
            to.add(Json.MAPPER.treeToValue(source.get("record"), Entry.class));
        }
    }

    private static StoreUnavailableException unavailable(Exception cause) {
        return new StoreUnavailableException("the search server does not answer", cause);
    }
}
