package io.hypervisory.enrich.judgement.cadence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// When one installs what has appeared since the last time.
public enum Window {
    /// On the day on which it appears.
    @JsonProperty("release-day")
    RELEASE_DAY,
    /// On Sundays.
    @JsonProperty("weekly")
    WEEKLY,
    /// On the first Sunday of a month.
    @JsonProperty("monthly")
    MONTHLY,
    /// On the second Tuesday of a month, Microsoft's patch day.
    @JsonProperty("second-tuesday")
    SECOND_TUESDAY;

    /// Empty when there is none of that word.
    public static Optional<Window> parse(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /// As people write it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The first day on which what appears on `day` can be installed; the same day, if it is one.
    public LocalDate after(LocalDate day) {
        return switch (this) {
            case RELEASE_DAY -> day;
            case WEEKLY -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            case MONTHLY -> inMonth(day, 1, DayOfWeek.SUNDAY);
            case SECOND_TUESDAY -> inMonth(day, 2, DayOfWeek.TUESDAY);
        };
    }

    private static LocalDate inMonth(LocalDate day, int ordinal, DayOfWeek weekday) {
        LocalDate inThisOne = day.with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday));
        return inThisOne.isBefore(day)
                ? day.plusMonths(1)
                        .withDayOfMonth(1)
                        .with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday))
                : inThisOne;
    }

    /// Whether it is Microsoft's patch day, the second Tuesday of a month.
    public static boolean isSecondTuesday(LocalDate day) {
        return day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.TUESDAY)));
    }
}
