package io.hypervisory.ingest.listing;

import static java.util.Objects.requireNonNull;

import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.catalogue.Way;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes what a provider's feeds and directories list, and says how each document is checked.
final class CsafDocuments {
    /// A provider that lists more is cut, and that is said.
    static final int MOST = 1_000_000;

    private final String format;
    private final Way.Csaf terms;
    private final CsafMetadata metadata;
    private final CsafPages pages;
    private final CsafKeys keys;
    private final Sink sink;
    private int count;

    CsafDocuments(
            Source source, Way.Csaf terms, CsafMetadata metadata, CsafPages pages, Sink sink) {
        this.format = source.format();
        this.terms = terms;
        this.metadata = metadata;
        this.pages = pages;
        this.keys = new CsafKeys(metadata, pages, sink);
        this.sink = sink;
    }

    /// What a listing says of a document.
    ///
    /// @param stamp its date, as it is written; null when none is
    /// @param hashes addresses of its hashes, none when the listing names none
    /// @param signature null when the listing names none
    record Listed(URI url, @Nullable String stamp, List<URI> hashes, @Nullable URI signature) {
        Listed {
            requireNonNull(url, "url");
            hashes = List.copyOf(hashes);
        }

        /// The address of what lies beside it.
        URI beside(String ending) {
            return URI.create(url + ending);
        }
    }

    /// False when enough was listed.
    boolean add(Listed listed) throws InterruptedException {
        if (count == MOST) {
            sink.fault(metadata.url() + " lists more than " + MOST + " documents", false);
            return false;
        }
        count++;
        var check = new CsafCheck(listed, terms, metadata.trusted(), keys, pages);
        sink.item(
                new Item(
                        listed.url(),
                        format,
                        listed.stamp(),
                        new Item.Way.Ask(pages.request(listed.url()), check)));
        return true;
    }
}
