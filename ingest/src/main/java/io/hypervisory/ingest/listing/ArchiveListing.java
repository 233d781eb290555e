package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.catalogue.ArchiveRule;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lists what a web archive has of a site, by its CDX server: each snapshot is a version of the
/// document at the original address. What an address answered again, byte for byte, is one version,
/// of the first time.
final class ArchiveListing {
    private static final String FIELDS = "urlkey,timestamp,original,digest";

    /// The documentation shows keys percent-encoded already,
    /// `org%2Carchive%29%2F+19980109140106%21`; others give them plain.
    private static final Pattern ENCODED =
            Pattern.compile("(?=.*%)(?:[\\w.*+~-]|%[0-9A-Fa-f]{2})++");

    private final Source source;
    private final ArchiveRule rule;
    private final Pages pages;
    private final Sink sink;
    private final Set<String> versions = new HashSet<>();
    private String urlKey = "";

    ArchiveListing(Source source, ArchiveRule rule, Pages pages, Sink sink) {
        this.source = source;
        this.rule = rule;
        this.pages = pages;
        this.sink = sink;
    }

    /// A page that fails ends the listing: only it knows the key of the next.
    void list() throws InterruptedException {
        var keys = new HashSet<String>();
        String key = null;
        try {
            for (int page = 0; page < rule.most(); page++) {
                CdxPage found = page(key);
                for (CdxPage.Row row : found.rows()) {
                    snapshot(row);
                }
                key = found.resumeKey();
                if (key == null) {
                    return;
                }
                if (!keys.add(key)) {
                    sink.fault(cdx() + " gave the resume key " + Quoted.of(key) + " again", true);
                    return;
                }
            }
            sink.fault(cdx() + " has more than " + rule.most() + " pages", false);
        } catch (PageFault e) {
            sink.fault(e.text(), e.isRetryable());
        }
    }

    private URI cdx() {
        return rule.server().resolve("/cdx/search/cdx");
    }

    private CdxPage page(@Nullable String resumeKey) {
        Retrieval retrieval = pages.whole(Request.of(query(resumeKey), source.manners()));
        if (!(retrieval instanceof Fetched fetched)) {
            throw PageFault.of(retrieval);
        }
        return CdxPage.of(fetched);
    }

    private URI query(@Nullable String resumeKey) {
        var query = new StringBuilder(cdx().toString()).append("?url=");
        query.append(JsonListing.encoded(source.url().toString()));
        add(query, "matchType", rule.match().word());
        add(query, "output", "json");
        add(query, "fl", FIELDS);
        add(query, "collapse", "digest");
        rule.filters().forEach(filter -> add(query, "filter", filter));
        add(query, "from", rule.from());
        add(query, "to", rule.to());
        add(query, "limit", Integer.toString(rule.page()));
        add(query, "showResumeKey", "true");
        if (resumeKey != null) {
            boolean asItIs = ENCODED.matcher(resumeKey).matches();
            query.append("&resumeKey=").append(asItIs ? resumeKey : JsonListing.encoded(resumeKey));
        }
        URI url = Links.url(query.toString());
        if (url == null) {
            throw new PageFault(
                    cdx() + " gave a resume key that makes no URL: " + Quoted.of(resumeKey), true);
        }
        return url;
    }

    private static void add(StringBuilder query, String name, @Nullable String value) {
        if (value != null) {
            query.append('&').append(name).append('=').append(JsonListing.encoded(value));
        }
    }

    private void snapshot(CdxPage.Row row) throws InterruptedException {
        URI original = Wayback.original(row.original());
        URI snapshot = Wayback.snapshot(rule.server(), row.timestamp(), row.original());
        if (original == null || snapshot == null) {
            sink.fault(cdx() + " lists no snapshot: " + Quoted.of(row), false);
            return;
        }
        if (!row.urlKey().equals(urlKey)) {
            // rows of one address stand together
            versions.clear();
            urlKey = row.urlKey();
        }
        String format = rule.format(original.toString(), source.format());
        if (format != null && versions.add(original + " " + row.digest())) {
            var way = new Item.Way.Snapshot(Request.of(snapshot, source.manners()));
            sink.item(new Item(original, format, row.digest(), way));
        }
    }
}
