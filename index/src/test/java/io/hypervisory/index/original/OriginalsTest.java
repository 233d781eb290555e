package io.hypervisory.index.original;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.hypervisory.ingest.contract.IngestTopics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OriginalsTest {
    private static final TopicPartition PLACE =
            new TopicPartition(IngestTopics.DOCUMENTS.name(), 3);

    private static Originals holding(byte[] value, String type) {
        var record = new ConsumerRecord<>(PLACE.topic(), 3, 5L, new byte[0], value);
        record.headers().add("hv_content_type", type.getBytes(UTF_8));
        return new Originals(() ->
                new MockConsumer<>("earliest") {
                    @Override
                    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
                        return position(PLACE) > 5
                                ? ConsumerRecords.empty()
                                : new ConsumerRecords<>(Map.of(PLACE, List.of(record)), Map.of());
                    }

                    @Override
                    public synchronized Map<TopicPartition, Long> endOffsets(
                            java.util.Collection<TopicPartition> partitions) {
                        return Map.of(PLACE, 6L);
                    }
                });
    }

    @Test
    void document_isDecompressed_withItsType() {
        var originals = holding(Zstd.compress("as it came".getBytes(UTF_8)), "text/html");

        assertThat(originals.at(3, 5))
                .hasValueSatisfying(original -> {
                    assertThat(original.body()).asString().isEqualTo("as it came");
                    assertThat(original.contentType()).isEqualTo("text/html");
                });
    }

    @Test
    void place_withoutADocument_isEmpty() {
        var originals = holding("no frame".getBytes(UTF_8), "text/html");

        assertThat(originals.at(3, 5)).isEmpty();
        assertThat(originals.at(3, 6)).isEmpty();
        assertThat(originals.at(IngestTopics.DOCUMENTS.partitions(), 5)).isEmpty();
    }
}
