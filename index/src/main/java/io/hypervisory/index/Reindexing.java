package io.hypervisory.index;

import io.hypervisory.index.Store.Outcome.NoAlias;
import io.hypervisory.index.Store.Outcome.Unavailable;
import io.hypervisory.index.Store.Outcome.Written;
import io.hypervisory.index.letters.DeadLetterOffice;
import io.hypervisory.index.search.StoreUnavailableException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Indexes one record once more, into what is searched now. Its offset is its version, so that a
/// newer record of the same key stays. Thread-safe.
///
/// @param stores of each view the store that writes to its live alias
record Reindexing(Map<View, Store> stores) implements DeadLetterOffice.Indexing {
    @Override
    public @Nullable String index(ConsumerRecord<byte[], byte[]> record) {
        for (var each : stores.entrySet()) {
            View view = each.getKey();
            if (view.topics().contains(record.topic())) {
                return write(view, each.getValue(), record);
            }
        }
        return "records of " + record.topic() + " are not indexed";
    }

    private static @Nullable String write(
            View view, Store store, ConsumerRecord<byte[], byte[]> record) {
        List<Write> writes;
        try {
            writes = view.projection().of(record);
        } catch (IllegalArgumentException e) {
            return "it still cannot be read: " + e.getMessage();
        }
        return switch (store.write(writes)) {
            case Written(var rejected) ->
                    rejected.isEmpty()
                            ? null
                            : "it is still refused: " + rejected.getFirst().error();
            case Unavailable(var reason) ->
                    throw new StoreUnavailableException(
                            "the search server does not answer", new IllegalStateException(reason));
            case NoAlias _ ->
                    throw new StoreUnavailableException(
                            "the index is being made", new IllegalStateException(view.live()));
        };
    }
}
