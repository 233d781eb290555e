package io.hypervisory.ingest.contract;

/// An id that a text names.
///
/// @param kind `advisory`, `patch`, `kb` or `cve`
/// @param id in normal form: a CVE, or `vendor/id`
/// @param literal as written
public record Mention(Kind kind, String id, String literal) {
    /// What sort of thing is named.
    public enum Kind {
        ADVISORY,
        PATCH,
        KB,
        CVE
    }
}
