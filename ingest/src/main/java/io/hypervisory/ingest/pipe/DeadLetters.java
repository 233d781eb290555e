package io.hypervisory.ingest.pipe;

import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.contract.DeadLetter;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.read.Document;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Lists what could not be read. Thread-safe.
///
/// @param stage the part of the stage that could not
record DeadLetters(String stage, Producer<String, byte[]> producer, Time time) {
    /// @param document null when the record was none
    Future<RecordMetadata> send(
            ConsumerRecord<String, byte[]> message,
            @Nullable Document document,
            String reason,
            String error) {
        var letter =
                new DeadLetter(
                        stage,
                        reason,
                        error,
                        message.topic(),
                        message.partition(),
                        message.offset(),
                        Digests.sha256(message.value()),
                        document == null ? null : document.source(),
                        document == null ? null : document.url(),
                        time.now());
        return producer.send(
                new ProducerRecord<>(
                        IngestTopics.DEAD_LETTERS.name(), letter.key(), Json.bytes(letter)));
    }
}
