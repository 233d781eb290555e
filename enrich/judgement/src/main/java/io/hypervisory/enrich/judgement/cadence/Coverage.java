package io.hypervisory.enrich.judgement.cadence;

import io.hypervisory.ingest.contract.NoticeId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How much of a period the evidence on a platform covers. A day outside of it is one of which
/// nothing is known, which is not a day without a release.
///
/// @param first, last days of which something is known of the platform, at any time; null when of
///   none
/// @param days of the period
/// @param covered of them those of which something is known: between two days with a notice that
///   lie no more than [#LONGEST_GAP] days apart; a longer silence is a hole in the evidence
/// @param holes of the period, in order: days of which nothing is known; no data, which is not zero
/// @param months of the period, whole or in part, and in how many of them something appeared
/// @param undated what could be installed and no day is known of; it is in no count
public record Coverage(
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        long days,
        long covered,
        List<Hole> holes,
        int months,
        int monthsWithReleases,
        List<NoticeId> undated) {
    /// Days; the longest silence of ESX 3.0 that its own notices show to be one lasted 155.
    static final int LONGEST_GAP = 180;

    /// Days of which nothing is known, both included.
    public record Hole(LocalDate from, LocalDate until) {
        long days() {
            return ChronoUnit.DAYS.between(from, until) + 1;
        }
    }

    public Coverage {
        holes = List.copyOf(holes);
        undated = List.copyOf(undated);
    }

    public static Coverage of(Known known, Question question) {
        LocalDate from = question.built().plusDays(1);
        List<Fix> fixes = known.fixes();
        LocalDate first = fixes.isEmpty() ? null : fixes.getFirst().day();
        LocalDate last = fixes.isEmpty() ? null : fixes.getLast().day();
        long months =
                Stream.iterate(
                                YearMonth.from(from),
                                month -> !month.isAfter(YearMonth.from(question.until())),
                                month -> month.plusMonths(1))
                        .count();
        long withReleases =
                fixes.stream()
                        .filter(fix -> question.holds(fix.day()))
                        .map(fix -> YearMonth.from(fix.day()))
                        .distinct()
                        .count();
        List<Hole> holes =
                holes(fixes.stream().map(Fix::day).distinct().toList(), from, question.until());
        return new Coverage(
                first,
                last,
                question.days(),
                question.days() - holes.stream().mapToLong(Hole::days).sum(),
                holes,
                Math.toIntExact(months),
                Math.toIntExact(withReleases),
                known.undated());
    }

    /// Whether something is known of a day of the month, or of the silence around it. Of a month
    /// that is not covered nothing is known, which is not a month without a release.
    public static boolean covers(Known known, YearMonth month) {
        List<LocalDate> days = known.fixes().stream().map(Fix::day).distinct().toList();
        LocalDate first = month.atDay(1);
        LocalDate last = month.atEndOfMonth();
        long unknown = holes(days, first, last).stream().mapToLong(Hole::days).sum();
        return unknown < month.lengthOfMonth();
    }

    /// @param days sorted
    private static List<Hole> holes(List<LocalDate> days, LocalDate from, LocalDate until) {
        var holes = new ArrayList<Hole>();
        LocalDate known = null;
        for (LocalDate day : days) {
            if (known == null || ChronoUnit.DAYS.between(known, day) > LONGEST_GAP) {
                add(known == null ? from : known.plusDays(1), day.minusDays(1), from, until, holes);
            }
            known = day;
        }
        add(known == null ? from : known.plusDays(1), until, from, until, holes);
        return holes;
    }

    /// What of it is within the period.
    private static void add(
            LocalDate first, LocalDate last, LocalDate from, LocalDate until, List<Hole> holes) {
        LocalDate begin = from.isAfter(first) ? from : first;
        LocalDate end = until.isBefore(last) ? until : last;
        if (!end.isBefore(begin)) {
            holes.add(new Hole(begin, end));
        }
    }

    /// Why there is no answer at all; null when there is one.
    @Nullable String noData(Known known) {
        String none = known.noFixes();
        if (none != null) {
            return none;
        }
        return covered > 0
                ? null
                : "no data: what is known of "
                        + known.platform().id()
                        + " reaches from "
                        + first
                        + " to "
                        + last
                        + " and has nothing of the period";
    }
}
