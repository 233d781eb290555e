package io.hypervisory.ingest.read;

import io.hypervisory.ingest.contract.Notice;
import java.util.List;

/// What came of reading a document.
public sealed interface Reading {
    /// The document was understood. It may hold no notice at all: not every mail is an advisory.
    record Read(List<Notice> notices) implements Reading {
        public Read {
            notices = List.copyOf(notices);
        }
    }

    /// The document could not be used.
    ///
    /// @param reason a short stable word for grouping: `not-json`, `truncated`, `html-instead`
    /// @param error what is wrong and where, for a person
    record Rejected(String reason, String error) implements Reading {}
}
