package io.hypervisory.ingest.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a fact came from: the document's address and its bytes.
///
/// @param url the address asked for
/// @param topic, partition, offset where the bytes stand; null and -1 when the document was not
///   read from a topic
/// @param sha256 of the body, lower-case hex
/// @param fetchedAt when we got it, or when an archive took its snapshot
/// @param format the reader's format name, `csaf`, `vmsa-mail`, `feed`
/// @param reader version of that reader: rises when it reads more or differently
public record Provenance(
        String url,
        @Nullable String topic,
        int partition,
        long offset,
        String sha256,
        Instant fetchedAt,
        String format,
        int reader) {}
