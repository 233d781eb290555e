package io.hypervisory.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.hypervisory.enrich.merge.Dossier;
import io.hypervisory.enrich.merge.Ledger;
import io.hypervisory.enrich.merge.MergeState;
import io.hypervisory.enrich.merge.MergeStep;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Notice;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// The stores behind a [MergeStep], and the way of what it sends: for the processors that carry it.
/// For one task.
final class MergeStores {
    private static final byte[] BEFORE_CLAIMS = "{\"claims\":".getBytes(UTF_8);
    private static final byte[] AFTER_CLAIMS = ",\"notices\":[".getBytes(UTF_8);
    private static final byte[] BEFORE_THE_ONLY = "{\"notices\":[".getBytes(UTF_8);
    private static final byte[] AFTER_THE_ONLY = "]}".getBytes(UTF_8);

    private final ProcessorContext<String, Sent> context;
    private final KeyValueStore<String, byte[]> dossiers;
    private final KeyValueStore<String, Ledger> ledger;

    MergeStores(ProcessorContext<String, Sent> context) {
        this.context = context;
        this.dossiers = context.getStateStore(Stores.DOSSIERS);
        this.ledger = context.getStateStore(Stores.LEDGER);
    }

    Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }

    MergeState state(String key) {
        byte[] known = dossiers.get(key);
        return new MergeState(
                known == null ? null : Json.read(known, Dossier.class), ledger.get(key));
    }

    /// Keeps the new state and sends the outputs. What cannot be written is found before a store is
    /// changed.
    ///
    /// @param notice that led here, which came as the value of `message`; null where none did
    void keep(
            String key,
            MergeState before,
            MergeStep.Result result,
            Record<String, byte[]> message,
            @Nullable Notice notice,
            Instant now) {
        List<Sent> sent = result.outputs().stream().map(output -> Sent.of(output, now)).toList();
        MergeState after = result.state();
        if (after.dossier() != before.dossier()) {
            dossiers.put(key, bytes(requireNonNull(after.dossier()), notice, message.value()));
        }
        if (after.ledger() != before.ledger()) {
            ledger.put(key, after.ledger());
        }
        for (Sent each : sent) {
            context.forward(
                    new Record<>(message.key(), each, now.toEpochMilli(), message.headers()));
        }
    }

    /// Most dossiers hold one notice, which came as bytes already.
    private static byte[] bytes(Dossier dossier, @Nullable Notice notice, byte[] asItCame) {
        if (notice == null
                || dossier.notices().size() != 1
                || dossier.notices().getFirst() != notice) {
            return Json.bytes(dossier);
        }
        var bytes = new ByteArrayOutputStream(asItCame.length + 16);
        if (dossier.claims().isEmpty()) {
            bytes.writeBytes(BEFORE_THE_ONLY);
        } else {
            bytes.writeBytes(BEFORE_CLAIMS);
            bytes.writeBytes(Json.bytes(dossier.claims()));
            bytes.writeBytes(AFTER_CLAIMS);
        }
        bytes.writeBytes(asItCame);
        bytes.writeBytes(AFTER_THE_ONLY);
        return bytes.toByteArray();
    }
}
