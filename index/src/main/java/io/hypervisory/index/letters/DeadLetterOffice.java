package io.hypervisory.index.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.index.original.RecordAt;
import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.index.web.DeadLetterBoard;
import io.hypervisory.ingest.contract.DeadLetter;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.IngestTopics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// Shows dead letters and puts them back. A document or a notice is produced once more, unchanged,
/// behind all others of its topic, so that its readers meet it again; what could not be indexed is
/// indexed again from where it stands. Everything else is refused: to produce it once more could
/// put an old state over a newer one. Thread-safe.
public final class DeadLetterOffice implements DeadLetterBoard, AutoCloseable {
    /// Topics whose records say the same however often and late they come.
    private static final Set<String> REPEATABLE =
            Set.of(IngestTopics.DOCUMENTS.name(), IngestTopics.NOTICES.name());

    private static final String OF_INDEXING = "index";

    private final OpenLetters open;
    private final RecordAt records;
    private final Producer<byte[], byte[]> producer;
    private final Indexing indexing;

    /// Indexes one record once more.
    @FunctionalInterface
    public interface Indexing {
        /// Why it could not be; null when it could.
        ///
        /// @throws StoreUnavailableException when the search server does not answer
        @Nullable String index(ConsumerRecord<byte[], byte[]> record);
    }

    /// @param consumers makes one that reads what is committed
    DeadLetterOffice(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Producer<byte[], byte[]> producer,
            Indexing indexing) {
        this.open = new OpenLetters(consumers);
        this.records = new RecordAt(consumers);
        this.producer = producer;
        this.indexing = indexing;
    }

    /// @param kafka settings of clients
    public static DeadLetterOffice of(
            Map<String, String> kafka, Producer<byte[], byte[]> producer, Indexing indexing) {
        var settings = new HashMap<String, Object>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new DeadLetterOffice(
                () ->
                        new KafkaConsumer<>(
                                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                producer,
                indexing);
    }

    public void start() {
        open.start();
    }

    @Override
    public List<DeadLetter> all() {
        return open.all();
    }

    @Override
    public Optional<DeadLetter> one(String key) {
        return open.one(key);
    }

    @Override
    public Outcome putBack(DeadLetter letter) {
        boolean isOfIndexing = letter.stage().equals(OF_INDEXING);
        if (!isOfIndexing && !REPEATABLE.contains(letter.topic())) {
            return new Outcome.Refused(
                    "a record of "
                            + letter.topic()
                            + " is not produced again, since a newer one may stand behind it; have"
                            + " its source crawled, or its document read, once more");
        }
        var record = records.get(letter.topic(), letter.partition(), letter.offset());
        if (record == null) {
            return new Outcome.Refused(
                    "nothing stands there any longer: a newer record of the same key took its"
                            + " place");
        }
        if (letter.sha256() != null
                && (record.value() == null
                        || !letter.sha256().equals(Digests.sha256(record.value())))) {
            return new Outcome.Refused("other bytes stand there: the topic was made anew");
        }
        if (isOfIndexing) {
            String why = indexing.index(record);
            if (why != null) {
                return new Outcome.Refused(why);
            }
            close(letter);
            return new Outcome.Back("it is indexed now");
        }
        send(
                new ProducerRecord<>(
                        record.topic(),
                        record.partition(),
                        null,
                        record.key(),
                        record.value(),
                        record.headers()));
        close(letter);
        return new Outcome.Back(
                "it waits behind all others of "
                        + letter.topic()
                        + "; if it fails again, a new letter says so");
    }

    /// Only after the record is safe: what ends in between leaves a letter too many, never one too
    /// few.
    private void close(DeadLetter letter) {
        send(
                new ProducerRecord<>(
                        IngestTopics.DEAD_LETTERS.name(), letter.key().getBytes(UTF_8), null));
        open.closed(letter);
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted", e);
        } catch (ExecutionException | KafkaException e) {
            throw new StoreUnavailableException("Kafka does not take it: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        open.close();
    }
}
