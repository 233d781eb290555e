package io.hypervisory.index.web;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.hypervisory.enrich.judgement.crossvendor.Links;
import io.hypervisory.enrich.judgement.crossvendor.Related;
import io.hypervisory.enrich.judgement.crossvendor.Related.Reason;
import io.hypervisory.enrich.judgement.crossvendor.Relation;
import io.hypervisory.index.document.Document.Dates;
import io.hypervisory.index.related.Notice;
import io.hypervisory.index.related.RelatedStore;
import io.hypervisory.index.related.RelatedStore.Neighbours;
import io.hypervisory.ingest.contract.Json;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What belongs to a notice, and why, for programs. Thread-safe.
final class RelatedApi {
    private static final String LIMIT = "limit";
    private static final int DEFAULT = 20;
    private static final int MOST = 100;

    private final RelatedStore store;

    RelatedApi(RelatedStore store) {
        this.store = store;
    }

    /// @param total how many belong to it, of those that were looked at
    /// @param complete false when there are more than were looked at
    /// @param relations how many are in each relation; one can be in several
    /// @param related the closest first, not more than asked for
    record Answer(
            String id,
            String type,
            int total,
            boolean complete,
            Map<Relation, Integer> relations,
            List<Line> related) {}

    /// @param published, dates, url null when the publisher states none
    record Line(
            String id,
            String type,
            String vendor,
            String title,
            @Nullable Instant published,
            @Nullable Dates dates,
            @Nullable String url,
            List<Reason> reasons) {
        static Line of(Notice notice, List<Reason> reasons) {
            return new Line(
                    notice.id(),
                    notice.type(),
                    notice.vendor(),
                    notice.title(),
                    notice.published(),
                    notice.dates(),
                    notice.url(),
                    reasons);
        }
    }

    void related(Context context) {
        Parameters.areKnown(context, Set.of(LIMIT));
        int limit = Parameters.number(context, LIMIT, DEFAULT, MOST);
        var id = Parameters.id(context);
        store.around(id)
                .ifPresentOrElse(
                        found ->
                                context.contentType("application/json")
                                        .result(Json.bytes(answer(found, limit))),
                        () -> Problem.notFound("nothing is known of " + id).answer(context));
    }

    private static Answer answer(Neighbours found, int limit) {
        Map<Links, Notice> notices =
                found.others().stream().collect(toMap(Notice::links, identity(), (a, _) -> a));
        Links subject = found.subject().links();
        List<Related> related = Related.to(subject, notices.keySet());
        var relations = new EnumMap<Relation, Integer>(Relation.class);
        related.forEach(each ->
                each.reasons()
                        .forEach(reason -> relations.merge(reason.relation(), 1, Integer::sum)));
        List<Line> lines =
                related.stream()
                        .limit(limit)
                        .map(each ->
                                Line.of(requireNonNull(notices.get(each.notice())), each.reasons()))
                        .toList();
        return new Answer(
                subject.id(), subject.type(), related.size(), found.complete(), relations, lines);
    }
}
