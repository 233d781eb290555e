package io.hypervisory.enrich.merge;

import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Difference;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Lineage;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.enrich.judgement.difference.Differences;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One notice more, or news of a CVE: merges it, and when that changes the content, numbers a
/// revision and says what changed and why. What changes nothing is remembered and nothing is sent.
/// Pure, thread-safe.
public final class MergeStep {
    private final Merge merge;

    public MergeStep(Classifier classifier) {
        this.merge = new Merge(classifier);
    }

    /// @param outputs in the order in which they must be sent
    public record Result(MergeState state, List<Output> outputs) {
        public Result {
            outputs = List.copyOf(outputs);
        }
    }

    /// As the other, where no list says anything.
    public Result apply(MergeState state, Notice notice, Instant now) {
        return apply(state, notice, Knowledge.NONE, now);
    }

    /// @param lists what they say of CVEs, as far as can be seen from here
    /// @param now stamped on what is published, and part of nothing that is hashed
    public Result apply(MergeState state, Notice notice, Knowledge lists, Instant now) {
        Dossier before = state.dossier();
        Dossier merged = Dossier.with(before, notice).knowing(lists);
        // an old dossier is judged again: the rules may be other ones, and a replay is how they
        // reach it
        Dossier dossier = before != null && merged.equals(before) ? before : merged;
        return judged(state, dossier, notice, now);
    }

    /// A touch never leads to a mention, so what the CVE's side sends comes back as nothing.
    public Result apply(MergeState state, Output.Touch touch, Instant now) {
        Dossier before = state.dossier();
        if (before == null) {
            // its notices come again, and read what lists say
            return new Result(state, List.of());
        }
        Claims claims = touch.claims();
        Dossier dossier = before.knowing(cve -> cve.equals(claims.cve()) ? claims : null);
        return dossier == before ? new Result(state, List.of()) : judged(state, dossier, null, now);
    }

    /// Once more by the rules of now, where nothing new was said.
    public Result judgedAgain(MergeState state, Instant now) {
        Dossier dossier = state.dossier();
        return dossier == null ? new Result(state, List.of()) : judged(state, dossier, null, now);
    }

    /// Names the rules that this judges by.
    public String rules() {
        return merge.rules();
    }

    /// Whether other rules say the same of the same facts: that is no news.
    private static boolean isTold(Object content, Ledger ledger) {
        Classification now = Contents.classification(content);
        Classification told = ledger.classification();
        if (now == null || told == null || now.rules().equals(told.rules())) {
            return false;
        }
        Object same = Contents.judged(content, now.by(told.rules()));
        return Canonical.hash(same).equals(ledger.hash());
    }

    /// @param notice that led here; null for a touch, and where rules alone are other ones
    private Result judged(MergeState state, Dossier dossier, @Nullable Notice notice, Instant now) {
        Dossier before = state.dossier();
        Ledger ledger = state.ledger();
        NoticeId id = dossier.notices().getFirst().id();
        Object content = merge.content(dossier);
        String hash = Canonical.hash(content);
        if (ledger != null && (ledger.hash().equals(hash) || isTold(content, ledger))) {
            var outputs = new ArrayList<Output>();
            if (before == null) {
                // the dossiers were wiped, and the CVE's side may have been too
                mentions(id, null, content, null, dossier, outputs);
            }
            return new Result(dossier == before ? state : new MergeState(dossier, ledger), outputs);
        }
        Object old = before == null ? null : merge.content(before);
        Cause cause = cause(before, dossier, notice, old, content);
        Notice said = before == null || notice == null ? null : before.of(notice.witness().key());
        List<Witness> witnesses = witnesses(dossier);
        int revision = ledger == null ? 1 : ledger.revision() + 1;
        var lineage =
                new Lineage(
                        revision,
                        hash,
                        ledger == null ? now : ledger.firstSeen(),
                        now,
                        cause,
                        witnesses);
        Entry entry = Contents.entry(id, content, lineage);
        var change =
                new Change(
                        id,
                        News.kind(ledger, old, content, dossier.newlyExploited()),
                        Contents.entryType(entry),
                        cause,
                        revision,
                        hash,
                        ledger == null ? null : ledger.hash(),
                        now,
                        ledger == null || old == null
                                ? List.of()
                                : differences(old, ledger, content),
                        ledger == null ? null : News.silent(cause, said, notice));
        var outputs = new ArrayList<Output>();
        outputs.add(
                new Output.Publish(
                        entry,
                        EntryJson.of(Contents.entryType(entry), id, Json.bytes(content), lineage)));
        outputs.add(new Output.Tell(change));
        Output stood = Standing.of(ledger, old);
        if (stood != null) {
            outputs.add(stood);
        }
        mentions(id, old, content, notice == null ? dossier : before, dossier, outputs);
        var next =
                new Ledger(
                        revision,
                        hash,
                        lineage.firstSeen(),
                        now,
                        Contents.classification(content),
                        new Ledger.Told(change, witnesses));
        return new Result(new MergeState(dossier, next), outputs);
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
        var differences =
                new ArrayList<>(Differences.between(Canonical.tree(old), Canonical.tree(content)));
        Classification now = Contents.classification(content);
        if (told.classification() != null && now != null) {
            differences.removeIf(each -> each.path().startsWith("/classification/"));
            for (Difference each :
                    Differences.between(
                            Canonical.tree(told.classification()), Canonical.tree(now))) {
                differences.add(
                        new Difference(
                                "/classification" + each.path(), each.before(), each.after()));
            }
        }
        return differences;
    }

