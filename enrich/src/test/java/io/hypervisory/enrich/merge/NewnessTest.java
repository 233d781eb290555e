package io.hypervisory.enrich.merge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewnessTest {
    @ParameterizedTest
    @CsvSource({
        "9, 10",
        "1.9.0, 1.10.0",
        "2.0.0-rc1, 2.0.0",
        "2.0.0-1.0.0.r1, 2.0.0-1.0.0.r2",
        "2008-01-07, 2008-01-23",
        "1, 99999999999999999999999",
    })
    void versions_compareByValue(String older, String newer) {
        assertThat(Newness.compareVersions(older, newer)).isNegative();
        assertThat(Newness.compareVersions(newer, older)).isPositive();
    }

    @Test
    void noVersion_isOlderThanAny() {
        assertThat(Newness.compareVersions(null, "1")).isNegative();
        assertThat(Newness.compareVersions(null, null)).isZero();
    }
}
