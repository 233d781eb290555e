package io.hypervisory.enrich;

import io.hypervisory.enrich.contract.CveRecord;
import io.hypervisory.enrich.merge.CveStep;
import io.hypervisory.enrich.merge.Output;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// Carries [CveStep].
final class CveProcessor extends ContextualProcessor<String, Output.Mentions, String, Sent> {
    private @Nullable KeyValueStore<String, CveRecord> cves;

    private CveProcessor() {}

    static ProcessorSupplier<String, Output.Mentions, String, Sent> supplier() {
        return new ProcessorSupplier<>() {
            @Override
            public org.apache.kafka.streams.processor.api.Processor<
                            String, Output.Mentions, String, Sent>
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
    }

    @Override
    public void process(Record<String, Output.Mentions> message) {
        var held = java.util.Objects.requireNonNull(cves);
        CveStep.Result result = CveStep.apply(held.get(message.key()), message.value());
        if (result.output() == null) {
            return;
        }
        long now = context().currentSystemTimeMs();
        Sent sent = Sent.of(result.output(), Instant.ofEpochMilli(now));
        held.put(message.key(), result.state());
        context().forward(new Record<>(message.key(), sent, now, message.headers()));
    }
}
