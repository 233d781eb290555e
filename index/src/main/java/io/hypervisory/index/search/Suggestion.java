package io.hypervisory.index.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// What one may be about to type.
///
/// @param query the whole query with it
/// @param about in words what it is; null when it says so itself
/// @param count documents that have it; null for fields
public record Suggestion(
        Kind kind, String text, String query, @Nullable String about, @Nullable Long count) {
    /// What is suggested.
    public enum Kind {
        /// An advisory, a patch or a post by its id.
        @JsonProperty("id")
        ID,
        @JsonProperty("cve")
        CVE,
        @JsonProperty("product")
        PRODUCT,
        /// A field of the query language, with its colon.
        @JsonProperty("field")
        FIELD,
        /// A value of the field that is being asked.
        @JsonProperty("value")
        VALUE
    }
}
