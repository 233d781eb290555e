package io.hypervisory.ingest.read.csaf.check;

import java.util.List;

/// Product statuses that mean the same, so that a product is in one of the groups only (2.0,
/// section 6.1.6; 2.1, section 3.2.4.12). `recommended` is in none.
enum StatusGroup {
    AFFECTED("Affected", "first_affected", "known_affected", "last_affected"),
    NOT_AFFECTED("Not affected", "known_not_affected"),
    FIXED("Fixed", "first_fixed", "fixed"),
    UNDER_INVESTIGATION("Under investigation", "under_investigation"),
    /// Since 2.1.
    UNKNOWN("Unknown", "unknown");

    private final String title;
    private final List<String> statuses;

    StatusGroup(String title, String... statuses) {
        this.title = title;
        this.statuses = List.of(statuses);
    }

    String title() {
        return title;
    }

    List<String> statuses() {
        return statuses;
    }
}
