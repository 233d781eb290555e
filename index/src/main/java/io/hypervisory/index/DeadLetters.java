package io.hypervisory.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.index.Store.Rejected;
import io.hypervisory.ingest.contract.DeadLetter;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/// Lists what could not be indexed. Thread-safe.
final class DeadLetters {
    private final Producer<byte[], byte[]> producer;
    private final Clock clock;

    DeadLetters(Producer<byte[], byte[]> producer, Clock clock) {
        this.producer = producer;
        this.clock = clock;
    }

    /// Returns once the broker has them all.
    ///
    /// @throws KafkaException when it does not
    void list(Collection<Rejected> rejected) throws InterruptedException {
        var pending = new ArrayList<Future<?>>();
        for (Rejected one : rejected) {
            var letter = letter(one);
            pending.add(
                    producer.send(
                            new ProducerRecord<>(
                                    IngestTopics.DEAD_LETTERS.name(),
                                    letter.key().getBytes(UTF_8),
                                    Json.bytes(letter))));
        }
        try {
            for (Future<?> one : pending) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new KafkaException("dead letters were not taken", e.getCause());
        }
    }

    private DeadLetter letter(Rejected rejected) {
        var from = rejected.from();
        byte[] value = from.value();
        return new DeadLetter(
                "index",
                rejected.reason(),
                rejected.error(),
                from.topic(),
                from.partition(),
                from.offset(),
                value == null ? null : Digests.sha256(value),
                null,
                null,
                clock.instant());
    }
}
