package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The links of an HTML page.
final class Links {
    /// A page that links to more is cut, and that is said.
    static final int MOST = 100_000;

    /// A longer address is none that a server would take.
    static final int LONGEST = 8192;

    /// The tree of a page may need fifty times its bytes.
    static final int LARGEST = 4 << 20;

    private Links() {}

    /// Absolute http(s) addresses, without what follows `#`, in the page's order.
    static List<URI> of(Fetched page, Sink sink) {
        var links = new ArrayList<URI>();
        for (Element anchor : parsed(page).select("a[href]")) {
            if (links.size() == MOST) {
                sink.fault(page.url() + " has more than " + MOST + " links", false);
                break;
            }
            URI link = link(anchor);
            if (link != null) {
                links.add(link);
            }
        }
        return links;
    }

    /// @throws PageFault when its tree might not fit into memory
    static Document parsed(Fetched page) {
        if (page.body().length > LARGEST) {
            throw new PageFault(page.url() + " is larger than " + LARGEST + " bytes", false);
        }
        try {
            return Jsoup.parse(
                    new ByteArrayInputStream(page.body()), null, page.finalUrl().toString());
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /// Null when it leads to nothing that can be asked for.
    static @Nullable URI link(Element anchor) {
        return url(anchor.attr("abs:href"));
    }

    /// Null when it is no http(s) address, holds a login, or is too long to be one.
    static @Nullable URI url(String text) {
        int fragment = text.indexOf('#');
        String plain = (fragment < 0 ? text : text.substring(0, fragment)).strip();
        if (plain.length() > LONGEST) {
            return null;
        }
        try {
            URI url = URI.create(plain);
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            boolean plainHost = url.getHost() != null && url.getRawUserInfo() == null;
            return http && plainHost && url.getPath() != null ? url : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
