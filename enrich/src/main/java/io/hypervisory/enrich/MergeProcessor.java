package io.hypervisory.enrich;

import static java.util.Objects.requireNonNull;

import io.hypervisory.enrich.merge.Knowledge;
import io.hypervisory.enrich.merge.MergeState;
import io.hypervisory.enrich.merge.MergeStep;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Notice;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// Carries [MergeStep] for notices: reads the state, applies the step, writes the state, forwards
/// the outputs.
final class MergeProcessor extends ContextualProcessor<String, byte[], String, Sent> {
    private final MergeStep step;
    private @Nullable MergeStores stores;
    private @Nullable Knowledge knowledge;

    private MergeProcessor(MergeStep step) {
        this.step = step;
    }

    static ProcessorSupplier<String, byte[], String, Sent> supplier(MergeStep step) {
        return new ProcessorSupplier<>() {
            @Override
            public org.apache.kafka.streams.processor.api.Processor<String, byte[], String, Sent>
                    get() {
                return new MergeProcessor(step);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(Stores.dossiers(), Stores.ledger(), Stores.rules());
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Sent> context) {
        super.init(context);
        stores = new MergeStores(context);
        knowledge = Stores.knowledge(context);
        Rejudging.start(context, step);
    }

    @Override
    public void process(Record<String, byte[]> message) {
        MergeStores held = requireNonNull(stores);
        Notice notice = Json.read(message.value(), Notice.class);
        Instant now = held.now();
        String key = StoreKey.of(notice);
        MergeState before = held.state(key);
        MergeStep.Result result = step.apply(before, notice, requireNonNull(knowledge), now);
        held.keep(key, before, result, message, notice, now);
    }
}
