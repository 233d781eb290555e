package io.hypervisory.enrich.merge;

import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.CveRecord;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.SaidDate;
import org.jspecify.annotations.Nullable;

/// What a step sends.
public sealed interface Output {
    /// The full current record, for the topic of its kind.
    ///
    /// @param json the entry as JSON, put together from the content's bytes that were hashed
    record Publish(Entry entry, byte[] json) implements Output {}

    /// News, for `changes.v1` and `revisions.v1`.
    record Tell(Change change) implements Output {}

    /// To the CVE's side: this advisory names the CVE, or does so no longer. Ids only, never facts.
    ///
    /// @param initialReleaseDate of the advisory; null when it has none
    record Mentions(
            String cve, NoticeId advisory, @Nullable SaidDate initialReleaseDate, boolean dropped)
            implements Output {}

    /// A CVE and every advisory on it, for `cves.v1`; null when no advisory names it any longer.
    record PublishCve(String cve, @Nullable CveRecord cveRecord) implements Output {}
}
