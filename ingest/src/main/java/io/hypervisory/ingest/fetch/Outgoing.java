package io.hypervisory.ingest.fetch;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the process reaches the outside: proxies, and certificates to trust beside the JDK's own.
///
/// @param http, https for addresses of that scheme; null asks directly
/// @param direct hosts asked directly, with what ends in them; `*` is every host
/// @param caFile certificates in PEM form; null for none
public record Outgoing(
        @Nullable Proxy http, @Nullable Proxy https, List<String> direct, @Nullable Path caFile) {
    public static final Outgoing DIRECT = new Outgoing(null, null, List.of(), null);

    public Outgoing {
        direct = List.copyOf(direct);
    }

    /// From `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY` (or their lower-case forms, as others read
    /// them) and `HYPERVISORY_CA`.
    ///
    /// @throws IllegalArgumentException naming the variable that is wrong
    public static Outgoing from(Map<String, String> environment) {
        String direct = either(environment, "NO_PROXY");
        String ca = environment.get("HYPERVISORY_CA");
        return new Outgoing(
                proxy(environment, "HTTP_PROXY"),
                proxy(environment, "HTTPS_PROXY"),
                direct == null
                        ? List.of()
                        : Arrays.stream(direct.split("[,\\s]+"))
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .filter(name -> !name.isEmpty())
                                .toList(),
                ca == null || ca.isBlank() ? null : Path.of(ca));
    }

    private static @Nullable Proxy proxy(Map<String, String> environment, String name) {
        String value = either(environment, name);
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return Proxy.parse(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable String either(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null ? environment.get(name.toLowerCase(Locale.ROOT)) : value;
    }

    /// Null when the address is asked directly.
    @Nullable Proxy proxyFor(URI url, @Nullable Proxy ofSource) {
        if (ofSource != null) {
            return ofSource.host() == null ? null : ofSource;
        }
        Proxy proxy = "https".equals(url.getScheme()) ? https : http;
        return proxy == null || proxy.host() == null || isDirect(Hosts.name(url)) ? null : proxy;
    }

    private boolean isDirect(String host) {
        return direct.stream()
                .map(name -> name.startsWith(".") ? name.substring(1) : name)
                .anyMatch(
                        name -> name.equals("*") || host.equals(name) || host.endsWith("." + name));
    }
}
