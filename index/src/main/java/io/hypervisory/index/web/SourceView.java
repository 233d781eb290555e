package io.hypervisory.index.web;

import io.hypervisory.index.web.page.SourcePage;
import io.hypervisory.index.web.page.SourcesPage;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.SourceState.About;
import io.hypervisory.ingest.contract.SourceState.Coverage;
import io.hypervisory.ingest.contract.SourceState.Health;
import io.hypervisory.ingest.contract.SourceState.Rhythm;
import io.hypervisory.ingest.contract.VendorCoverage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Sources as their pages show them, at an instant. Immutable.
///
/// @param zone in which times are shown
record SourceView(Instant now, ZoneId zone) {
    SourcesPage all(Collection<SourceState> sources) {
        long on = sources.stream().filter(each -> each.health() != Health.OFF).count();
        List<VendorCoverage> vendors = VendorCoverage.of(sources);
        return new SourcesPage(
                on + " of " + sources.size() + " sources are on",
                vendors.stream().map(SourceView::vendor).toList(),
                VendorCoverage.isAnySecondHand(vendors) ? VendorCoverage.SECOND_HAND_NOTE : null,
                sources.stream().map(this::row).toList());
    }

    private static SourcesPage.Vendor vendor(VendorCoverage coverage) {
        String enable = coverage.enable();
        return new SourcesPage.Vendor(
                coverage.vendor(),
                coverage.words(),
                String.join(", ", coverage.on()),
                enable == null ? null : "docker/hypervisory sources enable " + enable);
    }

    private SourcesPage.Row row(SourceState state) {
        About about = state.about();
        return new SourcesPage.Row(
                state.source(),
                link(state.source()),
                state.kind(),
                about == null || about.vendor() == null ? "" : about.vendor(),
                about != null && about.coverage() == Coverage.SECOND_HAND ? "second-hand" : "",
                word(state),
                state.health().name().toLowerCase(Locale.ROOT),
                state.lastSuccess() == null ? "never" : ago(state.lastSuccess()),
                due(state),
                counts(state),
                state.failure());
    }

    private static String link(String source) {
        return "/sources/" + URLEncoder.encode(source, StandardCharsets.UTF_8);
    }

    private static String word(SourceState state) {
        String health = state.health().name().toLowerCase(Locale.ROOT);
        Rhythm rhythm = state.rhythm();
        return rhythm != null && rhythm.quiet() && state.health() == Health.OK
                ? health + ", quiet for longer than usual"
                : health;
    }

    private String due(SourceState state) {
        if (state.health() == Health.OFF) {
            return "";
        }
        Instant due = state.nextDue();
        if (due == null || !due.isAfter(now)) {
            return "now";
        }
        Rhythm rhythm = state.rhythm();
        boolean rests =
                rhythm != null
                        && rhythm.hostRestsUntil() != null
                        && rhythm.hostRestsUntil().isAfter(now);
        return "in " + span(Duration.between(now, due)) + (rests ? " (its host rests)" : "");
    }

    private static String counts(SourceState state) {
        return state.lastPass() == null
                ? ""
                : "%d listed, %d new, %d unchanged, %d failed"
                        .formatted(
                                state.listed(), state.fetched(), state.unchanged(), state.failed());
    }

    SourcePage one(SourceState state) {
        var facts = new ArrayList<SourcePage.Fact>();
        add(facts, "State", word(state));
        add(facts, "Failure", state.failure());
        add(facts, "Kind", state.kind());
        add(facts, "Address", state.url());
        about(facts, state.about());
        add(facts, "Last pass", time(state.lastPass()));
        add(facts, "Last pass without a failure", time(state.lastSuccess()));
        add(facts, "Next due", time(state.nextDue()));
        rhythm(facts, state.rhythm());
        add(facts, "Last pass brought", counts(state));
        add(
                facts,
                "First complete pass",
                state.firstPassDone() ? "done" : "to come: what it brings until then is history");
        return new SourcePage(
                state.source(),
                facts,
                state.health() == Health.OFF ? null : link(state.source()) + "/crawl");
    }

    private static void about(List<SourcePage.Fact> facts, @Nullable About about) {
        if (about == null) {
            return;
        }
        add(facts, "Vendor", about.vendor());
        add(
                facts,
                "Gives",
                switch (about.coverage()) {
                    case CURRENT -> "what is published today";
                    case HISTORY -> "what was published once";
                    case SECOND_HAND ->
                            "what others say of the vendor (second-hand): collected, not searched yet";
                    case POSTS -> "posts about its products";
                });
        add(facts, "Terms", about.terms());
        add(facts, "Not confirmed", about.unconfirmed());
        add(facts, "Read as", about.format());
        add(
                facts,
                "Its reader",
                about.proof() == null ? "there is none yet: the bytes are kept" : about.proof());
    }

    private void rhythm(List<SourcePage.Fact> facts, @Nullable Rhythm rhythm) {
        if (rhythm == null) {
            return;
        }
        add(facts, "Asked every", span(rhythm.every()));
        add(facts, "Last news", time(rhythm.lastNews()));
        add(
                facts,
                "Usually has news every",
                rhythm.usualGap() == null ? null : span(rhythm.usualGap()));
        add(
                facts,
                "Failed passes in a row",
                rhythm.failedPasses() == 0 ? null : Integer.toString(rhythm.failedPasses()));
        add(facts, "Its host rests until", time(rhythm.hostRestsUntil()));
    }

    private static void add(List<SourcePage.Fact> facts, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new SourcePage.Fact(name, value));
        }
    }

    private @Nullable String time(@Nullable Instant instant) {
        return instant == null
                ? null
                : Words.time(instant, zone)
                        + (instant.isAfter(now)
                                ? " (in " + span(Duration.between(now, instant)) + ")"
                                : " (" + ago(instant) + ")");
    }

    private String ago(Instant instant) {
        return span(Duration.between(instant, now)) + " ago";
    }

    /// In the largest unit of which there are at least two.
    static String span(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 2 * 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 2 * 86_400 ? seconds / 3600 + " h" : seconds / 86_400 + " days";
    }
}
