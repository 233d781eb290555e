package io.hypervisory.index.web;

import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.SourceState.About;
import io.hypervisory.ingest.contract.SourceState.Coverage;
import io.hypervisory.ingest.contract.SourceState.Health;
import io.hypervisory.ingest.contract.SourceState.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Four sources of two vendors: one in order and quiet, one failed, one off, and what others say of
/// one.
final class FakeSources implements SourceBoard {
    static final Instant PASS = Instant.parse("2026-11-25T12:00:00Z");

    final List<String> commands = new ArrayList<>();

    @Override
    public Collection<SourceState> all() {
        return List.of(
                state("broadcom-list", "vmware", Coverage.CURRENT, Health.OFF, null),
                state("vmware-mails", "vmware", Coverage.HISTORY, Health.OK, null),
                state(
                        "xen-list",
                        "xen",
                        Coverage.CURRENT,
                        Health.FAILED,
                        "http://xen.example/ <b>answered</b> 500"),
                state("nvd-vmware", "vmware", Coverage.SECOND_HAND, Health.OK, null));
    }

    private static SourceState state(
            String name,
            String vendor,
            Coverage coverage,
            Health health,
            @Nullable String failure) {
        boolean off = health == Health.OFF;
        return new SourceState(
                name,
                "feed",
                "http://" + name + ".example/feed",
                new About(vendor, coverage, "ask first", null, "feed", "a description alone"),
                health,
                !off,
                off ? null : PASS,
                health == Health.OK ? PASS : null,
                off ? null : PASS.plusSeconds(3600),
                failure,
                3,
                1,
                1,
                failure == null ? 0 : 1,
                new Rhythm(
                        Duration.ofHours(1),
                        PASS,
                        null,
                        PASS.minus(Duration.ofDays(90)),
                        Duration.ofDays(20),
                        health == Health.OK,
                        failure == null ? 0 : 2,
                        null));
    }

    @Override
    public Optional<SourceState> one(String name) {
        return all().stream().filter(state -> state.source().equals(name)).findFirst();
    }

    @Override
    public void crawlNow(String name) {
        commands.add(name);
    }
}
