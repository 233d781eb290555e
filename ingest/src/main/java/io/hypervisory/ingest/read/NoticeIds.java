package io.hypervisory.ingest.read;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.NoticeId;
import java.util.Optional;

/// Ids as documents write them, some of which are none. Thread-safe.
public final class NoticeIds {
    private NoticeIds() {}

    /// In normal form; empty when it is nothing that could name a notice.
    public static Optional<NoticeId> of(String vendor, String literal) {
        try {
            return Optional.of(new NoticeId(vendor, IdGrammar.normalAdvisoryId(vendor, literal)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
