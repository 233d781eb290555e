package io.hypervisory.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.enrich.merge.Ledger;
import io.hypervisory.ingest.contract.NoticeId;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// The ledger's line on an entry, as the entry itself tells it, and where Kafka Streams looks for
/// it.
///
/// @param key in the store
/// @param partition of the changelog: that of the id's notices
record LedgerSeed(String key, int partition, Ledger ledger) {
    /// @param partitions of the notices' topic
    static LedgerSeed of(Entry entry, int partitions) {
        var told = entry.lineage();
        return new LedgerSeed(
                StoreKey.of(entry),
                partition(entry.id(), partitions),
                new Ledger(
                        told.revision(),
                        told.hash(),
                        told.firstSeen(),
                        told.changedAt(),
                        classification(entry)));
    }

    private static @Nullable Classification classification(Entry entry) {
        return switch (entry) {
            case Advisory advisory -> advisory.content().classification();
            case Patch patch -> patch.content().classification();
            case Post _ -> null;
        };
    }

    /// Kafka's rule for a record with a key.
    private static int partition(NoticeId id, int partitions) {
        byte[] key = id.toString().getBytes(UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