    /// The rules, when facts and knowledge are the same; knowledge, when the facts are; the reader,
    /// when the same bytes are read by another version of it.
    private Cause cause(
            @Nullable Dossier before,
            Dossier dossier,
            @Nullable Notice notice,
            @Nullable Object old,
            Object content) {
        if (old != null && Canonical.tree(old).equals(Canonical.tree(content))) {
            return Cause.RULES;
        }
        if (before != null && (notice == null || isByKnowledgeAlone(before, dossier, content))) {
            return dossier.knowsOnlyHistoryBeside(before) ? Cause.HISTORY : Cause.KNOWLEDGE;
        }
        if (notice == null) {
            throw new IllegalStateException("a touch of what was never noticed");
        }
        Notice said = before == null ? null : before.of(notice.witness().key());
        if (said != null && sameBytesOtherReader(said.witness(), notice.witness())) {
            return Cause.READER;
        }
        return notice.witness().history() ? Cause.HISTORY : Cause.PUBLISHER;
    }

    private boolean isByKnowledgeAlone(Dossier before, Dossier dossier, Object content) {
        return !before.claims().equals(dossier.claims())
                && Canonical.tree(merge.content(new Dossier(before.notices(), dossier.claims())))
                        .equals(Canonical.tree(content));
    }

    private static boolean sameBytesOtherReader(Witness said, Witness now) {
        return said.provenance().sha256().equals(now.provenance().sha256())
                && said.provenance().reader() != now.provenance().reader();
    }

    /// Only what the CVE's side does not know yet: new CVEs, dropped ones, all when the date moved,
    /// and those of which a list's word was read from the table since. Each with what the record
    /// was merged with, so that it is told what it lacks. Where a list said one thing, another, and
    /// the first again, the CVE's side would else take who read the second for one who has the
    /// last.
    ///
    /// @param told what the CVE's side knows that the record knew; null when nothing
    private static void mentions(
            NoticeId id,
            @Nullable Object old,
            Object content,
            @Nullable Dossier told,
            Dossier dossier,
            List<Output> outputs) {
        if (content instanceof Post.Content) {
            return;
        }
        String entryType = content instanceof Patch.Content ? "patch" : "advisory";
        SaidDate date = Contents.firstRelease(content);
        boolean dateMoved = old == null || !Objects.equals(Contents.firstRelease(old), date);
        Set<String> known = Set.copyOf(Contents.cves(old));
        for (String cve : Contents.cves(content)) {
            String held = Claims.digest(dossier.held(cve));
            boolean knewOther =
                    told != null && !Objects.equals(Claims.digest(told.held(cve)), held);
            if (dateMoved || !known.contains(cve) || knewOther) {
                outputs.add(new Output.Mentions(cve, entryType, id, date, false, held));
            }
        }
        var dropped = new TreeSet<>(known);
        Contents.cves(content).forEach(dropped::remove);
        for (String cve : dropped) {
            outputs.add(new Output.Mentions(cve, entryType, id, null, true, null));
        }
    }
}
