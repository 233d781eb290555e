package io.hypervisory.ingest.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/// What one witness said of one advisory, patch or post. Facts only.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AdvisoryFacts.class, name = "advisory"),
    @JsonSubTypes.Type(value = PatchFacts.class, name = "patch"),
    @JsonSubTypes.Type(value = PostFacts.class, name = "post")
})
public sealed interface Notice permits AdvisoryFacts, PatchFacts, PostFacts {
    NoticeId id();

    Witness witness();

    /// The publisher's version of the document, by which newer is told from older; null when it has
    /// none.
    @Nullable String version();

    /// The publisher's date of this version; null when not stated.
    @Nullable SaidDate currentReleaseDate();
}
