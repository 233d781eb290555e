package io.hypervisory.enrich.merge;

import com.fasterxml.jackson.annotation.JsonAlias;
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

    /// The revision that a newer one has just replaced, once more, with the record as it stood, for
    /// `revisions.v1`.
    record Stood(Change change) implements Output {}

    /// To the CVE's side: this advisory or patch names the CVE, or does so no longer. Ids only,
    /// never facts.
    ///
    /// @param entryType `advisory` or `patch`; null, from older runs, is an advisory
    /// @param initialReleaseDate of the advisory, or the release date of the patch; null when it
    ///   has none
    /// @param told digest of the knowledge of the CVE that it was merged with; null when that was
    ///   none
    record Mentions(
            String cve,
            @Nullable String entryType,
            @JsonAlias("advisory") NoticeId id,
            @Nullable SaidDate initialReleaseDate,
            boolean dropped,
            @Nullable String told)
            implements Output, CveMessage {
        boolean ofPatch() {
            return "patch".equals(entryType);
        }
    }

    /// Back from the CVE's side: what lists say of a CVE that the advisory or patch names, and may
    /// not have been merged with. It carries the knowledge itself, which a table may not show yet.
    ///
    /// @param entryType `advisory` or `patch`
    record Touch(String entryType, NoticeId id, Claims claims) implements Output {}

    /// What lists say of a CVE, for whoever merges: `knowledge.v1`.
    record PublishClaims(Claims claims) implements Output {}

    /// A CVE and all that name it, for `cves.v1`; null when nobody names it any longer.
    record PublishCve(String cve, @Nullable CveRecord cveRecord) implements Output {}
}
