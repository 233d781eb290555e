package io.hypervisory.ingest.contract;

import io.hypervisory.ingest.contract.Topic.Cleanup;
import java.time.Duration;
import java.util.List;

/// The topics that `ingest` writes. `dead-letters` is written by every stage.
public final class IngestTopics {
    /// Every topic's name begins so.
    public static final String PREFIX = "hypervisory.";

    public static final Topic DOCUMENTS =
            new Topic(
                    PREFIX + "documents.v1",
                    8,
                    Cleanup.COMPACT,
                    null,
                    false,
                    "source, request and SHA-256",
                    "Fetched bodies as they came, zstd-compressed, with their HTTP facts as headers");
    public static final Topic URLS =
            new Topic(
                    PREFIX + "urls.v1",
                    8,
                    Cleanup.COMPACT,
                    null,
                    false,
                    "source and request",
                    "Validators, digest and time of the last answer of each address");
    public static final Topic SOURCES =
            new Topic(
                    PREFIX + "sources.v1",
                    1,
                    Cleanup.COMPACT,
                    null,
                    true,
                    "source",
                    "Schedule, health and freshness of each source");
    public static final Topic NOTICES =
            new Topic(
                    PREFIX + "notices.v1",
                    8,
                    Cleanup.KEEP,
                    null,
                    false,
                    "advisory, patch or post id",
                    "What one witness said");
    public static final Topic DEAD_LETTERS =
            new Topic(
                    PREFIX + "dead-letters.v1",
                    1,
                    Cleanup.COMPACT,
                    null,
                    false,
                    "stage, topic, partition and offset",
                    "Records that could not be used, with the reason");

    /// Ownership of hosts; its consumer group says who owns which, and nothing else.
    public static final Topic HOSTS =
            new Topic(
                    PREFIX + "hosts.v1",
                    32,
                    Cleanup.EXPIRE,
                    Duration.ofDays(1),
                    false,
                    "none",
                    "Who asks the hosts of a partition, and which sources are to be crawled now");

    public static final Topic ASSERTIONS =
            new Topic(
                    PREFIX + "assertions.v1",
                    8,
                    Cleanup.COMPACT,
                    null,
                    false,
                    "CVE and who asserts",
                    "What lists say of a CVE: known exploited; the chance that it is exploited, as last materially changed; its entry");

    private IngestTopics() {}

    public static List<Topic> all() {
        return List.of(DOCUMENTS, URLS, HOSTS, SOURCES, NOTICES, ASSERTIONS, DEAD_LETTERS);
    }
}
