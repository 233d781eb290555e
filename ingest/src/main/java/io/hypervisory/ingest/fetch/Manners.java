package io.hypervisory.ingest.fetch;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a source wants its hosts to be asked.
///
/// @param concurrency requests to a host at a time
/// @param pause at least so long between the starts of two requests to a host
/// @param userAgent sent instead of the default; null sends the default
/// @param headers sent with each request, `Accept` and the like
/// @param heedsRobots whether robots.txt is asked for and heeded
/// @param privateHosts names or literal addresses that may be private, because the source says so
/// @param proxy instead of the process's; null leaves it to the process
/// @param origin of which address the headers are meant for; null means the one that is asked first
public record Manners(
        int concurrency,
        Duration pause,
        @Nullable String userAgent,
        Map<String, String> headers,
        boolean heedsRobots,
        Set<String> privateHosts,
        @Nullable Proxy proxy,
        @Nullable URI origin) {
    /// One request at a time, half a second apart, robots.txt heeded, public addresses only.
    public static final Manners STANDARD =
            new Manners(1, Duration.ofMillis(500), null, Map.of(), true, Set.of(), null);

    /// With headers for whatever is asked first.
    public Manners(
            int concurrency,
            Duration pause,
            @Nullable String userAgent,
            Map<String, String> headers,
            boolean heedsRobots,
            Set<String> privateHosts,
            @Nullable Proxy proxy) {
        this(concurrency, pause, userAgent, headers, heedsRobots, privateHosts, proxy, null);
    }

    /// Headers are for the origin (scheme, host and port) of this address and for no other: keys
    /// stand in them.
    public Manners meantFor(URI address) {
        return new Manners(
                concurrency, pause, userAgent, headers, heedsRobots, privateHosts, proxy, address);
    }

    /// With no headers but `Accept`.
    Manners toOtherOrigin() {
        Map<String, String> harmless =
                headers.entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase("Accept"))
                        .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Manners(
                concurrency, pause, userAgent, harmless, heedsRobots, privateHosts, proxy, origin);
    }

    public Manners {
        requireNonNull(pause, "pause");
        headers = Map.copyOf(headers);
        privateHosts = Set.copyOf(privateHosts);
        if (concurrency < 1 || concurrency > 64) {
            throw new IllegalArgumentException(
                    "concurrency " + concurrency + " is not within 1 to 64");
        }
        if (pause.isNegative()) {
            throw new IllegalArgumentException("pause " + pause + " is below zero");
        }
    }
}
