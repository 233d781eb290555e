package io.hypervisory.ingest.read.csaf;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.Revision;
import io.hypervisory.ingest.contract.TrackingStatus;
import io.hypervisory.ingest.contract.Vendors;
import io.hypervisory.ingest.contract.Witness;
import io.hypervisory.ingest.read.Fields;
import io.hypervisory.ingest.read.NoticeIds;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One CSAF document on its way to facts. Used by one thread.
///
/// @param about the object `document`
/// @param failedTests null when the document's version has no tests
record CsafDocument(Fields root, Fields about, @Nullable List<String> failedTests, Unread unread) {

    Reading read(Witness witness) {
        Optional<Fields> tracking = about.object("tracking");
        String trackingId = tracking.map(fields -> fields.word("id")).orElse(null);
        if (tracking.isEmpty() || trackingId == null) {
            return new Rejected("no-tracking-id", "document.tracking.id is absent or blank");
        }
        Optional<Fields> publisher = about.object("publisher");
        String namespace = publisher.map(fields -> fields.word("namespace")).orElse(null);
        if (publisher.isEmpty() || namespace == null) {
            return new Rejected("no-namespace", "document.publisher.namespace is absent or blank");
        }
        String vendor;
        try {
            vendor = Vendors.slug(namespace);
        } catch (IllegalArgumentException e) {
            return new Rejected("no-namespace", String.valueOf(e.getMessage()));
        }
        NoticeId id = NoticeIds.advisory(vendor, trackingId);
        if (id == null) {
            return new Rejected(
                    "no-tracking-id", "document.tracking.id is no id: " + head(trackingId));
        }
        var facts = facts(id, witness, tracking.get(), publisher(publisher.get(), namespace));
        return new Read(List.of(facts));
    }

    private AdvisoryFacts facts(
            NoticeId id, Witness witness, Fields tracking, Publisher publisher) {
        var tree = CsafProducts.read(root);
        return new AdvisoryFacts(
                id,
                witness,
                aliases(id, tracking),
                orEmpty(about.needed("title")),
                publisher,
                about.word("category"),
                about.word("lang"),
                status(tracking),
                tracking.word("version"),
                tracking.date("initial_release_date"),
                tracking.date("current_release_date"),
                about.object("aggregate_severity").map(f -> f.word("text")).orElse(null),
                tlp(),
                CsafParts.notes(about),
                tree.products(),
                tree.groups(),
                root.each("vulnerabilities", one -> CsafVulnerability.read(one, id.vendor())),
                List.of(),
                CsafParts.references(about),
                CsafParts.acknowledgments(about),
                tracking.each("revision_history", CsafDocument::revision),
                failedTests,
                unread.entries());
    }

    private static List<String> aliases(NoticeId id, Fields tracking) {
        var aliases = new ArrayList<String>();
        String literal = tracking.word("id");
        if (literal != null && !literal.equals(id.local())) {
            aliases.add(literal);
        }
        aliases.addAll(tracking.words("aliases"));
        return aliases;
    }

    private static Publisher publisher(Fields fields, String namespace) {
        String name = fields.needed("name");
        return new Publisher(name == null ? namespace : name, namespace, fields.word("category"));
    }

    private static @Nullable TrackingStatus status(Fields tracking) {
        return switch (tracking.needed("status")) {
            case null -> null;
            case "draft" -> TrackingStatus.DRAFT;
            case "interim" -> TrackingStatus.INTERIM;
            case "final" -> TrackingStatus.FINAL;
            case String other -> {
                tracking.note("status", "is unknown: " + other);
                yield null;
            }
        };
    }

    private @Nullable String tlp() {
        return about.object("distribution")
                .flatMap(distribution -> distribution.object("tlp"))
                .map(tlp -> tlp.word("label"))
                .orElse(null);
    }

    private static Revision revision(Fields fields) {
        return new Revision(fields.word("number"), fields.date("date"), fields.text("summary"));
    }

    private static String head(String text) {
        return text.length() <= NoticeId.LONGEST ? text : text.substring(0, NoticeId.LONGEST) + "…";
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
