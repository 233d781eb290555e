package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.catalogue.BulkRules;
import io.hypervisory.ingest.catalogue.Glob;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.fetch.Retrieval.NotModified;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lists the errata of a yum repository, which are one document. Its file's name changes with its
/// content, so it is known as what `repomd.xml` names: `<repomd.xml>#updateinfo`.
final class UpdateinfoListing {
    private static final String LIST = "repodata/repomd.xml";

    private final Source source;
    private final Pages pages;
    private final Sink sink;

    UpdateinfoListing(Source source, Pages pages, Sink sink) {
        this.source = source;
        this.pages = pages;
        this.sink = sink;
    }

    void list() throws InterruptedException {
        CsafPages.attempt(sink, this::updateinfo);
    }

    private void updateinfo() throws InterruptedException {
        URI url = repomd(source.url());
        Retrieval page = pages.ifNew(Request.of(url, source.manners()));
        switch (page) {
            case Fetched list -> data(list);
            case NotModified _ -> {}
            case Retrieval.Gone _, Retrieval.Failed _ -> throw PageFault.of(page);
        }
    }

    /// From a repository's root, with or without a slash.
    private static URI repomd(URI url) {
        String text = url.toString();
        if (url.getPath().endsWith("/repomd.xml")) {
            return url;
        }
        return URI.create(text + (text.endsWith("/") ? "" : "/") + LIST);
    }

    private void data(Fetched list) throws InterruptedException {
        List<Map<String, String>> data =
                XmlRecords.read(list, "repomd", "data").stream()
                        .filter(each -> "updateinfo".equals(each.get("@type")))
                        .toList();
        if (data.isEmpty()) {
            throw new PageFault(list.url() + " names no updateinfo", false);
        }
        Map<String, String> first = data.getFirst();
        Fetched file = file(list, first);
        check(file, first);
        URI url = EntryPath.part(list.url(), "updateinfo");
        var rules = new BulkRules(BulkRules.As.FILE, Glob.ALL);
        new Unpacker(rules, UnpackLimits.STANDARD, source.format(), new Named(file, url))
                .unpack(file, first.get("checksum"));
    }

    /// @throws PageFault when it is not to be had
    private Fetched file(Fetched list, Map<String, String> data) {
        String base = data.getOrDefault("location@base", "..");
        URI root = CsafPages.resolve(list.finalUrl(), base.endsWith("/") ? base : base + "/");
        String href = data.getOrDefault("location@href", "");
        URI url = root == null || href.isEmpty() ? null : CsafPages.resolve(root, href);
        if (url == null) {
            throw new PageFault(list.url() + " names no file of its updateinfo", true);
        }
        Retrieval page = pages.whole(Request.of(url, source.manners()));
        if (page instanceof Fetched fetched) {
            return fetched;
        }
        throw PageFault.of(page);
    }

    /// Of the file as it lies there, or of what is in it, when the transfer took its compression
    /// off.
    private void check(Fetched file, Map<String, String> data) {
        @Nullable String packed =
                Checksum.fault(file.body(), data.get("checksum@type"), data.get("checksum"));
        if (packed == null) {
            return;
        }
        String open =
                Checksum.fault(
                        file.body(), data.get("open-checksum@type"), data.get("open-checksum"));
        if (open == null) {
            return;
        }
        if (Checksum.isKnown(data.get("checksum@type"))) {
            throw new PageFault(file.url() + " " + packed, true);
        }
        sink.fault(file.url() + " " + packed, false);
    }

    /// Gives the document its lasting address.
    private final class Named implements Sink {
        private final URI file;
        private final URI url;

        Named(Fetched file, URI url) {
            this.file = file.url();
            this.url = url;
        }

        @Override
        public void item(Item item) throws InterruptedException {
            if (!(item.way() instanceof Item.Way.Here(Fetched fetched))) {
                throw new IllegalStateException(file + " was not unpacked");
            }
            var named = new Item.Way.Here(fetched.named(url, null));
            sink.item(new Item(url, item.format(), item.stamp(), named));
        }

        @Override
        public void fault(String reason, boolean retryable) {
            sink.fault(reason, retryable);
        }
    }
}
