package io.hypervisory.index.platform;

import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.ingest.contract.product.Platform;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the notices on platforms. Thread-safe.
public interface PlatformStore {
    /// Knows of none.
    PlatformStore NONE =
            new PlatformStore() {
                @Override
                public List<Counted> all() {
                    return List.of();
                }

                @Override
                public List<Entry> entries(Platform platform) {
                    return List.of();
                }
            };

    /// A platform that a notice names.
    ///
    /// @param advisories, patches that concern it or a release of it
    /// @param first, last publication among them; null when none states a date
    record Counted(
            Platform platform,
            long advisories,
            long patches,
            @Nullable Instant first,
            @Nullable Instant last) {}

    /// Sorted by id.
    ///
    /// @throws StoreUnavailableException when the store does not answer
    List<Counted> all();

    /// Notices that concern the platform, a release of it or the line that it is a release of, and
    /// the advisories and posts that name its patches, in no order. There may be some more.
    ///
    /// @throws StoreUnavailableException when the store does not answer
    List<Entry> entries(Platform platform);
}
