package io.hypervisory.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.SaidDate.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateSearchTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Released: January 31, 2008 for all|January 31, 2008|2008-01-31",
                "Fri, 2013-11-29 14:00 by somebody|2013-11-29 14:00|2013-11-29",
                "on 22 June 2017.|22 June 2017|2017-06-22",
                "3rd of it, 31.01.2008|31.01.2008|2008-01-31",
                "2017/06/29|2017/06/29|2017-06-29",
                "Aug. 11, 2008|Aug. 11, 2008|2008-08-11",
                "26-Oct-2018|26-Oct-2018|2018-10-26",
                "1st Sept 2012|1st Sept 2012|2012-09-01",
            })
    void first_isTheDateAsWritten(String text, String said, String day) {
        SaidDate date = DateSearch.first(text, Dates.UTC);

        assertThat(date).isNotNull();
        assertThat(date.said()).isEqualTo(said);
        assertThat(date.instant().toString()).startsWith(day);
    }

    @Test
    void monthAlone_isPreciseToTheMonth() {
        SaidDate date = DateSearch.whole("May 2008", Dates.UTC);

        assertThat(date).isNotNull();
        assertThat(date.precision()).isEqualTo(Precision.MONTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "March 33, 2008",
                "November 31, 2006",
                "06/07/2008",
                "version 2008.01.31.4",
                "soon",
                "7.0.4",
                "kernel 2.6.32",
                ""
            })
    void first_isNull_forWhatNoCalendarKnows(String text) {
        assertThat(DateSearch.first(text, Dates.UTC)).isNull();
    }

    @Test
    void whole_isNull_whenThereIsMore() {
        assertThat(DateSearch.whole("since May 2008", Dates.UTC)).isNull();
    }
}
