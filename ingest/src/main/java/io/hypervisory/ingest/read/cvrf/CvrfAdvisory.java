package io.hypervisory.ingest.read.cvrf;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.contract.Witness;
import io.hypervisory.ingest.read.AdvisoryDraft;
import io.hypervisory.ingest.read.Part;
import java.time.ZoneId;
import java.util.List;

/// A document of anyone but Microsoft: one advisory. Thread-safe.
final class CvrfAdvisory {
    private CvrfAdvisory() {}

    /// @param literal the tracking id as written
    static AdvisoryFacts of(
            CvrfDocument document,
            NoticeId id,
            String literal,
            List<Vulnerability> vulnerabilities,
            Witness witness) {
        CvrfPublisher publisher = document.publisher();
        var draft = new AdvisoryDraft(id, witness, publisher.facts());
        draft.alias(literal).title(document.title()).language(document.language());
        document.aliases().forEach(draft::alias);
        draft.severity(document.severity()).status(document.status());
        tracking(document, publisher.zone(), draft);
        CvrfParts.notes(document.notes()).forEach(draft::note);
        document.products().all().forEach(draft::product);
        document.products().groups().forEach(draft::group);
        vulnerabilities.forEach(draft::vulnerability);
        CvrfParts.references(document.references(), document.unread()).forEach(draft::reference);
        CvrfParts.acknowledgments(document.acknowledgments()).forEach(draft::acknowledgment);
        return draft.facts(document.unread());
    }

    private static void tracking(CvrfDocument document, ZoneId zone, AdvisoryDraft draft) {
        Part tracking = document.tracking();
        var unread = document.unread();
        draft.version(tracking.word("Version"))
                .published(CvrfParts.date(tracking, "InitialReleaseDate", zone, unread))
                .updated(CvrfParts.date(tracking, "CurrentReleaseDate", zone, unread));
        CvrfParts.revisions(tracking, zone, unread).forEach(draft::revision);
    }
}
