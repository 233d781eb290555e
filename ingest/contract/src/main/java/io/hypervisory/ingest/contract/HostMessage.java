package io.hypervisory.ingest.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/// What processes tell each other on `hosts.v1`: who owns the hosts of a partition, and what is to
/// be crawled now.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = HostMessage.Claimed.class, name = "claimed"),
    @JsonSubTypes.Type(value = HostMessage.Released.class, name = "released"),
    @JsonSubTypes.Type(value = HostMessage.CrawlNow.class, name = "crawl-now")
})
public sealed interface HostMessage {
    Instant at();

    /// The member asks the partition's hosts from now on.
    record Claimed(String member, Instant at) implements HostMessage {}

    /// The member has no request to them under way, and starts none.
    record Released(String member, Instant at) implements HostMessage {}

    /// Somebody wants a source crawled, whether it is due or not. Sent to every partition; the
    /// owner of the source's host acts on it.
    record CrawlNow(String source, Instant at) implements HostMessage {}
}
