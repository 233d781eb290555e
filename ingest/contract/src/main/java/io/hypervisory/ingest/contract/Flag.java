package io.hypervisory.ingest.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a product is not affected: the VEX justification (CSAF `flags`).
public record Flag(
        String label, @Nullable SaidDate date, List<String> productIds, List<String> groupIds) {
    public Flag {
        productIds = List.copyOf(productIds);
        groupIds = List.copyOf(groupIds);
    }
}
