package io.hypervisory.enrich;

import io.hypervisory.enrich.merge.Output;
import java.time.Instant;
import java.util.List;

/// A step's output between two processors of one task. It never becomes bytes.
///
/// @param records the public records that it gives
record Sent(Output output, List<Wire> records) {
    Sent {
        records = List.copyOf(records);
    }

    /// Makes the records at once, so that one that cannot be written is found before a store is
    /// changed.
    static Sent of(Output output, Instant now) {
        return new Sent(output, Wire.of(output, now));
    }
}
