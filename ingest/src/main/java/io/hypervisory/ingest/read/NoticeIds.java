package io.hypervisory.ingest.read;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.NoticeId;
import org.jspecify.annotations.Nullable;

/// Ids out of documents, which may hold anything in their place. Thread-safe.
public final class NoticeIds {
    private NoticeIds() {}

    /// The advisory's id in normal form; null when there is none, or it is longer than any is.
    public static @Nullable NoticeId advisory(String vendor, @Nullable String literal) {
        if (literal == null || literal.isBlank() || literal.length() > NoticeId.LONGEST) {
            return null;
        }
        try {
            return new NoticeId(vendor, IdGrammar.normalAdvisoryId(vendor, literal));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
