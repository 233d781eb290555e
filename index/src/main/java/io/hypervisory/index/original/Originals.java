package io.hypervisory.index.original;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import io.hypervisory.index.web.OriginalBoard;
import io.hypervisory.ingest.contract.CloudEvent;
import io.hypervisory.ingest.contract.IngestTopics;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Fetches documents from where they stand on `documents.v1`. Thread-safe.
public final class Originals implements OriginalBoard {
    /// Decompressed; none that was fetched is larger.
    private static final long LARGEST = 64L * 1024 * 1024;

    private static final String CONTENT_TYPE = "hv_content_type";

    private final RecordAt records;

    /// @param consumers makes one that reads what is committed
    Originals(Supplier<Consumer<byte[], byte[]>> consumers) {
        this.records = new RecordAt(consumers);
    }

    /// @param kafka settings of clients
    public static Originals of(Map<String, String> kafka) {
        var settings = new HashMap<String, Object>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new Originals(() ->
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    @Override
    public Optional<Original> at(int partition, long offset) {
        if (partition >= IngestTopics.DOCUMENTS.partitions()) {
            return Optional.empty();
        }
        var record = records.get(IngestTopics.DOCUMENTS.name(), partition, offset);
        return record == null || record.value() == null ? Optional.empty() : original(record);
    }

    /// Empty where the value is no document, as a record of somebody else's.
    private static Optional<Original> original(ConsumerRecord<byte[], byte[]> record) {
        long size = Zstd.getFrameContentSize(record.value());
        if (size < 0 || size > LARGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Original(
                            Zstd.decompress(record.value(), (int) size),
                            CloudEvent.get(record.headers(), CONTENT_TYPE)));
        } catch (ZstdException e) {
            return Optional.empty();
        }
    }
}
