package io.hypervisory.enrich;

import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/// Makes records of outputs: the last step before the topics.
final class PublishProcessor extends ContextualProcessor<String, Sent, String, Wire> {
    @Override
    public void process(Record<String, Sent> message) {
        for (Wire wire :
                Wire.of(message.value().output(), Instant.ofEpochMilli(message.timestamp()))) {
            context()
                    .forward(
                            new Record<>(
                                    wire.key(),
                                    wire,
                                    message.timestamp(),
                                    wire.headers(message.headers())));
        }
    }
}
