package io.hypervisory.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbabilityBandTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.01",
        "0.0099, 0, 0.01",
        "0.01, 0.01, 0.1",
        "0.0999, 0.01, 0.1",
        "0.1, 0.1, 0.5",
        "0.4999, 0.1, 0.5",
        "0.5, 0.5, 1.1",
        "1, 0.5, 1.1"
    })
    void probability_liesInOneBand(double probability, double atLeast, double below) {
        assertThat(ProbabilityBand.of(probability)).isEqualTo(new ProbabilityBand(atLeast, below));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.1, Double.NaN})
    void whatIsNoProbability_isRefused(double number) {
        assertThatThrownBy(() -> ProbabilityBand.of(number))
                .hasMessageContaining("is not within 0 to 1");
    }

    /// The margin itself still belongs to the band, at each edge.
    @ParameterizedTest
    @CsvSource({
        "0.005, 0, 0.011, 0.01101",
        "0.05, 0.009, 0.11, 0.11001",
        "0.05, 0.009, 0.11, 0.00899",
        "0.2, 0.09, 0.55, 0.55001",
        "0.2, 0.09, 0.55, 0.08999",
        "0.7, 0.45, 1, 0.44999"
    })
    void band_isLeft_byMoreThanATenthOfItsEdge(
            double inside, double lowest, double highest, double outside) {
        var band = ProbabilityBand.of(inside);

        assertThat(band.isLeftBy(lowest)).isFalse();
        assertThat(band.isLeftBy(highest)).isFalse();
        assertThat(band.isLeftBy(outside)).isTrue();
    }

    @Test
    void probabilityThatLeftABand_liesInAnother() {
        for (int each = 0; each <= 100_000; each++) {
            double probability = each / 100_000.0;
            for (double from : new double[] {0.005, 0.05, 0.2, 0.7}) {
                var band = ProbabilityBand.of(from);
                if (band.isLeftBy(probability)) {
                    assertThat(ProbabilityBand.of(probability)).isNotEqualTo(band);
                }
            }
        }
    }
}
