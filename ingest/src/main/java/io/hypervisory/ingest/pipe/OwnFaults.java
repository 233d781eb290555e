package io.hypervisory.ingest.pipe;

import java.util.Set;

/// Tells our own fault from a publisher's: more than 50 documents in a row that no reader could
/// take for a reason that no publisher can cause. A publisher whose every document is broken stops
/// nobody. Used by one thread.
final class OwnFaults {
    private static final int TOO_MANY_IN_A_ROW = 50;

    /// A record that we did not write as a document, and a reader that throws.
    private static final Set<String> OURS = Set.of("not-a-document", "reader-failed");

    private int inARow;

    void read() {
        inARow = 0;
    }

    /// @throws IllegalStateException when that makes too many
    void rejected(String reason, String error) {
        inARow = OURS.contains(reason) ? inARow + 1 : 0;
        if (inARow > TOO_MANY_IN_A_ROW) {
            throw new IllegalStateException(
                    "more than %d documents in a row could not be read: %s, %s"
                            .formatted(TOO_MANY_IN_A_ROW, reason, error));
        }
    }
}
