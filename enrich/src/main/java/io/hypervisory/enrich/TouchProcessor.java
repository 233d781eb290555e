package io.hypervisory.enrich;

import static java.util.Objects.requireNonNull;

import io.hypervisory.enrich.merge.MergeState;
import io.hypervisory.enrich.merge.MergeStep;
import io.hypervisory.enrich.merge.Output;
import io.hypervisory.ingest.contract.Json;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Carries [MergeStep] for what comes back from the CVE's side, on the stores of [MergeProcessor].
final class TouchProcessor extends ContextualProcessor<String, byte[], String, Sent> {
    private final MergeStep step;
    private @Nullable MergeStores stores;

    TouchProcessor(MergeStep step) {
        this.step = step;
    }

    @Override
    public void init(ProcessorContext<String, Sent> context) {
        super.init(context);
        stores = new MergeStores(context);
    }

    @Override
    public void process(Record<String, byte[]> message) {
        MergeStores held = requireNonNull(stores);
        var touch = Json.read(message.value(), Output.Touch.class);
        Instant now = held.now();
        String key = StoreKey.of(touch);
        MergeState before = held.state(key);
        held.keep(key, before, step.apply(before, touch, now), message, null, now);
    }
}
