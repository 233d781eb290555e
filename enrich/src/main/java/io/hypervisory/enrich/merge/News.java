package io.hypervisory.enrich.merge;

import static java.util.stream.Collectors.toSet;

import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.ingest.contract.Notice;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What sort of news a revision is. Pure.
final class News {
    private static final String WITHDRAWN = "withdrawn";

    private News() {}

    /// @param told null before revision 1
    /// @param old what was there before; null when it is not known any longer
    /// @param newlyExploited CVEs that came into a catalogue after its first pass
    static Change.Kind kind(
            @Nullable Ledger told,
            @Nullable Object old,
            Object content,
            Set<String> newlyExploited) {
        if (told == null) {
            return Change.Kind.CREATED;
        }
        if (isWithdrawn(Contents.classification(content)) && !isWithdrawn(told.classification())) {
            return Change.Kind.WITHDRAWN;
        }
        return old != null && cameIntoACatalogue(old, content, newlyExploited)
                ? Change.Kind.NEWLY_EXPLOITED
                : Change.Kind.REVISED;
    }

    private static boolean isWithdrawn(@Nullable Classification classification) {
        return classification != null
                && classification.states().stream()
                        .anyMatch(state ->
                                state.value().equals(WITHDRAWN) && state.verdict() == Verdict.YES);
    }

    /// A CVE that was named before and stood in no catalogue. One that is new in the record may
    /// have stood there for years, and one in a second catalogue is exploited already.
    private static boolean cameIntoACatalogue(
            Object old, Object content, Set<String> newlyExploited) {
        Set<String> candidates = new HashSet<>(Contents.cves(old));
        candidates.retainAll(newlyExploited);
        candidates.removeAll(exploited(old));
        return exploited(content).stream().anyMatch(candidates::contains);
    }

    private static Set<String> exploited(Object content) {
        return Contents.knowledge(content).stream()
                .filter(each -> !each.exploited().isEmpty())
                .map(CveKnowledge::cve)
                .collect(toSet());
    }

    /// Whether the publisher left its version and its date as they were; null when that cannot be
    /// told.
    ///
    /// @param before what the same witness said before; null when it had said nothing
    /// @param now null when no notice led to the change
    static @Nullable Boolean silent(Cause cause, @Nullable Notice before, @Nullable Notice now) {
        boolean isItsOwn = cause == Cause.PUBLISHER || cause == Cause.HISTORY;
        if (!isItsOwn || before == null || now == null || saysNoVersion(before, now)) {
            return null;
        }
        return Objects.equals(before.version(), now.version())
                && Objects.equals(before.currentReleaseDate(), now.currentReleaseDate());
    }

    private static boolean saysNoVersion(Notice before, Notice now) {
        return before.version() == null
                && now.version() == null
                && before.currentReleaseDate() == null
                && now.currentReleaseDate() == null;
    }
}
