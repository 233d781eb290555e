package io.hypervisory.enrich;

import static java.util.Objects.requireNonNull;

import io.hypervisory.enrich.merge.CveMessage;
import io.hypervisory.enrich.merge.CveState;
import io.hypervisory.enrich.merge.CveStep;
import io.hypervisory.enrich.merge.Knowledge;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// Carries [CveStep].
final class CveProcessor extends ContextualProcessor<String, CveMessage, String, Sent> {
    private @Nullable KeyValueStore<String, CveState> cves;
    private @Nullable Knowledge published;

    private CveProcessor() {}

    static ProcessorSupplier<String, CveMessage, String, Sent> supplier() {
        return new ProcessorSupplier<>() {
            @Override
            public org.apache.kafka.streams.processor.api.Processor<
                            String, CveMessage, String, Sent>
                    get() {
                return new CveProcessor();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(Stores.cves());
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Sent> context) {
        super.init(context);
        cves = context.getStateStore(Stores.CVES);
        published = Stores.knowledge(context);
    }

    @Override
    public void process(Record<String, CveMessage> message) {
        var held = requireNonNull(cves);
        CveState before = held.get(message.key());
        CveStep.Result result = CveStep.apply(before, requireNonNull(published), message.value());
        long now = context().currentSystemTimeMs();
        List<Sent> sent =
                result.outputs().stream()
                        .map(output -> Sent.of(output, Instant.ofEpochMilli(now)))
                        .toList();
        if (!Objects.equals(before, result.state())) {
            held.put(message.key(), result.state());
        }
        for (Sent each : sent) {
            context().forward(new Record<>(message.key(), each, now, message.headers()));
        }
    }
}
