package io.hypervisory.index;

import org.jspecify.annotations.Nullable;

/// Counts rejections in a row with one reason: more than 50 are our own fault. Not thread-safe.
final class Streak {
    private static final int TOO_MANY = 50;

    private @Nullable String reason;
    private int length;

    /// @param why of one record; null when it was taken
    /// @throws IllegalStateException when there are too many
    void next(@Nullable String why) {
        length = why != null && why.equals(reason) ? length + 1 : 1;
        reason = why;
        if (why != null && length > TOO_MANY) {
            throw new IllegalStateException(
                    "more than " + TOO_MANY + " records in a row were rejected: " + why);
        }
    }
}
