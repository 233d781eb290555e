package io.hypervisory.enrich.merge;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Difference;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Lineage;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One notice more: merges it, and when that changes the content, numbers a revision and says what
/// changed and why. A notice that changes nothing is remembered and nothing is sent. Pure,
/// thread-safe.
public final class MergeStep {
    private final Merge merge;

    public MergeStep(Classifier classifier) {
        this.merge = new Merge(classifier);
    }

    /// @param outputs in the order in which they must be sent
    public record Result(MergeState state, List<Output> outputs) {}

    /// @param now stamped on what is published, and part of nothing that is hashed
    public Result apply(MergeState state, Notice notice, Instant now) {
        Dossier before = state.dossier();
        Dossier merged = Dossier.with(before, notice);
        // an old dossier is judged again: the rules may be other ones, and a replay is how they
        // reach it
        Dossier dossier = before != null && merged.equals(before) ? before : merged;
        Object content = merge.content(dossier);
        byte[] json = Json.bytes(content);
        String hash = Digests.sha256(json);
        Ledger ledger = state.ledger();
        if (ledger != null && (ledger.hash().equals(hash) || isTold(content, ledger))) {
            return new Result(
                    dossier == before ? state : new MergeState(dossier, ledger), List.of());
        }
        Object old = before == null ? null : merge.content(before);
        Cause cause = cause(before, notice, old, content);
        var next =
                new Ledger(
                        ledger == null ? 1 : ledger.revision() + 1,
                        hash,
                        ledger == null ? now : ledger.firstSeen(),
                        now,
                        classification(content));
        return new Result(
                new MergeState(dossier, next),
                outputs(notice.id(), old, content, json, ledger, next, cause, dossier));
    }

    /// Once more by the rules of now, where nothing new was said.
    public Result judgedAgain(MergeState state, Instant now) {
        Dossier dossier = state.dossier();
        return dossier == null
                ? new Result(state, List.of())
                : apply(state, dossier.notices().getFirst(), now);
    }

    /// Names the rules that this judges by.
    public String rules() {
        return merge.rules();
    }

    /// Whether other rules say the same of the same facts: that is no news.
    private static boolean isTold(Object content, Ledger ledger) {
        Classification now = classification(content);
        Classification told = ledger.classification();
        if (now == null || told == null || now.rules().equals(told.rules())) {
            return false;
        }
        Classification same = now.by(told.rules());
        Object asTold =
                switch (content) {
                    case Advisory.Content advisory -> advisory.judged(same);
                    case Patch.Content patch -> patch.judged(same);
                    default -> content;
                };
        return same.equals(told) && Digests.sha256(Json.bytes(asTold)).equals(ledger.hash());
    }

    private static List<Output> outputs(
            NoticeId id,
            @Nullable Object old,
            Object content,
            byte[] json,
            @Nullable Ledger ledger,
            Ledger next,
            Cause cause,
            Dossier dossier) {
        var lineage =
                new Lineage(
                        next.revision(),
                        next.hash(),
                        next.firstSeen(),
                        next.changedAt(),
                        cause,
                        witnesses(dossier));
        Entry entry =
                switch (content) {
                    case Advisory.Content advisory -> new Advisory(id, advisory, lineage);
                    case Patch.Content patch -> new Patch(id, patch, lineage);
                    case Post.Content post -> new Post(id, post, lineage);
                    default ->
                            throw new IllegalStateException("no entry for " + content.getClass());
                };
        var change =
                new Change(
                        id,
                        ledger == null ? Change.Kind.CREATED : Change.Kind.REVISED,
                        entryType(entry),
                        cause,
                        next.revision(),
                        next.hash(),
                        ledger == null ? null : ledger.hash(),
                        next.changedAt(),
                        ledger == null || old == null
                                ? List.of()
                                : differences(old, ledger, content),
                        null);
        var outputs = new ArrayList<Output>();
        outputs.add(new Output.Publish(entry, EntryJson.of(entryType(entry), id, json, lineage)));
        outputs.add(new Output.Tell(change));
        if (content instanceof Advisory.Content advisory) {
            mentions(id, (Advisory.Content) old, advisory, outputs);
        }
        return outputs;
    }

    private static String entryType(Entry entry) {
        return switch (entry) {
            case Advisory _ -> "advisory";
            case Patch _ -> "patch";
            case Post _ -> "post";
        };
    }

    private static List<Witness> witnesses(Dossier dossier) {
        return dossier.notices().stream()
                .map(Notice::witness)
                .sorted(Comparator.comparing(Witness::key))
                .toList();
    }

    /// Facts by merging the old witnesses anew; our labels as we told them, which other rules may
    /// have made.
    private static List<Difference> differences(Object old, Ledger told, Object content) {
        var differences = new ArrayList<>(Differences.between(old, content));
        Classification now = classification(content);
        if (told.classification() != null && now != null) {
            differences.removeIf(each -> each.path().startsWith("/classification/"));
            for (Difference each : Differences.between(told.classification(), now)) {
                differences.add(
                        new Difference(
                                "/classification" + each.path(), each.before(), each.after()));
            }
        }
        return differences;
    }

    /// The reader, when the same bytes are read by another version of it; the rules, when the facts
    /// are the same.
    private static Cause cause(
            @Nullable Dossier before, Notice notice, @Nullable Object old, Object content) {
        Notice said = before == null ? null : before.of(notice.witness().key());
        if (old != null && old.equals(content)) {
            return Cause.RULES;
        }
        if (said != null && sameBytesOtherReader(said.witness(), notice.witness())) {
            return Cause.READER;
        }
        return notice.witness().history() ? Cause.HISTORY : Cause.PUBLISHER;
    }

    private static boolean sameBytesOtherReader(Witness said, Witness now) {
        return said.provenance().sha256().equals(now.provenance().sha256())
                && said.provenance().reader() != now.provenance().reader();
    }

    private static @Nullable Classification classification(Object content) {
        return switch (content) {
            case Advisory.Content advisory -> advisory.classification();
            case Patch.Content patch -> patch.classification();
            default -> null;
        };
    }

    /// Only what the CVE's side does not know yet: new CVEs, dropped ones, and all when the date
    /// moved.
    private static void mentions(
            NoticeId id,
            Advisory.@Nullable Content old,
            Advisory.Content content,
            List<Output> outputs) {
        boolean dateMoved =
                old == null
                        || !java.util.Objects.equals(
                                old.initialReleaseDate(), content.initialReleaseDate());
        Set<String> known = old == null ? Set.of() : Set.copyOf(old.cves());
        for (String cve : content.cves()) {
            if (dateMoved || !known.contains(cve)) {
                outputs.add(new Output.Mentions(cve, id, content.initialReleaseDate(), false));
            }
        }
        var dropped = new TreeSet<>(known);
        content.cves().forEach(dropped::remove);
        for (String cve : dropped) {
            outputs.add(new Output.Mentions(cve, id, null, true));
        }
    }
}
