package io.hypervisory.enrich.judgement.cadence;

import io.hypervisory.enrich.judgement.NearestRank;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What trouble the fixes of a year were themselves.
///
/// @param fixes of the year, of which the others are shares
/// @param recalled, reReleased, knownProblem by labels and posts of the publisher's own
/// @param supersededWithin30Days replaced by a later fix within 30 days
/// @param hearsay of which a post of somebody else tells trouble, whatever the publisher says
/// @param repairDays release days on which something came out that replaces a fix in trouble
public record Quality(
        int fixes,
        int recalled,
        int reReleased,
        int supersededWithin30Days,
        int knownProblem,
        int hearsay,
        int repairDays) {
    static final String SUPERSEDED_SOON = "superseded-within-30-days";
    private static final int SOON = 30;

    /// How long fixes lasted until another replaced them, in days.
    ///
    /// @param replaced how many were
    /// @param least, median, p90, most null when none was
    public record Replacement(
            int replaced,
            @Nullable Integer least,
            @Nullable Integer median,
            @Nullable Integer p90,
            @Nullable Integer most) {
        static Replacement of(List<Fix> fixes) {
            var days = new ArrayList<Integer>();
            fixes.forEach(fix -> {
                Fix later = replacing(fix, fixes);
                if (later != null) {
                    days.add(days(fix, later));
                }
            });
            Collections.sort(days);
            return new Replacement(
                    days.size(),
                    NearestRank.of(days, 0),
                    NearestRank.of(days, 0.5),
                    NearestRank.of(days, 0.9),
                    NearestRank.of(days, 1));
        }
    }

    /// A fix in trouble, with all that is known of it.
    ///
    /// @param qualities labels, and `superseded-within-30-days` by our count
    /// @param replacedBy the first later fix that supersedes it; null when none does
    /// @param troubles what posts tell of it
    public record Flagged(
            FixLine fix,
            Set<String> qualities,
            @Nullable FixLine replacedBy,
            List<Trouble> troubles) {}

    /// By year, of the fixes of each.
    static Map<Integer, Quality> byYear(List<Fix> fixes, Collection<Trouble> troubles) {
        var years = new TreeMap<Integer, Quality>();
        fixes.stream()
                .collect(Collectors.groupingBy(fix -> fix.day().getYear()))
                .forEach((year, ofYear) -> years.put(year, of(ofYear, fixes, troubles)));
        return years;
    }

    private static Quality of(List<Fix> ofYear, List<Fix> all, Collection<Trouble> troubles) {
        var repairs = new TreeSet<LocalDate>();
        for (Fix fix : ofYear) {
            if (repairs(fix, all)) {
                repairs.add(fix.day());
            }
        }
        return new Quality(
                ofYear.size(),
                count(ofYear, all, "recalled"),
                count(ofYear, all, "re-released"),
                count(ofYear, all, SUPERSEDED_SOON),
                count(ofYear, all, "known-problem"),
                (int)
                        ofYear.stream()
                                .filter(fix ->
                                        troubles.stream()
                                                .filter(each -> !each.byPublisher())
                                                .anyMatch(each -> each.names(fix)))
                                .count(),
                repairs.size());
    }

    /// Whether it replaces a fix that was in trouble itself.
    static boolean repairs(Fix fix, List<Fix> all) {
        return all.stream()
                .filter(other -> fix.supersedes().contains(other.id()))
                .anyMatch(other -> !qualities(other, all).isEmpty());
    }

    private static int count(List<Fix> ofYear, List<Fix> all, String quality) {
        return (int) ofYear.stream().filter(fix -> qualities(fix, all).contains(quality)).count();
    }

    static List<Flagged> flagged(List<Fix> fixes, Collection<Trouble> troubles) {
        var flagged = new ArrayList<Flagged>();
        for (Fix fix : fixes) {
            Set<String> qualities = qualities(fix, fixes);
            var told = troubles.stream().filter(each -> each.names(fix)).toList();
            if (!qualities.isEmpty() || !told.isEmpty()) {
                Fix later = replacing(fix, fixes);
                flagged.add(
                        new Flagged(
                                FixLine.of(fix),
                                qualities,
                                later == null ? null : FixLine.of(later),
                                told));
            }
        }
        return flagged;
    }

    private static Set<String> qualities(Fix fix, List<Fix> all) {
        var qualities = new TreeSet<>(fix.about().qualities());
        Fix later = replacing(fix, all);
        if (later != null && days(fix, later) <= SOON) {
            qualities.add(SUPERSEDED_SOON);
        }
        return qualities;
    }

    /// Fixes are sorted by day.
    private static @Nullable Fix replacing(Fix fix, List<Fix> all) {
        return all.stream()
                .filter(other -> other.day().isAfter(fix.day()))
                .filter(other -> other.supersedes().contains(fix.id()))
                .findFirst()
                .orElse(null);
    }

    private static int days(Fix fix, Fix later) {
        return Math.toIntExact(ChronoUnit.DAYS.between(fix.day(), later.day()));
    }
}
