package io.hypervisory.ingest.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a product stands to a vulnerability: CSAF 2.0 section 3.2.3.9 and CSAF 2.1, which adds
/// `unknown`.
public enum ProductStatus {
    @JsonProperty("first_affected")
    FIRST_AFFECTED,
    @JsonProperty("first_fixed")
    FIRST_FIXED,
    @JsonProperty("fixed")
    FIXED,
    @JsonProperty("known_affected")
    KNOWN_AFFECTED,
    @JsonProperty("known_not_affected")
    KNOWN_NOT_AFFECTED,
    @JsonProperty("last_affected")
    LAST_AFFECTED,
    @JsonProperty("recommended")
    RECOMMENDED,
    @JsonProperty("under_investigation")
    UNDER_INVESTIGATION,
    @JsonProperty("unknown")
    UNKNOWN
}
