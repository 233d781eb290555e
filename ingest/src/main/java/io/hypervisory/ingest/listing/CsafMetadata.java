package io.hypervisory.ingest.listing;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A provider's metadata: where it offers documents, and by what they can be checked.
///
/// @param url where it stands
/// @param trusted whether it says to be a trusted provider, which owes hashes and signatures
/// @param services ROLIE service documents, which name feeds
/// @param faults what is wrong with it, for people; the rest can be used
record CsafMetadata(
        URI url,
        boolean trusted,
        List<Feed> feeds,
        List<URI> services,
        List<URI> directories,
        List<Key> keys,
        List<String> faults) {
    CsafMetadata {
        feeds = List.copyOf(feeds);
        services = List.copyOf(services);
        directories = List.copyOf(directories);
        keys = List.copyOf(keys);
        faults = List.copyOf(faults);
    }

    /// A ROLIE feed.
    ///
    /// @param tlp label of all its documents, as its provider writes it; null when it gives none
    record Feed(URI url, @Nullable String tlp) {}

    /// An OpenPGP key.
    ///
    /// @param fingerprint in hexadecimal digits; null when it is not stated
    record Key(URI url, @Nullable String fingerprint) {}
}
