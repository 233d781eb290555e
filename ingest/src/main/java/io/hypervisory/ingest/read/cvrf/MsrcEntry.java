package io.hypervisory.ingest.read.cvrf;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Metric;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.ProductStatus;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.contract.Revision;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Threat;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.read.NoticeIds;
import io.hypervisory.ingest.read.Part;
import io.hypervisory.ingest.read.Unread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One vulnerability or advisory of one of Microsoft's months, with what the update guide says of
/// it alone: its revisions and its updates.
///
/// @param literal what stands in the place of the CVE
/// @param revisions in the order of the document
/// @param fixes each that names an update
/// @param pointers pages about updates, as on known issues
record MsrcEntry(
        NoticeId id,
        String literal,
        Vulnerability facts,
        List<Revision> revisions,
        List<Fix> fixes,
        List<Pointer> pointers,
        Unread unread) {
    private static final Pattern FIRST = Pattern.compile("1(?:\\.0)?");

    /// What one fix says of an update.
    ///
    /// @param restart the publisher's word; null when it gives none
    record Fix(
            NoticeId update,
            String literal,
            @Nullable String subType,
            @Nullable String restart,
            @Nullable String build,
            @Nullable String url,
            List<NoticeId> superseded,
            List<String> productIds) {}

    /// A page that is about an update.
    record Pointer(NoticeId update, Reference reference) {}

    /// Null when the vulnerability has no id.
    static @Nullable MsrcEntry read(Part part, CvrfPublisher publisher) {
        String literal = part.word("CVE");
        String cve = literal == null ? null : IdGrammar.onlyCve(literal);
        NoticeId id = NoticeIds.advisory(publisher.vendor(), cve == null ? literal : cve);
        if (literal == null || id == null) {
            return null;
        }
        var unread = new Unread();
        return new MsrcEntry(
                id,
                literal,
                CvrfVulnerability.read(part, publisher, unread),
                CvrfParts.revisions(part, publisher.zone(), unread),
                fixes(part),
                pointers(part),
                unread);
    }

    private static List<Fix> fixes(Part vulnerability) {
        var fixes = new LinkedHashSet<Fix>();
        for (Part part : vulnerability.all("Remediations", "Remediation")) {
            NoticeId update = MsrcFix.update(part);
            if (update != null && "vendor_fix".equals(CvrfWords.type(part))) {
                fixes.add(
                        new Fix(
                                update,
                                MsrcFix.literal(part),
                                part.word("SubType"),
                                part.word("RestartRequired"),
                                MsrcFix.build(part),
                                part.word("URL"),
                                MsrcFix.superseded(part),
                                part.words("ProductID")));
            }
        }
        return List.copyOf(fixes);
    }

    private static List<Pointer> pointers(Part vulnerability) {
        var pointers = new LinkedHashSet<Pointer>();
        for (Part part : vulnerability.all("Remediations", "Remediation")) {
            NoticeId update = MsrcFix.update(part);
            Reference page = CvrfRemediations.pointer(part);
            if (update != null && page != null) {
                pointers.add(new Pointer(update, page));
            }
        }
        return List.copyOf(pointers);
    }

    /// The one word that Microsoft has for all products; null when there are several, since which
    /// of them counts is a judgement.
    @Nullable String severity() {
        List<String> words =
                facts.metrics().stream()
                        .filter(metric -> metric.scheme().equals("qualitative"))
                        .map(Metric::severity)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .distinct()
                        .toList();
        return words.size() == 1 ? words.getFirst() : null;
    }

    /// The newest revision; of the same date the last. Null when there is none with a date.
    @Nullable Revision newest() {
        Revision newest = null;
        for (Revision revision : revisions) {
            SaidDate date = revision.date();
            if (date != null && (newest == null || !date.instant().isBefore(instant(newest)))) {
                newest = revision;
            }
        }
        return newest;
    }

    /// The date of the first revision; null when the month does not go back to it, as for the
    /// advisories that are renewed each month.
    @Nullable SaidDate published() {
        Revision oldest = null;
        for (Revision revision : revisions) {
            SaidDate date = revision.date();
            if (date != null && (oldest == null || date.instant().isBefore(instant(oldest)))) {
                oldest = revision;
            }
        }
        if (oldest == null) {
            return null;
        }
        String number = oldest.number();
        return number == null || FIRST.matcher(number).matches() ? oldest.date() : null;
    }

    private static Instant instant(Revision dated) {
        return Objects.requireNonNull(dated.date()).instant();
    }

    /// Ids of the products that the entry speaks of, in its order.
    Set<String> productIds() {
        var ids = new LinkedHashSet<String>();
        for (ProductStatus status : ProductStatus.values()) {
            ids.addAll(facts.statuses().getOrDefault(status, List.of()));
        }
        var lists = new ArrayList<List<String>>();
        facts.remediations().stream().map(Remediation::productIds).forEach(lists::add);
        facts.threats().stream().map(Threat::productIds).forEach(lists::add);
        facts.metrics().stream().map(Metric::productIds).forEach(lists::add);
        lists.forEach(ids::addAll);
        return ids;
    }
}
