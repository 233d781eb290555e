package io.hypervisory.index.revision;

import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.Difference;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Shortened;
import io.hypervisory.enrich.judgement.difference.Differences;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One revision as Elasticsearch keeps it; `revisions-mapping.json` says how each field is indexed.
///
/// @param type of the entry
/// @param count of differences; null where none were told
/// @param dates null when there is no entry
/// @param told the differences
/// @param entry the record as it stood, whole in itself: it says itself where it was shortened.
///   Null while the revision is the newest
public record RevisionDocument(
        NoticeId id,
        String type,
        int revision,
        Instant at,
        Cause cause,
        Change.Kind kind,
        @Nullable Boolean silent,
        @Nullable Integer count,
        String hash,
        @Nullable PublisherDates dates,
        List<Difference> told,
        @Nullable JsonNode entry) {
    /// The fields that a [KeptRevision] is made of.
    public static final List<String> LINE_FIELDS =
            List.of(
                    "id",
                    "type",
                    "revision",
                    "at",
                    "cause",
                    "kind",
                    "silent",
                    "count",
                    "hash",
                    "dates");

    private static final String CREATED = "created";
    private static final String ENTRY = "/entry";
    private static final String DIFFERENCES = "/differences";

    public RevisionDocument {
        told = List.copyOf(told);
    }

    /// Empty for what needs no document: that an entry was created, its own lineage tells, until
    /// the record comes once more with the entry as it stood.
    ///
    /// @param value a [Change] as JSON, from `revisions.v1`
    /// @throws IllegalArgumentException when it is none
    public static Optional<RevisionDocument> of(byte[] value) {
        if (isOnlyCreated(value)) {
            return Optional.empty();
        }
        Change change = Json.read(value, Change.class);
        boolean isNamed =
                Stream.of(change.id(), change.entryType(), change.at()).allMatch(Objects::nonNull);
        if (!isNamed || change.revision() < 1) {
            throw new IllegalArgumentException(
                    "not a Change: id, entryType, revision or at is missing");
        }
        Entry stood = change.entry();
        return Optional.of(
                new RevisionDocument(
                        change.id(),
                        change.entryType(),
                        change.revision(),
                        change.at(),
                        change.cause(),
                        change.kind(),
                        change.silent(),
                        count(change),
                        change.hash(),
                        stood == null ? null : PublisherDates.of(stood),
                        change.differences(),
                        stood == null ? null : entry(value, change)));
    }

    /// Looked at token by token, since a backfill brings one of these for each entry.
    private static boolean isOnlyCreated(byte[] value) {
        boolean created = false;
        try (JsonParser json = Json.MAPPER.createParser(value)) {
            json.nextToken();
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                JsonToken token = json.nextToken();
                if (name.equals("entry") && token != JsonToken.VALUE_NULL) {
                    return false;
                }
                created |= name.equals("kind") && json.getString().equals(CREATED);
                json.skipChildren();
            }
            return created;
        } catch (JacksonException e) {
            // whoever reads it whole says what is wrong with it
            return false;
        }
    }

    private static @Nullable Integer count(Change change) {
        if (change.differences().isEmpty()) {
            return null;
        }
        int told = Differences.count(change.differences());
        return change.shortened().stream()
                .filter(each -> each.place().equals(DIFFERENCES))
                .map(Shortened::of)
                .reduce(told, Math::max);
    }

    /// The entry of a shortened change is shortened itself, and only the change says so.
    private static JsonNode entry(byte[] value, Change change) {
        JsonNode entry = tree(value).path("entry");
        var places = new ArrayList<Shortened>();
        for (Shortened each : change.shortened()) {
            if (each.place().startsWith(ENTRY + "/")) {
                String place = each.place().substring(ENTRY.length());
                places.add(new Shortened(place, each.unit(), each.of(), each.kept()));
            }
        }
        if (!places.isEmpty() && entry instanceof ObjectNode record) {
            var all = new ArrayList<>(places);
            all.addAll(Json.MAPPER.treeToValue(entry, Entry.class).shortened());
            record.set("shortened", Json.MAPPER.valueToTree(all));
        }
        return entry;
    }

    private static JsonNode tree(byte[] value) {
        try {
            return Json.MAPPER.readTree(value);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    KeptRevision line() {
        return new KeptRevision(revision, at, cause, kind, silent, count, hash, dates);
    }
}
