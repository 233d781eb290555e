package io.hypervisory.ingest.fetch;

import java.time.Duration;

/// What one exchange may cost.
///
/// @param deadline for the whole exchange, the body and redirects too, without waiting for a turn
/// @param wireBytes of the body as it is sent
/// @param bodyBytes of the body after decompression
/// @param ratio of the two, once the body is larger than a mebibyte
/// @param guarded whether addresses must be public; only a test that shows what for switches it off
public record FetchLimits(
        Duration connect,
        Duration deadline,
        long wireBytes,
        long bodyBytes,
        int ratio,
        int redirects,
        boolean guarded) {
    public static final FetchLimits STANDARD =
            new FetchLimits(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    64L * 1024 * 1024,
                    64L * 1024 * 1024,
                    200,
                    5,
                    true);

    /// With another deadline.
    public FetchLimits within(Duration other) {
        return new FetchLimits(connect, other, wireBytes, bodyBytes, ratio, redirects, guarded);
    }
}
