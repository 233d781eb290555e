package io.hypervisory.ingest.fetch;

import io.hypervisory.ingest.Time;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Every host that is asked, by its name: two ports of it are one host, whose failures are each
/// port's own. Thread-safe.
public final class Hosts {
    private final Map<String, Host> byName = new ConcurrentHashMap<>();
    private final Time time;
    private final RandomGenerator random = RandomGenerator.getDefault();

    Hosts(Time time) {
        this.time = time;
    }

    Host of(URI url) {
        return byName.computeIfAbsent(name(url), _ -> new Host(time, random));
    }

    @Nullable Instant restsUntil(URI url) {
        Host host = byName.get(name(url));
        return host == null ? null : host.restsUntil(port(url));
    }

    /// The one that is asked, written or not.
    static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
    }

    /// Scheme, name and port are the same (RFC 6454).
    static boolean isSameOrigin(URI one, URI other) {
        return String.valueOf(one.getScheme()).equalsIgnoreCase(other.getScheme())
                && name(one).equals(name(other))
                && port(one) == port(other);
    }

    /// Lower case, without a dot at the end; of a local file, this machine's.
    public static String name(URI url) {
        String host = url.getHost() == null ? "localhost" : url.getHost().toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
