package io.hypervisory.index.letters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.index.web.DeadLetterBoard.Outcome;
import io.hypervisory.ingest.contract.DeadLetter;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLetterOfficeTest {
    private static final Instant SINCE = Instant.parse("2026-11-25T12:00:00Z");
    private static final String DOCUMENTS = IngestTopics.DOCUMENTS.name();
    private static final byte[] BYTES = "not what it seems".getBytes(UTF_8);

    /// What the topics' partitions hold, by offset.
    private final Map<TopicPartition, ConcurrentSkipListMap<Long, ConsumerRecord<byte[], byte[]>>>
            log = new ConcurrentHashMap<>();

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final List<ConsumerRecord<byte[], byte[]>> indexed = new ArrayList<>();
    private @Nullable String refusal;

    private final DeadLetterOffice office =
            new DeadLetterOffice(
                    OfLog::new,
                    producer,
                    record -> {
                        indexed.add(record);
                        return refusal;
                    });

    @AfterEach
    void stop() {
        office.close();
    }

    /// Reads the log from its position on.
    private final class OfLog extends MockConsumer<byte[], byte[]> {
        OfLog() {
            super(AutoOffsetResetStrategy.EARLIEST.name());
        }

        @Override
        public synchronized void assign(Collection<TopicPartition> partitions) {
            super.assign(partitions);
            for (TopicPartition partition : partitions) {
                updateBeginningOffsets(Map.of(partition, 0L));
                var records = records(partition);
                updateEndOffsets(Map.of(partition, records.isEmpty() ? 0 : records.lastKey() + 1));
            }
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            for (TopicPartition partition : assignment()) {
                new TreeMap<>(records(partition).tailMap(position(partition)))
                        .values()
                        .forEach(this::addRecord);
            }
            return super.poll(timeout);
        }
    }

    private ConcurrentSkipListMap<Long, ConsumerRecord<byte[], byte[]>> records(
            TopicPartition partition) {
        return log.computeIfAbsent(partition, _ -> new ConcurrentSkipListMap<>());
    }

    private void put(
            String topic, int partition, long offset, String key, byte @Nullable [] value) {
        var record = new ConsumerRecord<>(topic, partition, offset, key.getBytes(UTF_8), value);
        record.headers().add("format", "csaf".getBytes(UTF_8));
        records(new TopicPartition(topic, partition)).put(offset, record);
    }

    private static DeadLetter letter(String stage, String topic, long offset) {
        return new DeadLetter(
                stage,
                "not-json",
                "expected {",
                topic,
                3,
                offset,
                Digests.sha256(BYTES),
                "a-source",
                "https://example.org/1",
                SINCE.plusSeconds(offset));
    }

    private void open(long offset, DeadLetter letter) {
        put(IngestTopics.DEAD_LETTERS.name(), 0, offset, letter.key(), Json.bytes(letter));
    }

    private void awaitOpen(DeadLetter... letters) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .ignoreException(StoreUnavailableException.class)
                .untilAsserted(() -> assertThat(office.all()).containsExactly(letters));
    }

    @Test
    void letters_areListedNewestFirst_untilATombstoneClosesThem() {
        var first = letter("read", DOCUMENTS, 7);
        var second = letter("read", DOCUMENTS, 8);
        open(0, first);
        open(1, second);
        put(IngestTopics.DEAD_LETTERS.name(), 0, 2, "no/letter", new byte[] {'x'});
        assertThatThrownBy(office::all).hasMessageContaining("not read to their end");
        office.start();
        awaitOpen(second, first);
        assertThat(office.one(first.key())).contains(first);

        put(IngestTopics.DEAD_LETTERS.name(), 0, 3, second.key(), null);
        awaitOpen(first);
    }

    @Test
    void document_isProducedOnceMore_unchanged_andThenItsLetterIsClosed() {
        var letter = letter("read", DOCUMENTS, 7);
        open(0, letter);
        put(DOCUMENTS, 3, 7, "a-source https://example.org/1", BYTES);
        office.start();
        awaitOpen(letter);

        assertThat(office.putBack(letter)).isInstanceOf(Outcome.Back.class);

        assertThat(producer.history()).hasSize(2);
        ProducerRecord<byte[], byte[]> again = producer.history().getFirst();
        assertThat(again.topic()).isEqualTo(DOCUMENTS);
        assertThat(again.partition()).isEqualTo(3);
        assertThat(new String(again.key(), UTF_8)).isEqualTo("a-source https://example.org/1");
        assertThat(again.value()).isEqualTo(BYTES);
        assertThat(again.headers().lastHeader("format").value()).isEqualTo("csaf".getBytes(UTF_8));
        ProducerRecord<byte[], byte[]> closing = producer.history().getLast();
        assertThat(closing.topic()).isEqualTo(IngestTopics.DEAD_LETTERS.name());
        assertThat(new String(closing.key(), UTF_8)).isEqualTo(letter.key());
        assertThat(closing.value()).isNull();
        assertThat(office.one(letter.key())).isEmpty();
    }

    @Test
    void whatCouldPutAnOldStateOverANewerOne_isRefused_andStaysOpen() {
        String assertions = IngestTopics.ASSERTIONS.name();
        put(assertions, 3, 7, "CVE-1 kev", BYTES);

        refused(letter("enrich", assertions, 7), assertions);
    }

    @Test
    void recordThatIsGone_orWasReplaced_isRefused() {
        put(DOCUMENTS, 3, 8, "another", BYTES);
        put(DOCUMENTS, 3, 9, "same place", "other bytes".getBytes(UTF_8));

        refused(letter("read", DOCUMENTS, 7), "nothing stands there");
        refused(letter("read", DOCUMENTS, 99), "nothing stands there");
        refused(letter("read", DOCUMENTS, 9), "other bytes");
    }

    private void refused(DeadLetter letter, String why) {
        assertThat(office.putBack(letter))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, refused -> assertThat(refused.why()).contains(why));
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void whatCouldNotBeIndexed_isIndexedAgain_andProducedNowhere() {
        String advisories = EnrichTopics.ADVISORIES.name();
        put(advisories, 3, 7, "vmware/VMSA-2008-0001", BYTES);
        var letter = letter("index", advisories, 7);

        refusal = "it is still refused: mapping";
        refused(letter, "still refused");
        refusal = null;
        assertThat(office.putBack(letter)).isInstanceOf(Outcome.Back.class);

        assertThat(indexed).hasSize(2).allMatch(record -> record.offset() == 7);
        assertThat(producer.history())
                .singleElement()
                .satisfies(closing -> assertThat(closing.value()).isNull());
    }

    @Test
    void brokerThatTakesNothing_leavesTheLetterOpen() {
        var letter = letter("read", DOCUMENTS, 7);
        open(0, letter);
        put(DOCUMENTS, 3, 7, "key", BYTES);
        office.start();
        awaitOpen(letter);
        producer.sendException = new TimeoutException("no answer");

        assertThatThrownBy(() -> office.putBack(letter))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(office.one(letter.key())).isPresent();
    }
}
