package io.hypervisory.ingest.pipe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.read.AssertionReader;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.all.StandardReaders;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuardedListTest {
    private static final AssertionReader EPSS =
            Objects.requireNonNull(StandardReaders.all().ofList("epss"));

    private static Document list() {
        return new Document(
                "s",
                "epss",
                false,
                "https://a.example/epss",
                null,
                "documents",
                0,
                0,
                "sha",
                Instant.EPOCH,
                "cve,epss\nCVE-2008-0923,0.5\n".getBytes(UTF_8));
    }

    /// Throws with the first assertion; a reader's own fault when it is to read one.
    private record Throwing(RuntimeException error) implements AssertionReader.Taker {
        @Override
        public void take(Assertion assertion) {
            throw error;
        }

        @Override
        public void skip(String error) {}
    }

    private record Broken(Error error) implements AssertionReader {
        @Override
        public String format() {
            return "epss";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String proof() {
            return "none";
        }

        @Override
        public @Nullable Unreadable read(Document document, Taker taker) {
            throw error;
        }
    }

    @Test
    void whatTheReaderThrows_costsTheList() throws Exception {
        var taker = new Throwing(new IllegalStateException());

        var fault = GuardedList.read(new Broken(new StackOverflowError("deep")), list(), taker);

        assertThat(fault).isNotNull();
        assertThat(fault.reason()).isEqualTo("reader-failed");
        assertThat(fault.error()).contains("epss").contains("deep");
    }

    @Test
    void whatTheTakerThrows_passes() {
        for (var error :
                new RuntimeException[] {
                    new WakeupException(),
                    new IllegalStateException(),
                    new IllegalArgumentException()
                }) {
            assertThatThrownBy(() -> GuardedList.read(EPSS, list(), new Throwing(error)))
                    .isSameAs(error);
        }
    }
}
