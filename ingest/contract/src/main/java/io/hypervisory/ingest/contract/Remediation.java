package io.hypervisory.ingest.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the publisher says to do.
///
/// @param category CSAF's word: `vendor_fix`, `optional_patch`, `mitigation`, `workaround`,
///   `fix_planned`, `no_fix_planned`, `none_available`
/// @param restartRequired null when the publisher does not say, which is not "none"
public record Remediation(
        String category,
        @Nullable String details,
        @Nullable String url,
        @Nullable SaidDate date,
        List<String> productIds,
        List<String> groupIds,
        List<String> entitlements,
        @Nullable Restart restartRequired) {
    public Remediation {
        Checks.nonBlank(category, "remediation category");
        productIds = List.copyOf(productIds);
        groupIds = List.copyOf(groupIds);
        entitlements = List.copyOf(entitlements);
    }

    /// CSAF `restart_required`.
    ///
    /// @param category `none`, `vulnerable_component`, `service`, `parent`, `dependencies`,
    ///   `connected`, `machine`, `zone`, `system`
    public record Restart(String category, @Nullable String details) {}
}
