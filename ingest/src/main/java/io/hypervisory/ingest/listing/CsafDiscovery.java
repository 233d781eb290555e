package io.hypervisory.ingest.listing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.fetch.Retrieval;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.fetch.Retrieval.Gone;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the `provider-metadata.json` of a domain (CSAF 2.0 section 7.1.8 to 7.1.10): at its
/// well-known place, by every `CSAF:` of its `security.txt`, and only when these give nothing at
/// the host name that is kept for it. The first of them counts. Used once.
final class CsafDiscovery {
    private static final String WELL_KNOWN = "/.well-known/csaf/provider-metadata.json";
    private static final List<String> SECURITY_TXT =
            List.of("/.well-known/security.txt", "/security.txt");
    private static final String FIELD = "CSAF:";

    /// A `security.txt` that names more is cut, and that is said.
    static final int MOST = 20;

    private final CsafPages pages;
    private final Sink sink;
    private final List<Found> found = new ArrayList<>();
    private final List<PageFault> misses = new ArrayList<>();

    CsafDiscovery(CsafPages pages, Sink sink) {
        this.pages = pages;
        this.sink = sink;
    }

    private record Found(CsafMetadata metadata, String sha256) {}

    /// Whether an address names a host and nothing on it.
    static boolean isDomain(URI url) {
        return (url.getPath().isEmpty() || url.getPath().equals("/")) && url.getQuery() == null;
    }

    /// @throws PageFault when nothing is found; the message names each place
    CsafMetadata of(URI domain) {
        URI wellKnown = domain.resolve(WELL_KNOWN);
        Retrieval there = pages.retrieved(wellKnown);
        ask(there);
        List<PageFault> toSay = new ArrayList<>(there instanceof Gone ? List.of() : misses);
        for (URI url : named(domain)) {
            if (!url.equals(wellKnown)) {
                PageFault miss = ask(pages.retrieved(url));
                if (miss != null) {
                    toSay.add(miss);
                }
            }
        }
        URI dns = dns(domain);
        if (found.isEmpty() && dns != null) {
            ask(pages.retrieved(dns));
        }
        if (found.isEmpty()) {
            throw nothing(domain);
        }
        toSay.forEach(miss -> sink.fault(miss.text(), miss.isRetryable()));
        sayOthers();
        return found.getFirst().metadata();
    }

    /// Null when it is metadata.
    private @Nullable PageFault ask(Retrieval answer) {
        try {
            if (!(answer instanceof Fetched page)) {
                throw PageFault.of(answer);
            }
            found.add(new Found(CsafMetadataReader.read(page), Digests.sha256(page.body())));
            return null;
        } catch (PageFault e) {
            misses.add(e);
            return e;
        }
    }

    private Set<URI> named(URI domain) {
        Set<URI> urls = new LinkedHashSet<>();
        for (String path : SECURITY_TXT) {
            Retrieval answer = pages.retrieved(domain.resolve(path));
            if (answer instanceof Fetched text) {
                fields(text, urls);
            } else if (!(answer instanceof Gone)) {
                misses.add(PageFault.of(answer));
            }
        }
        return urls;
    }

    /// Names of fields are written in any case (RFC 9116). A relative value is against the
    /// standard, and has been seen.
    private void fields(Fetched text, Set<URI> urls) {
        var lines = new String(text.body(), UTF_8).lines().map(String::strip).iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            if (!line.regionMatches(true, 0, FIELD, 0, FIELD.length())) {
                continue;
            }
            if (urls.size() == MOST) {
                sink.fault(text.url() + " names more than " + MOST + " providers", false);
                return;
            }
            URI url = CsafPages.resolve(text.finalUrl(), line.substring(FIELD.length()));
            if (url == null) {
                sink.fault(text.url() + " names what is no URL: " + Quoted.of(line), false);
            } else {
                urls.add(url);
            }
        }
    }

    /// Null when the domain is an address in figures.
    private static @Nullable URI dns(URI domain) {
        String port = domain.getPort() < 0 ? "" : ":" + domain.getPort();
        return Links.url(
                domain.getScheme() + "://csaf.data.security." + domain.getHost() + port + "/");
    }

    private PageFault nothing(URI domain) {
        String places = String.join("; ", misses.stream().map(PageFault::text).toList());
        return new PageFault(
                domain + " offers no provider-metadata.json: " + places,
                misses.stream().anyMatch(PageFault::isRetryable));
    }

    private void sayOthers() {
        Found first = found.getFirst();
        for (Found other : found) {
            if (!other.sha256().equals(first.sha256())) {
                sink.fault(
                        other.metadata().url()
                                + " differs from "
                                + first.metadata().url()
                                + ", which is taken; another provider is a source of its own",
                        false);
            }
        }
    }
}
