package io.hypervisory.index.query;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.hypervisory.index.document.VersionKeys;
import io.hypervisory.ingest.contract.product.ComparableVersion;
import io.hypervisory.ingest.contract.product.Platform;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which advisories say that a version is affected: their ranges are looked into by sort keys.
final class AffectedQueries {
    private AffectedQueries() {}

    /// @param version null for any of the platform
    static Query of(Platform platform, @Nullable ComparableVersion version) {
        var range = new BoolQuery.Builder();
        range.filter(term("affected.product", platform.product()));
        if (version != null) {
            List<FieldValue> scales =
                    VersionKeys.scales(version).stream().map(FieldValue::of).toList();
            String key = VersionKeys.key(version);
            range.filter(f -> f.terms(t -> t.field("affected.scale").terms(v -> v.value(scales))))
                    .filter(f -> f.range(r -> r.term(t -> t.field("affected.from").lte(key))))
                    .filter(f -> f.range(r -> r.term(t -> t.field("affected.until").gt(key))));
        } else {
            ComparableVersion.ofPlatform(platform.id()).ifPresent(line -> overlaps(line, range));
        }
        Query ranges = range.build()._toQuery();
        return Query.of(q -> q.nested(n -> n.path("affected").query(ranges)));
    }

    /// Ranges that end before the line or begin behind it say nothing of it.
    private static void overlaps(ComparableVersion line, BoolQuery.Builder range) {
        range.filter(f ->
                        f.range(r ->
                                r.term(t ->
                                        t.field("affected.from").lt(VersionKeys.afterAllOf(line)))))
                .filter(f ->
                        f.range(r ->
                                r.term(t -> t.field("affected.until").gt(VersionKeys.key(line)))));
    }

    private static Query term(String field, String value) {
        return Query.of(q -> q.term(t -> t.field(field).value(value)));
    }
}
