package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.fetch.Hosts;
import java.net.URI;
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
