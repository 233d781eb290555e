package io.hypervisory.index.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hypervisory.ingest.contract.SaidDate;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2008",
                "2008-02-30",
                "2008-13-01",
                "yesterday",
                "2008-03-01T10:00:00",
                "2008-03-01T10:00:00 01:00",
                "+99999-01-01",
            })
    void parse_saysWhatWouldDo_whereItCannotRead(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Moment.parse(text))
                .withMessageContaining("\"" + text + "\"")
                .withMessageContaining("2008-03-01T10:00:00Z");
    }

    @Test
    void parse_takesAnyZone() {
        assertThat(Moment.parse("2008-03-01T10:00:00+01:00"))
                .isEqualTo(new Moment.At(Instant.parse("2008-03-01T09:00:00Z")));
    }

    /// A day ends where the publisher lives: late in the evening of California it is tomorrow in
    /// Greenwich.
    @Test
    void day_endsInThePublishersZone() {
        var late =
                new SaidDate(
                        "2008-03-01T23:30-08:00",
                        Instant.parse("2008-03-02T07:30:00Z"),
                        SaidDate.Precision.TIME,
                        "-08:00",
                        false);

        assertThat(Moment.parse("2008-03-01").covers(late)).isTrue();
        assertThat(Moment.parse("2008-02-29").covers(late)).isFalse();
        assertThat(Moment.parse("2008-03-02T07:29:59Z").covers(late)).isFalse();
    }

    @Test
    void day_endsInUtc_whereTheZoneIsUnknown() {
        var odd =
                new SaidDate(
                        "2008-03-01",
                        Instant.parse("2008-03-01T00:00:00Z"),
                        SaidDate.Precision.DAY,
                        "Middle/Earth",
                        false);

        assertThat(Moment.parse("2008-03-01").covers(odd)).isTrue();
        assertThat(Moment.day(odd)).isEqualTo("2008-03-01");
    }
}
