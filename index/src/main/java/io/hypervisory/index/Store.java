package io.hypervisory.index;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Where documents are kept. A write that is older than what stands there changes nothing and is
/// done all the same.
interface Store {
    Outcome write(Collection<Write> writes);

    /// What came of a number of writes.
    sealed interface Outcome {
        /// All but the rejected are done.
        record Written(List<Rejected> rejected) implements Outcome {
            public Written {
                rejected = List.copyOf(rejected);
            }
        }

        /// Some may not be done; asking again may help.
        record Unavailable(String reason) implements Outcome {}

        /// The name that is written to leads nowhere.
        record NoAlias() implements Outcome {}
    }

    /// A record that will never be taken.
    ///
    /// @param reason short and stable, for grouping
    record Rejected(ConsumerRecord<byte[], byte[]> from, String reason, String error) {}
}
