package io.hypervisory.ingest.fetch;

import java.time.Duration;

/// What one exchange may cost.
///
/// @param deadline for the whole exchange, the body and redirects too
/// @param wireBytes of the body as it is sent
/// @param bodyBytes of the body after decompression
public record FetchLimits(
        Duration connect, Duration deadline, long wireBytes, long bodyBytes, int redirects) {
    public static final FetchLimits STANDARD =
            new FetchLimits(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    64L * 1024 * 1024,
                    64L * 1024 * 1024,
                    5);
}
