package io.hypervisory.index;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Whether a group has read what its topics held a moment ago. Topics that are written to all the
/// time never show a lag of nothing at all. For one thread.
final class CatchUp {
    private static final long MOMENT = Duration.ofSeconds(3).toNanos();

    private final Lag lag;
    private final LongSupplier nanoTime;
    private @Nullable Map<TopicPartition, Long> ends;
    private long marked;
    private OptionalLong behind = OptionalLong.empty();

    /// Where topics end, and how far their reader is from there.
    interface Lag {
        /// Null when the broker does not tell.
        @Nullable Map<TopicPartition, Long> ends() throws InterruptedException;

        /// Empty when the broker does not tell.
        OptionalLong behind(Map<TopicPartition, Long> ends) throws InterruptedException;
    }

    CatchUp(Lag lag, LongSupplier nanoTime) {
        this.lag = lag;
        this.nanoTime = nanoTime;
    }

    static CatchUp of(GroupLag lag, String group, Set<String> topics) {
        var stands =
                new Lag() {
                    @Override
                    public @Nullable Map<TopicPartition, Long> ends() throws InterruptedException {
                        return lag.ends(topics).orElse(null);
                    }

                    @Override
                    public OptionalLong behind(Map<TopicPartition, Long> ends)
                            throws InterruptedException {
                        return lag.behind(group, ends);
                    }
                };
        return new CatchUp(stands, System::nanoTime);
    }

    /// Looks once: true when all is read that was there three seconds ago at most. While it is
    /// false, ask again after a second or less.
    boolean isReached() throws InterruptedException {
        if (!hasPassed()) {
            return false;
        }
        if (nanoTime.getAsLong() - marked > MOMENT) {
            mark();
            if (!hasPassed()) {
                return false;
            }
        }
        ends = null;
        return true;
    }

    /// Notes where the topics end now, for [#hasPassed].
    void mark() throws InterruptedException {
        ends = lag.ends();
        marked = nanoTime.getAsLong();
    }

    /// Whether all is read that was there at the mark; false when that is not known.
    boolean hasPassed() throws InterruptedException {
        if (ends == null) {
            mark();
        }
        behind = ends == null ? OptionalLong.empty() : lag.behind(ends);
        return behind.isPresent() && behind.getAsLong() == 0;
    }

    /// Records up to the mark that were still to be read when it was last looked; empty when that
    /// is not known.
    OptionalLong behind() {
        return behind;
    }
}
