package io.hypervisory.index;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// One record on its way into the store.
///
/// @param id the document's: type and entry id, since an advisory and a patch may share one
/// @param document its JSON on one line; null deletes
record Write(String id, byte @Nullable [] document, ConsumerRecord<byte[], byte[]> from) {
    /// Rises with each record of a key, for all of a key stand in one partition.
    long version() {
        return from.offset() + 1;
    }

    int bytes() {
        return document == null ? 0 : document.length;
    }
}
