package io.hypervisory.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.contract.DeadLetter;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A record that a step cannot use goes to the dead letters, by reference, and the rest goes on.
/// More than 50 in a row with one cause are our own fault: then the stage stops. Made by Kafka
/// Streams, one for each stream thread.
public final class DeadLetterHandler implements ProcessingExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);
    private static final int TOO_MANY_IN_A_ROW = 50;

    private final Map<String, Streak> streaks = new ConcurrentHashMap<>();

    private record Streak(String cause, long lastOffset, int length) {}

    @Override
    public Response handleError(
            ErrorHandlerContext context, Record<?, ?> message, Exception error) {
        if (error instanceof KafkaException) {
            LOG.error(
                    "a fault of broker or store at {}, which is no fault of the record",
                    context.processorNodeId(),
                    error);
            return Response.fail();
        }
        String cause = String.valueOf(error.getMessage()).replaceAll("\\d+", "#");
        Streak streak =
                streaks.merge(
                        context.topic() + "-" + context.partition(),
                        new Streak(cause, context.offset(), 1),
                        (last, now) ->
                                last.lastOffset() + 1 == now.lastOffset()
                                                && last.cause().equals(cause)
                                        ? new Streak(cause, now.lastOffset(), last.length() + 1)
                                        : now);
        if (streak.length() > TOO_MANY_IN_A_ROW) {
            LOG.error(
                    "More than {} records in a row failed at {}: {}",
                    TOO_MANY_IN_A_ROW,
                    context.processorNodeId(),
                    cause);
            return Response.fail();
        }
        return Response.resume(List.of(deadLetter(context, error)));
    }

    private static ProducerRecord<byte[], byte[]> deadLetter(
            ErrorHandlerContext context, Exception error) {
        byte[] value = context.sourceRawValue();
        var letter =
                new DeadLetter(
                        "enrich",
                        error instanceof IllegalArgumentException ? "unreadable" : "failed",
                        context.processorNodeId() + ": " + error,
                        context.topic(),
                        context.partition(),
                        context.offset(),
                        value == null ? null : Digests.sha256(value),
                        null,
                        null,
                        Instant.now());
        return new ProducerRecord<>(
                IngestTopics.DEAD_LETTERS.name(), letter.key().getBytes(UTF_8), Json.bytes(letter));
    }

    @Override
    public void configure(Map<String, ?> settings) {}
}
