package io.hypervisory.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.SaidDate.Precision;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    private static SaidDate parse(String text) {
        return Objects.requireNonNull(Dates.parse(text, Dates.UTC), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-09-10T06:00:00.425167Z | 2024-09-10T06:00:00.425167Z | Z",
                "2024-09-10T06:00:00.4Z | 2024-09-10T06:00:00.400Z | Z",
                "2024-09-10T06:00:00.1234567891234Z | 2024-09-10T06:00:00.123456789Z | Z",
                "2024-09-10t06:00:00z | 2024-09-10T06:00:00Z | Z",
                "2024-09-10T06:00-0800 | 2024-09-10T14:00:00Z | -08:00",
                "2024-09-10 06:00:00 +02 | 2024-09-10T04:00:00Z | +02:00",
                "2016-12-31T23:59:60Z | 2017-01-01T00:00:00Z | Z",
                "2016-12-31T00:00:60-23:59 | 2017-01-01T00:00:00Z | -23:59",
                "Tue, 12 Aug 2008 10:30:00 -0400 | 2008-08-12T14:30:00Z | -04:00",
                "12 Aug 08 10:30 EST | 2008-08-12T15:30:00Z | -05:00",
                "Wed,06 Mar 2024 10:00:00 UT | 2024-03-06T10:00:00Z | Z",
                "Wednesday, 6 March 2024 10:00:00 -0000 (comment) | 2024-03-06T10:00:00Z | Z",
                "06-Mar-99 10:00:00 GMT | 1999-03-06T10:00:00Z | Z",
                "Mon Jan  7 14:03:22 PST 2008 | 2008-01-07T22:03:22Z | -08:00",
            })
    void date_isReadWithItsZone(String text, Instant instant, String zone) {
        assertThat(parse(text)).isEqualTo(new SaidDate(text, instant, Precision.TIME, zone, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-09-10T06:00:00 | 2024-09-10T06:00:00Z | TIME",
                "2024-03-06 10:00:00 | 2024-03-06T10:00:00Z | TIME",
                "Tue, 12 Aug 2008 10:30:00 | 2008-08-12T10:30:00Z | TIME",
                "2024-09-10 | 2024-09-10T00:00:00Z | DAY",
                "12 August 2008 | 2008-08-12T00:00:00Z | DAY",
                "January 7, 2008 | 2008-01-07T00:00:00Z | DAY",
                "2008-02 | 2008-02-01T00:00:00Z | MONTH",
                "2008 | 2008-01-01T00:00:00Z | YEAR",
            })
    void zone_isAssumedAndFlagged_whenTheTextNamesNone(
            String text, Instant instant, Precision precision) {
        assertThat(parse(text)).isEqualTo(new SaidDate(text, instant, precision, "Z", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tue, 31 Feb 2024 10:00:00 GMT",
                "2024-02-30",
                "2024-13-01T00:00:00Z",
                "2024-01-01T24:30:00Z",
                "2024-01-01T10:15:60Z",
                "2024-01-01T10:15:00+99:00",
                "2024-01-01T10:15:00 NOON",
                "Tue, 12 Avg 2008 10:30:00 GMT",
                "yesterday",
                "",
                "  ",
            })
    void date_isNull_whenNoCalendarKnowsItOrWeDoNot(String text) {
        assertThat(Dates.parse(text, Dates.UTC)).isNull();
    }

    @Test
    void day_startsInTheAssumedZone() {
        SaidDate date = Dates.parse("2008-07-01", ZoneId.of("America/Los_Angeles"));
        assertThat(Objects.requireNonNull(date).instant())
                .isEqualTo(Instant.parse("2008-07-01T07:00:00Z"));
    }
}
