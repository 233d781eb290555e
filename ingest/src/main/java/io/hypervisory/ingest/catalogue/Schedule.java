package io.hypervisory.ingest.catalogue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How often a source is asked: more often while it has news, less often while it has not.
///
/// @param shortest, longest from the end of one pass to the start of the next
/// @param recheck at least so often every document is asked for, whatever the listing says of it
public record Schedule(Duration shortest, Duration longest, Duration recheck) {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration RECHECK = Duration.ofDays(1);
    private static final Duration LEAST = Duration.ofMinutes(5);

    /// At most an hour, at least an eighth of the longest but not below five minutes, a recheck
    /// each day.
    public static final Schedule STANDARD = of(null, null, null);

    public Schedule {
        above("interval", longest);
        above("shortest", shortest);
        above("recheck", recheck);
        if (shortest.compareTo(longest) > 0) {
            throw new KeyFault(
                    "shortest", "shortest " + shortest + " is above interval " + longest);
        }
    }

    /// At most so long between two passes.
    public static Schedule atMost(Duration longest) {
        return of(null, longest, null);
    }

    /// With a default for each that is null.
    static Schedule of(
            @Nullable Duration shortest, @Nullable Duration longest, @Nullable Duration recheck) {
        Duration most = longest == null ? LONGEST : longest;
        return new Schedule(
                shortest == null ? shortestFor(most) : shortest,
                most,
                recheck == null ? RECHECK : recheck);
    }

    private static Duration shortestFor(Duration longest) {
        Duration eighth = longest.dividedBy(8);
        Duration shortest = eighth.compareTo(LEAST) < 0 ? LEAST : eighth;
        return shortest.compareTo(longest) > 0 ? longest : shortest;
    }

    private static void above(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new KeyFault(key, key + " " + value + " is not above zero");
        }
    }
}
