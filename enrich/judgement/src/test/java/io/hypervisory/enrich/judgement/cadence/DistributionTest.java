package io.hypervisory.enrich.judgement.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DistributionTest {
    @Test
    void releaseDays_ofTheStory() {
        var days =
                Stream.of("2007-09-06", "2007-09-18", "2007-10-08", "2007-11-15")
                        .map(LocalDate::parse)
                        .toList();

        var distribution = Distribution.of(days);

        assertThat(distribution.days()).isEqualTo(4);
        assertThat(distribution.least()).isEqualTo(12);
        assertThat(distribution.median()).isEqualTo(20);
        assertThat(distribution.most()).isEqualTo(38);
        assertThat(distribution.byYear()).isEqualTo(Map.of(2007, 4));
        assertThat(distribution.byWeek().get(1)).isEqualTo(Map.of(DayOfWeek.THURSDAY, 1));
        assertThat(distribution.byWeek().get(2)).isEqualTo(Map.of(DayOfWeek.MONDAY, 1));
        assertThat(distribution.onSecondTuesday()).isZero();
    }

    @Test
    void patchTuesday_isSeen_andOneDayHasNoGaps() {
        var distribution = Distribution.of(List.of(LocalDate.parse("2007-08-14")));

        assertThat(distribution.onSecondTuesday()).isEqualTo(1);
        assertThat(distribution.median()).isNull();
    }
}
