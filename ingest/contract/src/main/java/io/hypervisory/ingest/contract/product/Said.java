package io.hypervisory.ingest.contract.product;

import org.jspecify.annotations.Nullable;

/// How a notice names a product. Publishers name the same few thousand in all their notices, so
/// what they mean is remembered.
///
/// @param vendor as written, or a slug; null when not said
/// @param version as written beside the name; null when only the name may have one
record Said(@Nullable String vendor, String name, @Nullable String version) {
    /// As many are remembered at a time.
    static final int MOST = 20_000;

    private static final int LONGEST = 500;

    /// Strange texts shall not fill the memory.
    boolean isRemembered() {
        return length(vendor) + name.length() + length(version) <= LONGEST;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
