package io.hypervisory.ingest.pipe;

import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.SourceState.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which remembered sources are in no catalogue any more. Only what this catalogue lacks, and what
/// is off or was not asked though it was due for a day: another process may have another catalogue.
final class Departed {
    private static final Duration LONG = Duration.ofDays(1);

    private Departed() {}

    static List<String> of(Collection<SourceState> remembered, Set<String> here, Instant now) {
        return remembered.stream()
                .filter(state -> !here.contains(state.source()))
                .filter(state -> state.health() == Health.OFF || isLeft(state, now.minus(LONG)))
                .map(SourceState::source)
                .sorted()
                .toList();
    }

    private static boolean isLeft(SourceState state, Instant before) {
        @Nullable Instant due = state.nextDue();
        return state.lastPass() != null
                && state.lastPass().isBefore(before)
                && (due == null || due.isBefore(before));
    }
}
