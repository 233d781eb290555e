package io.hypervisory.index.revision;

import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.Difference;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.index.Entries;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.SaidDate.Precision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// An advisory that is revised again and again; its publisher writes days of California.
public final class Story {
    public static final String ID = "vmware/VMSA-2008-0001";

    private static final Instant FIRST_SEEN = Instant.parse("2026-11-25T10:00:00Z");
    private static final String INITIAL = "2008-01-07";

    private final List<Entry> states = new ArrayList<>();

    static SaidDate day(String day) {
        String zone = "America/Los_Angeles";
        Instant start = LocalDate.parse(day).atStartOfDay(ZoneId.of(zone)).toInstant();
        return new SaidDate(day, start, Precision.DAY, zone, true);
    }

    /// Ours: a minute apart.
    static Instant at(int revision) {
        return FIRST_SEEN.plusSeconds(60L * (revision - 1));
    }

    /// One revision more.
    ///
    /// @param current the publisher's day; null when it gives none at all
    /// @param history days of the publisher's own revision history
    public Story then(@Nullable String current, String... history) {
        int revision = states.size() + 1;
        ObjectNode json = Json.MAPPER.valueToTree(Entries.advisory());
        var content = (ObjectNode) json.get("content");
        content.put("title", "Title " + revision);
        content.remove("initialReleaseDate");
        if (current != null) {
            content.set("initialReleaseDate", Json.MAPPER.valueToTree(day(INITIAL)));
            content.set("currentReleaseDate", Json.MAPPER.valueToTree(day(current)));
        }
        var revisions = content.putArray("publisherRevisions");
        for (String each : history) {
            revisions.addObject().set("date", Json.MAPPER.valueToTree(day(each)));
        }
        ((ObjectNode) json.get("lineage"))
                .put("revision", revision)
                .put("firstSeen", FIRST_SEEN.toString())
                .put("changedAt", at(revision).toString())
                .put("hash", hash(revision));
        states.add(Json.MAPPER.treeToValue(json, Entry.class));
        return this;
    }

    private static String hash(int revision) {
        return Integer.toString(revision).repeat(8);
    }

    public Entry state(int revision) {
        return states.get(revision - 1);
    }

    public Entry newest() {
        return states.getLast();
    }

    /// What stands on `revisions.v1`: every revision but the newest with the record as it stood.
    public List<Change> changes() {
        var changes = new ArrayList<Change>();
        for (Entry each : states) {
            Change told = told(each.lineage().revision());
            changes.add(each == newest() ? told : told.with(each));
        }
        return changes;
    }

    /// The change alone, as it is told first.
    public Change told(int revision) {
        boolean created = revision == 1;
        return new Change(
                newest().id(),
                created ? Change.Kind.CREATED : Change.Kind.REVISED,
                "advisory",
                created ? Cause.HISTORY : Cause.PUBLISHER,
                revision,
                hash(revision),
                created ? null : hash(revision - 1),
                at(revision),
                created
                        ? List.of()
                        : List.of(
                                new Difference(
                                        "/title",
                                        "\"Title " + (revision - 1) + "\"",
                                        "\"Title " + revision + "\"")),
                created ? null : Boolean.FALSE);
    }

    InMemoryRevisions kept() {
        var kept = new InMemoryRevisions();
        changes().forEach(kept::put);
        return kept;
    }

    History history() {
        return history(kept());
    }

    History history(RevisionStore store) {
        int newest = newest().lineage().revision();
        return History.of(newest(), "advisory", store.revisions(newest().id(), "advisory", newest));
    }
}
