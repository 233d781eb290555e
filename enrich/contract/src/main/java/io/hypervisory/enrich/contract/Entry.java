package io.hypervisory.enrich.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.hypervisory.ingest.contract.NoticeId;
import java.util.List;

/// The full current record of something that publishers speak of: what `advisories.v1`,
/// `patches.v1` and `posts.v1` carry. `content` depends only on the set of newest notices and on
/// the rules; `lineage` on when we saw them.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Advisory.class, name = "advisory"),
    @JsonSubTypes.Type(value = Patch.class, name = "patch"),
    @JsonSubTypes.Type(value = Post.class, name = "post")
})
public sealed interface Entry permits Advisory, Patch, Post {
    NoticeId id();

    Lineage lineage();

    /// What the record on its topic leaves out, place by place, because the whole would be longer
    /// than [EnrichTopics#LONGEST_VALUE]; empty when it is the whole. The whole stands in the
    /// documents that the lineage's witnesses name, and the lineage's hash is that of the whole
    /// content.
    List<Shortened> shortened();
}
