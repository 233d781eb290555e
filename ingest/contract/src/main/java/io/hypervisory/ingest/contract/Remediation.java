package io.hypervisory.ingest.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the publisher says to do.
///
/// @param category CSAF's word: `vendor_fix`, `optional_patch`, `mitigation`, `workaround`,
///   `fix_planned`, `no_fix_planned`, `none_available`
/// @param patch the patch or update that fixes, where it has an id; null otherwise
/// @param fixedVersion version or build that fixes, as written; null when not stated
/// @param restartRequired null when the publisher does not say, which is not "none"
public record Remediation(
        String category,
        @Nullable String details,
        @Nullable String url,
        @Nullable SaidDate date,
        List<String> productIds,
        List<String> groupIds,
        List<String> entitlements,
        @Nullable NoticeId patch,
        @Nullable String fixedVersion,
        @Nullable Restart restartRequired) {
    public Remediation {
        Checks.nonBlank(category, "remediation category");
        productIds = List.copyOf(productIds);
        groupIds = List.copyOf(groupIds);
        entitlements = List.copyOf(entitlements);
    }

    /// What must restart.
    ///
    /// @param category the publisher's own word (Microsoft: `Yes`, `Maybe`, `No`), or CSAF `none`,
    ///   `vulnerable_component`, `service`, `parent`, `dependencies`, `connected`, `machine`,
    ///   `zone`, `system`
    public record Restart(String category, @Nullable String details) {}
}
