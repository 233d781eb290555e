package io.hypervisory.enrich.judgement.cadence;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/// Days on which a vulnerability was open, from several spans that may overlap. Used by one thread.
final class OpenDays {
    /// The end of each span by its beginning, the end excluded.
    private final Map<LocalDate, LocalDate> spans = new TreeMap<>();

    void add(LocalDate from, LocalDate end) {
        if (end.isAfter(from)) {
            spans.merge(from, end, (a, b) -> a.isAfter(b) ? a : b);
        }
    }

    long count() {
        long days = 0;
        LocalDate counted = LocalDate.MIN;
        for (Map.Entry<LocalDate, LocalDate> span : spans.entrySet()) {
            LocalDate from = span.getKey().isAfter(counted) ? span.getKey() : counted;
            if (span.getValue().isAfter(from)) {
                days += ChronoUnit.DAYS.between(from, span.getValue());
                counted = span.getValue();
            }
        }
        return days;
    }
}
