package io.hypervisory.enrich;

import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.enrich.merge.Claims;
import io.hypervisory.enrich.merge.CveState;
import io.hypervisory.enrich.merge.Knowledge;
import io.hypervisory.enrich.merge.Ledger;
import io.hypervisory.ingest.contract.Json;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;

/// The state stores. Their names are part of what a running installation has on disk and on its
/// broker.
final class Stores {
    static final String DOSSIERS = "dossiers";
    static final String LEDGER = "ledger";
    static final String CVES = "cves";
    static final String KNOWLEDGE = "knowledge";
    static final String RULES = "rules";

    private static final Map<String, String> CHANGELOG =
            Map.of("max.message.bytes", Integer.toString(17 * 1024 * 1024));

    private Stores() {}

    /// What Kafka Streams makes of a changelog.
    static Map<String, String> changelogSettings() {
        var settings = new HashMap<>(CHANGELOG);
        settings.put("cleanup.policy", "compact");
        settings.put("message.timestamp.type", "CreateTime");
        return settings;
    }

    static StoreBuilder<KeyValueStore<String, byte[]>> dossiers() {
        return store(DOSSIERS, Serdes.ByteArray());
    }

    static StoreBuilder<KeyValueStore<String, Ledger>> ledger() {
        return store(LEDGER, serde(Ledger.class));
    }

    static StoreBuilder<KeyValueStore<String, CveState>> cves() {
        return store(CVES, serde(CveState.class));
    }

    /// A global table of `knowledge.v1`, of bytes as they came, so that restoring it is the same as
    /// filling it.
    static void addKnowledge(StreamsBuilder builder) {
        builder.globalTable(
                EnrichTopics.KNOWLEDGE.name(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("knowledge-records"),
                Materialized.<String, byte[]>as(
                                org.apache.kafka.streams.state.Stores.persistentKeyValueStore(
                                        KNOWLEDGE))
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Serdes.ByteArray())
                        .withCachingDisabled());
    }

    static Knowledge knowledge(ProcessorContext<?, ?> context) {
        TimestampedKeyValueStore<String, byte[]> table = context.getStateStore(KNOWLEDGE);
        return cve -> {
            ValueAndTimestamp<byte[]> claims = table.get(cve);
            return claims == null ? null : Json.read(claims.value(), Claims.class);
        };
    }

    /// Which rules judged what the partition holds.
    static StoreBuilder<KeyValueStore<String, String>> rules() {
        return store(RULES, Serdes.String());
    }

    private static <T> StoreBuilder<KeyValueStore<String, T>> store(String name, Serde<T> serde) {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name),
                        Serdes.String(),
                        serde)
                .withLoggingEnabled(CHANGELOG)
                .withCachingDisabled();
    }

    static <T> Serde<T> serde(Class<T> type) {
        return Serdes.serdeFrom((_, value) -> bytes(value), (_, bytes) -> read(bytes, type));
    }

    private static byte @Nullable [] bytes(@Nullable Object value) {
        return value == null ? null : Json.bytes(value);
    }

    private static <T> @Nullable T read(byte @Nullable [] bytes, Class<T> type) {
        return bytes == null ? null : Json.read(bytes, type);
    }
}
