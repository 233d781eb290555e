package io.hypervisory.ingest.read;

import io.hypervisory.ingest.contract.Provenance;
import io.hypervisory.ingest.contract.Witness;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One document as fetched, and where it stands.
///
/// @param source the catalogue's name of the source
/// @param format a reader's name, or `auto` to let the readers look
/// @param history it came with its source's first complete pass
/// @param contentType the HTTP header as served; null when there was none
/// @param topic, partition, offset where the bytes stand; null and -1 when not read from a topic
/// @param sha256 of the body, lower-case hex
/// @param body decompressed bytes as served; never changed by a reader
public record Document(
        String source,
        String format,
        boolean history,
        String url,
        @Nullable String contentType,
        @Nullable String topic,
        int partition,
        long offset,
        String sha256,
        Instant fetchedAt,
        byte[] body) {
    public Document {
        if (source.isBlank()) {
            throw new IllegalArgumentException("source is blank");
        }
    }

    /// This document as a witness of an advisory or post.
    public Witness witness(DocumentReader reader) {
        return keyed(reader, source + "/" + reader.format());
    }

    /// This document as a witness of a patch that an advisory names.
    ///
    /// @param advisory the advisory's id without its vendor
    public Witness witnessOfPatch(DocumentReader reader, String advisory) {
        return keyed(reader, source + "/" + reader.format() + "/" + advisory);
    }

    private Witness keyed(DocumentReader reader, String key) {
        return new Witness(key, source, history, provenance(reader.format(), reader.version()));
    }

    /// Where what a reader says of this document came from.
    public Provenance provenance(String readAs, int reader) {
        return new Provenance(url, topic, partition, offset, sha256, fetchedAt, readAs, reader);
    }
}
