package io.hypervisory.ingest.crawl;

import io.hypervisory.ingest.catalogue.Schedule;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.SourceState.About;
import io.hypervisory.ingest.contract.SourceState.Health;
import io.hypervisory.ingest.contract.SourceState.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// How a source stands after a pass, and when it is asked again: half as long after news, half as
/// long again without, and after a fault a minute later at first, then each time twice as long, up
/// to the longest. A host that wants to be left alone longer is.
///
/// @param before null before the first pass
/// @param thorough the pass belonged to a round in which every document is asked for
/// @param roundSince when that round began
record Standing(
        Source source,
        About about,
        @Nullable SourceState before,
        Instant now,
        boolean thorough,
        Instant roundSince) {
    private static final int QUIET_AFTER_GAPS = 3;

    /// After the first failed pass. Not the schedule's shortest, which for an archive is a week: a
    /// start without a network must not lose it for so long.
    private static final Duration FIRST_PATIENCE = Duration.ofMinutes(1);

    static boolean isFirstPassDone(@Nullable SourceState before, Source source) {
        return before != null
                && before.firstPassDone()
                && before.url().equals(source.url().toString());
    }

    /// When a round began that faults or a host's rest keep from its end; `now` when none is under
    /// way.
    static Instant roundSince(@Nullable SourceState before, Instant now) {
        Rhythm rhythm = before == null ? null : before.rhythm();
        return rhythm == null || rhythm.roundSince() == null ? now : rhythm.roundSince();
    }

    static boolean isRecheckDue(@Nullable SourceState before, Source source, Instant now) {
        Rhythm rhythm = before == null ? null : before.rhythm();
        return rhythm == null
                || rhythm.lastThorough() == null
                || !rhythm.lastThorough().plus(source.schedule().recheck()).isAfter(now);
    }

    /// Before the first pass, or while it is off.
    static SourceState waiting(Source source, About about, @Nullable SourceState before) {
        Health health =
                source.on()
                        ? before == null
                                        || before.lastPass() == null
                                        || before.health() == Health.OFF
                                ? Health.NEW
                                : before.health()
                        : Health.OFF;
        return new SourceState(
                source.name(),
                source.way().kind().word(),
                source.url().toString(),
                about,
                health,
                isFirstPassDone(before, source),
                before == null ? null : before.lastPass(),
                before == null ? null : before.lastSuccess(),
                before == null ? null : before.nextDue(),
                before == null ? null : before.failure(),
                before == null ? 0 : before.listed(),
                before == null ? 0 : before.fetched(),
                before == null ? 0 : before.unchanged(),
                before == null ? 0 : before.failed(),
                before == null ? null : before.rhythm());
    }

    /// @param hostRestsUntil null when it may be asked
    SourceState after(Tally tally, @Nullable Instant hostRestsUntil) {
        boolean still = isStillFailed(tally);
        boolean clean = tally.countFailed() == 0 && !still;
        boolean some = tally.countFetched() + tally.countUnchanged() > 0;
        Rhythm rhythm = rhythm(tally, hostRestsUntil);
        return new SourceState(
                source.name(),
                source.way().kind().word(),
                source.url().toString(),
                about,
                still && before != null
                        ? before.health()
                        : clean ? Health.OK : some ? Health.PARTIAL : Health.FAILED,
                isComplete(tally),
                now,
                clean ? now : before == null ? null : before.lastSuccess(),
                nextDue(tally, rhythm),
                still && before != null ? before.failure() : tally.firstFailure(),
                tally.countListed(),
                tally.countFetched(),
                tally.countUnchanged(),
                tally.countFailed(),
                rhythm);
    }

    /// The first pass is complete when nothing is left that asking again could bring, and with the
    /// second at the latest: one document that always fails must not make a source history for
    /// ever.
    private boolean isComplete(Tally tally) {
        boolean second =
                before != null
                        && before.lastPass() != null
                        && before.url().equals(source.url().toString())
                        && before.listed() > 0
                        && tally.isWhole();
        return isFirstPassDone(before, source) || second || !tally.mayChange();
    }

    /// What failed for good is not asked for again while its listing is as it was: that nothing
    /// else went wrong does not make the source healthy.
    private boolean isStillFailed(Tally tally) {
        return tally.countFailed() == 0
                && tally.isListingUnchanged()
                && before != null
                && before.failure() != null;
    }

    private Rhythm rhythm(Tally tally, @Nullable Instant hostRestsUntil) {
        Rhythm last = before == null ? null : before.rhythm();
        boolean news = tally.countFetched() > 0 && isFirstPassDone(before, source);
        Instant lastNews = last == null ? null : last.lastNews();
        Duration usualGap = last == null ? null : last.usualGap();
        if (news && lastNews != null) {
            usualGap = mean(usualGap, Duration.between(lastNews, now));
        }
        if (tally.countFetched() > 0) {
            lastNews = now;
        }
        boolean quiet =
                usualGap != null
                        && lastNews != null
                        && lastNews.plus(usualGap.multipliedBy(QUIET_AFTER_GAPS)).isBefore(now);
        return new Rhythm(
                every(last, news),
                endsRound(tally) ? now : last == null ? null : last.lastThorough(),
                thorough && !endsRound(tally) ? roundSince : null,
                lastNews,
                usualGap,
                quiet,
                tally.mayChange() ? (last == null ? 0 : last.failedPasses()) + 1 : 0,
                hostRestsUntil);
    }

    private boolean endsRound(Tally tally) {
        return thorough && !tally.mayChange();
    }

    /// The newer weighs a quarter.
    private static Duration mean(@Nullable Duration usual, Duration newest) {
        return usual == null ? newest : usual.multipliedBy(3).plus(newest).dividedBy(4);
    }

    private Duration every(@Nullable Rhythm last, boolean news) {
        Schedule schedule = source.schedule();
        Duration every = last == null ? schedule.longest() : last.every();
        Duration next = news ? every.dividedBy(2) : every.multipliedBy(3).dividedBy(2);
        return within(next, schedule.shortest(), schedule.longest());
    }

    private Instant nextDue(Tally tally, Rhythm rhythm) {
        Duration wait = rhythm.every();
        if (tally.mayChange()) {
            Schedule schedule = source.schedule();
            Duration first = within(FIRST_PATIENCE, Duration.ZERO, schedule.shortest());
            int doublings = Math.min(rhythm.failedPasses() - 1, 20);
            wait = within(first.multipliedBy(1L << doublings), first, schedule.longest());
        }
        Instant due = now.plus(jittered(wait));
        Instant rests = rhythm.hostRestsUntil();
        return rests != null && rests.isAfter(due) ? rests : due;
    }

    /// Up to a tenth earlier, so that what starts together does not stay together.
    private static Duration jittered(Duration wait) {
        long millis = wait.toMillis();
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 10 + 1));
    }

    private static Duration within(Duration value, Duration least, Duration most) {
        return value.compareTo(least) < 0 ? least : value.compareTo(most) > 0 ? most : value;
    }
}
