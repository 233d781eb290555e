package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.catalogue.BulkRules;
import io.hypervisory.ingest.catalogue.DepotRules;
import io.hypervisory.ingest.catalogue.Glob;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.fetch.Retrieval.NotModified;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// Lists the bulletins of an ESXi depot: its index names vendors, a vendor's index names zips, a
/// zip holds `vmware.xml` or, in newer ones, a file for each bulletin and each VIB, of which a
/// document for each bulletin is made. Indexes are always read, since an index that stays the same
/// may name a zip that does not.
final class DepotListing {
    /// VIBs of one zip are held until its bulletins were joined with them: metadata is some 10 MiB.
    private static final UnpackLimits LIMITS =
            new UnpackLimits(100_000, 64L << 20, 256L << 20, 200);

    /// In whatever folder they stand.
    private static final Glob BULLETINS = new Glob("**/{vmware.xml,bulletins/*.xml,vibs/*.xml}");

    private static final int ENTRIES_NAMED = 5;

    private final Source source;
    private final DepotRules rules;
    private final Pages pages;
    private final Sink sink;

    DepotListing(Source source, DepotRules rules, Pages pages, Sink sink) {
        this.source = source;
        this.rules = rules;
        this.pages = pages;
        this.sink = sink;
    }

    void list() throws InterruptedException {
        Set<URI> zips = new LinkedHashSet<>();
        CsafPages.attempt(
                sink,
                () -> {
                    for (URI vendor : vendors()) {
                        CsafPages.attempt(sink, () -> zips.addAll(zips(vendor)));
                    }
                });
        for (URI zip : zips) {
            CsafPages.attempt(sink, () -> bulletins(zip));
        }
    }

    /// @throws PageFault when it is not to be had
    private Fetched whole(URI url) {
        Retrieval page = pages.whole(Request.of(url, source.manners()));
        if (page instanceof Fetched fetched) {
            return fetched;
        }
        throw PageFault.of(page);
    }

    private Set<URI> vendors() {
        Fetched index = whole(source.url());
        Set<URI> vendors = new LinkedHashSet<>();
        for (Map<String, String> vendor : XmlRecords.read(index, "vendorList", "vendor")) {
            String folder = vendor.getOrDefault("patchUrl", "");
            folder = folder.isEmpty() ? vendor.getOrDefault("relativePath", "") : folder;
            String slash = folder.isEmpty() || folder.endsWith("/") ? "" : "/";
            add(vendors, index, folder + slash, vendor.get("indexfile"));
        }
        if (vendors.isEmpty()) {
            throw new PageFault(index.url() + " names no vendor", true);
        }
        return vendors;
    }

    private Set<URI> zips(URI vendor) {
        Fetched index = whole(vendor);
        Set<URI> zips = new LinkedHashSet<>();
        for (Map<String, String> metadata : XmlRecords.read(index, "metaList", "metadata")) {
            if (rules.takes(
                    metadata.getOrDefault("productId", ""),
                    metadata.getOrDefault("version", ""),
                    metadata.getOrDefault("locale", ""))) {
                add(zips, index, "", metadata.get("url"));
            }
        }
        return zips;
    }

    private void add(Set<URI> urls, Fetched index, String folder, @Nullable String file) {
        URI url = null;
        if (file != null && !file.isEmpty()) {
            URI base = CsafPages.resolve(index.finalUrl(), folder.isEmpty() ? "." : folder);
            url = base == null ? null : CsafPages.resolve(base, file);
        }
        if (url == null) {
            sink.fault(
                    index.url() + " names no file, or none that is an address: " + Quoted.of(file),
                    false);
        } else {
            urls.add(url);
        }
    }

    private void bulletins(URI zip) throws InterruptedException {
        Retrieval page = pages.ifNew(Request.of(zip, source.manners()));
        switch (page) {
            case Fetched file -> unpack(file);
            case NotModified _ -> {}
            case Retrieval.Gone _, Retrieval.Failed _ -> throw PageFault.of(page);
        }
    }

    private void unpack(Fetched zip) throws InterruptedException {
        var parts = new DepotParts(zip.url(), sink);
        var zips = new BulkRules(BulkRules.As.ZIP, BULLETINS);
        new Unpacker(zips, LIMITS, source.format(), parts).unpack(zip, null);
        parts.flush();
        if (!parts.hasBulletins()) {
            throw new PageFault(
                    zip.url() + " has no bulletin where one is looked for; it holds " + held(zip),
                    false);
        }
    }

    /// The first few names, for people.
    private static String held(Fetched zip) {
        try (ZipFile opened = Entries.open(zip.body(), new Meter(LIMITS, zip.body().length))) {
            List<ZipArchiveEntry> entries = Collections.list(opened.getEntries());
            String first =
                    entries.stream()
                            .limit(ENTRIES_NAMED)
                            .map(entry -> Quoted.of(entry.getName().replace('\0', '?')))
                            .collect(Collectors.joining(", "));
            return entries.isEmpty() ? "nothing" : first;
        } catch (IOException e) {
            return "what does not unpack: " + e.getMessage();
        }
    }
}
