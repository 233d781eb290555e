package io.hypervisory.docker;

import io.hypervisory.enrich.Enrich;
import io.hypervisory.ingest.catalogue.Catalogue;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.pipe.Ingest;
import java.time.Instant;
import java.util.OptionalLong;

/// How far a process is with what its sources held when it started. Not thread-safe.
public final class Loading implements AutoCloseable {
    private final AllInOne running;
    private final Catalogue catalogue;
    private final StageLag lag;
    private final Instant since;

    public Loading(AllInOne running, Catalogue catalogue) {
        this(running, catalogue, Instant.EPOCH);
    }

    /// @param since a pass that ended before does not count
    public Loading(AllInOne running, Catalogue catalogue, Instant since) {
        this.running = running;
        this.catalogue = catalogue;
        this.lag = new StageLag(running.kafka());
        this.since = since;
    }

    /// Every source had a pass, and every stage has worked off what it brought.
    public boolean isDone() throws InterruptedException {
        return passed() == catalogue.sources().stream().filter(Source::on).count()
                && none(lag.behind(Ingest.READ_GROUP, IngestTopics.DOCUMENTS.name()))
                && none(lag.behind(Enrich.GROUP, IngestTopics.NOTICES.name()))
                && none(running.index().lag());
    }

    private static boolean none(OptionalLong behind) {
        return behind.isPresent() && behind.getAsLong() == 0;
    }

    private long passed() {
        return running.ingest().sources().stream()
                .filter(state -> state.lastPass() != null && state.lastPass().isAfter(since))
                .filter(state ->
                        catalogue.sources().stream()
                                .anyMatch(source -> source.name().equals(state.source())))
                .count();
    }

    /// For people.
    @Override
    public String toString() {
        long fetched = running.ingest().sources().stream().mapToLong(SourceState::fetched).sum();
        long failed =
                running.ingest().sources().stream()
                        .filter(state -> state.health() == SourceState.Health.FAILED)
                        .count();
        return "%d of %d sources crawled%s, %d documents, %d searchable"
                .formatted(
                        passed(),
                        catalogue.sources().size(),
                        failed == 0 ? "" : " (" + failed + " failed)",
                        fetched,
                        running.index().searchable());
    }

    @Override
    public void close() {
        lag.close();
    }
}
