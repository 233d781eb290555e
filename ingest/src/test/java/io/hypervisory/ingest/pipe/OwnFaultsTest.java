package io.hypervisory.ingest.pipe;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class OwnFaultsTest {
    private final OwnFaults faults = new OwnFaults();

    @Test
    void publisherOfBrokenDocuments_stopsNobody() {
        assertThatCode(() -> reject(1_000, "html-instead")).doesNotThrowAnyException();
    }

    @Test
    void readerThatAlwaysThrows_isStopped_andSaysWhy() {
        reject(50, "reader-failed");

        assertThatIllegalStateException()
                .isThrownBy(() -> reject(1, "reader-failed"))
                .withMessageContaining("reader-failed")
                .withMessageContaining("boom");
    }

    @Test
    void readerThatReadsInBetween_goesOn() {
        reject(50, "reader-failed");
        faults.read();

        assertThatCode(() -> reject(50, "reader-failed")).doesNotThrowAnyException();
    }

    private void reject(int times, String reason) {
        for (int i = 0; i < times; i++) {
            faults.rejected(reason, "boom");
        }
    }
}
