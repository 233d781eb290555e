package io.hypervisory.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.enrich.merge.Dossier;
import io.hypervisory.enrich.merge.Ledger;
import io.hypervisory.enrich.merge.MergeState;
import io.hypervisory.enrich.merge.MergeStep;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Notice;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// Carries [MergeStep]: reads the state, applies the step, writes the state, forwards the outputs.
final class MergeProcessor extends ContextualProcessor<String, byte[], String, Sent> {
    private static final byte[] BEFORE_THE_ONLY = "{\"notices\":[".getBytes(UTF_8);
    private static final byte[] AFTER_THE_ONLY = "]}".getBytes(UTF_8);

    private final MergeStep step;
    private @Nullable KeyValueStore<String, byte[]> dossiers;
    private @Nullable KeyValueStore<String, Ledger> ledger;

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
        dossiers = context.getStateStore(Stores.DOSSIERS);
        ledger = context.getStateStore(Stores.LEDGER);
        Rejudging.start(context, step);
    }

    @Override
    public void process(Record<String, byte[]> message) {
        var held = java.util.Objects.requireNonNull(dossiers);
        var told = java.util.Objects.requireNonNull(ledger);
        Notice notice = Json.read(message.value(), Notice.class);
        Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
        String key = StoreKey.of(notice);
        byte[] known = held.get(key);
        var before =
                new MergeState(
                        known == null ? null : Json.read(known, Dossier.class), told.get(key));
        MergeStep.Result result = step.apply(before, notice, now);
        List<Sent> sent = result.outputs().stream().map(output -> Sent.of(output, now)).toList();
        MergeState after = result.state();
        if (after.dossier() != before.dossier()) {
            held.put(
                    key,
                    bytes(
                            java.util.Objects.requireNonNull(after.dossier()),
                            notice,
                            message.value()));
        }
        if (after.ledger() != before.ledger()) {
            told.put(key, after.ledger());
        }
        for (Sent each : sent) {
            context()
                    .forward(
                            new Record<>(
                                    message.key(), each, now.toEpochMilli(), message.headers()));
        }
    }

    /// Most dossiers hold one notice, which came as bytes already.
    private static byte[] bytes(Dossier dossier, Notice notice, byte[] asItCame) {
        if (dossier.notices().size() != 1 || dossier.notices().getFirst() != notice) {
            return Json.bytes(dossier);
        }
        var bytes = new ByteArrayOutputStream(asItCame.length + 16);
        bytes.writeBytes(BEFORE_THE_ONLY);
        bytes.writeBytes(asItCame);
        bytes.writeBytes(AFTER_THE_ONLY);
        return bytes.toByteArray();
    }
}
