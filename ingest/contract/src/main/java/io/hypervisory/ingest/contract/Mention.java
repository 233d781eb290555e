package io.hypervisory.ingest.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// An id that a text names.
///
/// @param kind `advisory`, `patch`, `kb` or `cve`
/// @param id in normal form: a CVE, or `vendor/id`
/// @param literal as written
public record Mention(Kind kind, String id, String literal) {
    /// What sort of thing is named.
    public enum Kind {
        @JsonProperty("advisory")
        ADVISORY,
        @JsonProperty("patch")
        PATCH,
        @JsonProperty("kb")
        KB,
        @JsonProperty("cve")
        CVE
    }
}
