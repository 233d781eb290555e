package io.hypervisory.enrich.judgement.cadence;

import io.hypervisory.enrich.judgement.NearestRank;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How release days lie in time: gaps between them, weekdays by week of the month, and how many a
/// patch day would have covered.
///
/// @param days how many
/// @param least, median, p90, most days between one and the next; null when there are fewer than
///   two
/// @param byYear release days of each year
/// @param byWeek for each week of the month (1 to 5) and each weekday how many
/// @param onSecondTuesday how many fall on one
public record Distribution(
        int days,
        @Nullable Integer least,
        @Nullable Integer median,
        @Nullable Integer p90,
        @Nullable Integer most,
        Map<Integer, Integer> byYear,
        Map<Integer, Map<DayOfWeek, Integer>> byWeek,
        int onSecondTuesday) {
    private static final int WEEK = 7;

    public Distribution {
        byYear = Collections.unmodifiableMap(new TreeMap<>(byYear));
        byWeek = Collections.unmodifiableMap(new TreeMap<>(byWeek));
    }

    public static Distribution of(Collection<LocalDate> releaseDays) {
        var days = List.copyOf(new TreeSet<>(releaseDays));
        var gaps = new ArrayList<Integer>();
        for (int i = 1; i < days.size(); i++) {
            gaps.add(Math.toIntExact(ChronoUnit.DAYS.between(days.get(i - 1), days.get(i))));
        }
        Collections.sort(gaps);
        var byYear = new TreeMap<Integer, Integer>();
        var byWeek = new TreeMap<Integer, Map<DayOfWeek, Integer>>();
        for (LocalDate day : days) {
            byYear.merge(day.getYear(), 1, Integer::sum);
            byWeek.computeIfAbsent((day.getDayOfMonth() - 1) / WEEK + 1, _ -> new TreeMap<>())
                    .merge(day.getDayOfWeek(), 1, Integer::sum);
        }
        return new Distribution(
                days.size(),
                NearestRank.of(gaps, 0),
                NearestRank.of(gaps, 0.5),
                NearestRank.of(gaps, 0.9),
                NearestRank.of(gaps, 1),
                byYear,
                byWeek,
                (int) days.stream().filter(Window::isSecondTuesday).count());
    }
}
