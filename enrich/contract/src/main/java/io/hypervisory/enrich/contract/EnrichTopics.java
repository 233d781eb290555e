package io.hypervisory.enrich.contract;

import static io.hypervisory.ingest.contract.IngestTopics.PREFIX;

import io.hypervisory.ingest.contract.Topic;
import io.hypervisory.ingest.contract.Topic.Cleanup;
import java.util.List;

/// The topics that `enrich` writes, all public but [#KNOWLEDGE].
public final class EnrichTopics {
    public static final Topic ADVISORIES =
            compacted("advisories.v1", "advisory id", "The full current record");
    public static final Topic PATCHES =
            compacted("patches.v1", "patch id", "The full current record of a patch");
    public static final Topic POSTS =
            compacted("posts.v1", "post id", "Blog posts and what they mention");
    public static final Topic REVISIONS =
            compacted("revisions.v1", "id and revision", "Every revision with its differences");
    public static final Topic CHANGES =
            new Topic(
                    PREFIX + "changes.v1",
                    8,
                    Cleanup.KEEP,
                    null,
                    true,
                    "advisory, patch or post id",
                    "Created and revised, with differences and cause");
    public static final Topic CVES =
            compacted(
                    "cves.v1",
                    "CVE",
                    "A CVE that an advisory or patch names, and every vendor's advisory and patch on it");

    /// Private: what the CVE's side makes of `assertions.v1`, for whoever merges.
    public static final Topic KNOWLEDGE =
            new Topic(
                    PREFIX + "knowledge.v1",
                    8,
                    Cleanup.COMPACT,
                    null,
                    false,
                    "CVE",
                    "What matters of what lists say of a CVE");

    /// Bytes of the longest value that these topics carry: 1 MiB. A longer record is shortened and
    /// says where, see [Shortened].
    public static final int LONGEST_VALUE = 1024 * 1024;

    private EnrichTopics() {}

    private static Topic compacted(String name, String key, String purpose) {
        return new Topic(PREFIX + name, 8, Cleanup.COMPACT, null, true, key, purpose);
    }

    public static List<Topic> all() {
        return List.of(ADVISORIES, PATCHES, POSTS, REVISIONS, CHANGES, CVES, KNOWLEDGE);
    }
}
