package io.hypervisory.enrich;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/// Sends the public records of outputs: the last step before the topics.
final class PublishProcessor extends ContextualProcessor<String, Sent, String, Wire> {
    @Override
    public void process(Record<String, Sent> message) {
        for (Wire wire : message.value().records()) {
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
