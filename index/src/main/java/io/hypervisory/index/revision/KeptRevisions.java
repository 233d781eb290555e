package io.hypervisory.index.revision;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Difference;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.enrich.judgement.difference.Differences;
import io.hypervisory.index.search.SearchService;
import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// The newest record from where searches look, the earlier ones from where revisions are kept.
public final class KeptRevisions implements RevisionBoard {
    private final SearchService newest;
    private final RevisionStore store;
    private final BooleanSupplier caughtUp;

    /// @param caughtUp whether the store was given all that there is; before that nobody can tell
    ///   what is not kept from what is not there yet
    public KeptRevisions(SearchService newest, RevisionStore store, BooleanSupplier caughtUp) {
        this.newest = newest;
        this.store = store;
        this.caughtUp = caughtUp;
    }

    @Override
    public Optional<History> history(NoticeId id) {
        return newest.record(id).map(json -> Json.read(json, Entry.class)).map(this::history);
    }

    private History history(Entry entry) {
        int number = entry.lineage().revision();
        String type = type(entry);
        History history = History.of(entry, type, store.revisions(entry.id(), type, number));
        boolean isWhole =
                history.revisions().size() == number
                        && history.revisions().stream().allMatch(KeptRevision::isWhole);
        if (!isWhole && !caughtUp.getAsBoolean()) {
            throw new StoreUnavailableException(
                    "the revisions of " + entry.id() + " are still being read",
                    new IllegalStateException("the index of revisions has not caught up"));
        }
        return history;
    }

    /// The newest is looked for first: by the time it is asked for, a newer one may have replaced
    /// it, and then the store has it.
    @Override
    public Optional<byte[]> record(History history, int revision) {
        if (revision == history.newest().revision()) {
            var json = newest.record(history.id());
            if (json.isPresent()
                    && Json.read(json.get(), Entry.class).lineage().revision() == revision) {
                return json;
            }
        }
        return store.record(history.id(), history.type(), revision);
    }

    @Override
    public Optional<Comparison> compare(History history, int before, int after) {
        if (before >= after) {
            throw new IllegalArgumentException(before + " does not come before " + after);
        }
        var earlier = entry(history, before);
        var later = entry(history, after);
        if (earlier.isPresent() && later.isPresent()) {
            return Optional.of(compare(earlier.get(), later.get()));
        }
        List<Difference> told =
                before + 1 == after ? store.told(history.id(), history.type(), after) : List.of();
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of(new Comparison(Basis.CHANGE, told, List.of()));
    }

    private static Comparison compare(Entry earlier, Entry later) {
        return new Comparison(
                Basis.RECORDS,
                Differences.between(content(earlier), content(later)),
                Stream.concat(earlier.shortened().stream(), later.shortened().stream())
                        .distinct()
                        .toList());
    }

    private Optional<Entry> entry(History history, int revision) {
        return record(history, revision).map(json -> Json.read(json, Entry.class));
    }

    private static Object content(Entry entry) {
        return switch (entry) {
            case Advisory advisory -> advisory.content();
            case Patch patch -> patch.content();
            case Post post -> post.content();
        };
    }

    private static String type(Entry entry) {
        return switch (entry) {
            case Advisory _ -> "advisory";
            case Patch _ -> "patch";
            case Post _ -> "post";
        };
    }
}
