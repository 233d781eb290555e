package io.hypervisory.ingest.listing;

import static io.hypervisory.ingest.listing.CsafPages.text;

import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.listing.CsafMetadata.Feed;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads a ROLIE service document (RFC 8322): workspaces of collections, each of which is a feed.
/// Category documents name no feeds, so nothing is read from them.
final class CsafService {
    private CsafService() {}

    /// Without labels, as a service document gives none: each document's own counts.
    static List<Feed> feeds(Fetched page) {
        JsonNode service = CsafPages.json(page).path("service");
        if (!service.isObject()) {
            throw new PageFault(page.url() + " is no ROLIE service document", true);
        }
        var feeds = new ArrayList<Feed>();
        for (JsonNode workspace : service.path("workspace")) {
            for (JsonNode collection : workspace.path("collection")) {
                String href = text(collection, "href");
                URI url = href == null ? null : CsafPages.resolve(page.finalUrl(), href);
                if (url != null) {
                    feeds.add(new Feed(url, null));
                }
            }
        }
        if (feeds.isEmpty()) {
            throw new PageFault(page.url() + " names no ROLIE feed", true);
        }
        return feeds;
    }
}
