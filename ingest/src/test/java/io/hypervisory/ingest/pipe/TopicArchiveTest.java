package io.hypervisory.ingest.pipe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypervisory.ingest.contract.UrlState;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TopicArchiveTest {
    private static final URI URL = URI.create("https://a.example/doc");
    private static final Instant AT = Instant.parse("2026-11-25T12:00:00Z");

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(
                    false,
                    new RoundRobinPartitioner(),
                    new StringSerializer(),
                    new ByteArraySerializer());
    private final TopicMemory memory = new TopicMemory(Map.of());
    private final TopicArchive archive = new TopicArchive(producer, memory);

    private @Nullable String store(String source, byte[] body) {
        var fetched = new Fetched(URL, URL, null, 200, null, null, null, AT, body);
        var state = new UrlState(source, URL.toString(), null, null, "sha", AT, null, null, null);
        return archive.store(source, "csaf", false, fetched, "sha", state);
    }

    @Test
    void loss_isToldToTheSourceThatHadIt_andToNoOther() {
        store("a", "of a".getBytes(UTF_8));
        store("b", "of b".getBytes(UTF_8));
        producer.completeNext();
        producer.errorNext(new TimeoutException("the broker is away"));

        assertThatCode(() -> archive.flush("a")).doesNotThrowAnyException();
        assertThatThrownBy(() -> archive.flush("b")).hasMessageContaining("away");
        assertThat(memory.url("a", URL.toString())).isNotNull();
        assertThat(memory.url("b", URL.toString())).isNull();
        assertThatCode(() -> archive.flush("b")).doesNotThrowAnyException();
    }

    @Test
    void documentThatIsNoRecord_isNamed_andStopsNothing() {
        var body = new byte[17 * 1024 * 1024];
        new Random(1).nextBytes(body);

        assertThat(store("a", body)).contains("16 MiB");
        assertThat(producer.history()).isEmpty();
        assertThat(store("a", new byte[20 * 1024 * 1024])).isNull();
    }
}
