package io.hypervisory.ingest.contract.product;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a name turned out to be.
///
/// @param version as said, less what describes machines and editions (`for x64-based Systems`);
///   null when none was said
public record NamedProduct(ProductLine line, @Nullable String version) {
    /// The version in comparable form; empty when none was said, or it is not understood.
    public Optional<ComparableVersion> comparable() {
        return version == null ? Optional.empty() : ComparableVersion.of(line.line(), version);
    }
}
