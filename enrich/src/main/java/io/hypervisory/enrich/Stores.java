package io.hypervisory.enrich;

import io.hypervisory.enrich.contract.CveRecord;
import io.hypervisory.enrich.merge.Ledger;
import io.hypervisory.ingest.contract.Json;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// The state stores. Their names are part of what a running installation has on disk and on its
/// broker.
final class Stores {
    static final String DOSSIERS = "dossiers";
    static final String LEDGER = "ledger";
    static final String CVES = "cves";
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

    /// Which rules judged what the partition holds.
    static StoreBuilder<KeyValueStore<String, String>> rules() {
        return store(RULES, Serdes.String());
    }

    static StoreBuilder<KeyValueStore<String, CveRecord>> cves() {
        return store(CVES, serde(CveRecord.class));
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
