package io.hypervisory.ingest.contract;

import java.util.List;

/// Products that a document names together (CSAF `product_groups`).
public record ProductGroup(String id, List<String> productIds) {
    public ProductGroup {
        productIds = List.copyOf(productIds);
    }
}
