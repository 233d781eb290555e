package io.hypervisory.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hypervisory.index.decision.Deadlines;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void days_areTheStandard_unlessToldOtherwise() {
        assertThat(Settings.from(Map.of()).deadlines()).isEqualTo(Deadlines.STANDARD);
        assertThat(
                        Settings.from(
                                        Map.of(
                                                "HYPERVISORY_DAYS_IMMEDIATE", "1",
                                                "HYPERVISORY_DAYS_HIGH", "2",
                                                "HYPERVISORY_DAYS_MODERATE", "3",
                                                "HYPERVISORY_DAYS_LOW", "4"))
                                .deadlines())
                .isEqualTo(new Deadlines(1, 2, 3, 4));
    }

    @Test
    void days_thatAreNone_areNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.from(Map.of("HYPERVISORY_DAYS_HIGH", "soon")))
                .withMessageContaining("HYPERVISORY_DAYS_HIGH");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.from(Map.of("HYPERVISORY_DAYS_LOW", "-1")))
                .withMessageContaining("HYPERVISORY_DAYS_LOW");
    }

    @Test
    void days_areShownAtStart() {
        assertThat(Settings.from(Map.of()).effective())
                .containsEntry("days", "immediate 3, high 14, moderate 30, low 90");
    }
}
