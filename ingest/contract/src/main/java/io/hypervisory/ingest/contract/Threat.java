package io.hypervisory.ingest.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// CSAF threat.
///
/// @param category `impact`, `exploit_status` or `target_set`
public record Threat(
        String category,
        String details,
        @Nullable SaidDate date,
        List<String> productIds,
        List<String> groupIds) {
    public Threat {
        productIds = List.copyOf(productIds);
        groupIds = List.copyOf(groupIds);
    }
}
