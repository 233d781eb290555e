package io.hypervisory.enrich;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.enrich.merge.Claims;
import io.hypervisory.enrich.merge.Output;
import io.hypervisory.enrich.merge.PublicRecord;
import io.hypervisory.ingest.contract.CloudEvent;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Topic;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// A record as it goes on a topic, shortened where it would be too long for it.
///
/// @param value null is a tombstone
record Wire(Topic topic, String key, byte @Nullable [] value, CloudEvent event) {
    private static final String SOURCE = "/hypervisory/enrich";

    /// Records of a step's output; [Output.Mentions] and [Output.Touch] stay inside and give none.
    static List<Wire> of(Output output, java.time.Instant now) {
        return switch (output) {
            case Output.Publish(Entry entry, byte[] json) -> List.of(entry(entry, json));
            case Output.Tell(Change change) -> change(change);
            case Output.PublishCve(String cve, var cveRecord) -> {
                byte[] whole = cveRecord == null ? null : Json.bytes(cveRecord);
                String version = whole == null ? "none" : Digests.sha256(whole).substring(0, 16);
                yield List.of(
                        new Wire(
                                EnrichTopics.CVES,
                                cve,
                                whole == null ? null : PublicRecord.of(whole),
                                new CloudEvent(
                                        cve + "@" + version, SOURCE, "hypervisory.cve.v1", now)));
            }
            case Output.Stood(Change change) -> List.of(stood(change));
            case Output.PublishClaims(Claims claims) -> List.of(claims(claims, now));
            case Output.Mentions _, Output.Touch _ -> List.of();
        };
    }

    private static Wire entry(Entry entry, byte[] json) {
        Topic topic =
                switch (entry) {
                    case Advisory _ -> EnrichTopics.ADVISORIES;
                    case Patch _ -> EnrichTopics.PATCHES;
                    case Post _ -> EnrichTopics.POSTS;
                };
        String type =
                switch (entry) {
                    case Advisory _ -> "hypervisory.advisory.v1";
                    case Patch _ -> "hypervisory.patch.v1";
                    case Post _ -> "hypervisory.post.v1";
                };
        var lineage = entry.lineage();
        return new Wire(
                topic,
                entry.id().toString(),
                PublicRecord.of(json),
                new CloudEvent(
                        entry.id() + "@" + lineage.revision(), SOURCE, type, lineage.changedAt()));
    }

    private static List<Wire> change(Change change) {
        byte[] value = PublicRecord.of(Json.bytes(change));
        String revision = change.id() + "@" + change.revision();
        return List.of(
                new Wire(
                        EnrichTopics.CHANGES,
                        change.id().toString(),
                        value,
                        new CloudEvent(revision, SOURCE, "hypervisory.change.v1", change.at())),
                new Wire(
                        EnrichTopics.REVISIONS,
                        revision,
                        value,
                        new CloudEvent(revision, SOURCE, "hypervisory.revision.v1", change.at())));
    }

    /// In place of what was told of the revision, so it is another event.
    private static Wire stood(Change change) {
        String revision = change.id() + "@" + change.revision();
        return new Wire(
                EnrichTopics.REVISIONS,
                revision,
                PublicRecord.of(Json.bytes(change)),
                new CloudEvent(
                        revision + "/stood", SOURCE, "hypervisory.revision.v1", change.at()));
    }

    private static Wire claims(Claims claims, java.time.Instant now) {
        byte[] value = Json.bytes(claims);
        String version = Digests.sha256(value).substring(0, 16);
        return new Wire(
                EnrichTopics.KNOWLEDGE,
                claims.cve(),
                value,
                new CloudEvent(
                        claims.cve() + "@" + version, SOURCE, "hypervisory.knowledge.v1", now));
    }

    /// The event's headers, and the trace that led to it.
    Headers headers(Headers cause) {
        var headers = new RecordHeaders();
        event.writeTo(headers);
        String trace = CloudEvent.get(cause, CloudEvent.TRACEPARENT);
        if (trace != null) {
            CloudEvent.put(headers, CloudEvent.TRACEPARENT, trace);
        }
        return headers;
    }
}
