package io.hypervisory.ingest.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// CSAF 2.0 section 3.2.1.12.7.
public enum TrackingStatus {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("interim")
    INTERIM,
    @JsonProperty("final")
    FINAL
}
