package io.hypervisory.ingest.listing;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.fetch.Hosts;
import io.hypervisory.ingest.fetch.Manners;
import java.net.URI;
import java.util.Map;
import org.apache.hc.client5.http.utils.URIUtils;
import org.jspecify.annotations.Nullable;

/// Where a source's links may lead: its own host and those that it names, since a request carries
/// the source's headers, a key among them perhaps, and goes by its manners.
record Reach(Source source) {
    boolean includes(URI url) {
        return leadsTo(url, source.url());
    }

    /// @param other is of its own too
    boolean leadsTo(URI url, URI other) {
        String host = Hosts.name(url);
        return host.equals(Hosts.name(other))
                || host.equals(Hosts.name(source.url()))
                || source.hosts().contains(host);
    }

    /// How another's address is asked: without the source's headers, but for what it takes.
    Manners manners(URI url) {
        Manners own = source.manners();
        if (origin(url).equals(origin(source.url()))) {
            return own;
        }
        Map<String, String> harmless =
                own.headers().entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase("Accept"))
                        .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Manners(
                own.concurrency(),
                own.pause(),
                own.userAgent(),
                harmless,
                own.heedsRobots(),
                own.privateHosts(),
                own.proxy());
    }

    private static String origin(URI url) {
        int usual = "https".equals(url.getScheme()) ? 443 : 80;
        int port = url.getPort() < 0 ? usual : url.getPort();
        return url.getScheme() + "://" + Hosts.name(url) + ":" + port;
    }

    /// Null when it is no http(s) address; the base itself for nothing.
    static @Nullable URI resolve(URI base, String reference) {
        if (reference.isBlank()) {
            return base;
        }
        try {
            return Links.url(URIUtils.resolve(base, reference.strip()).toString());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
