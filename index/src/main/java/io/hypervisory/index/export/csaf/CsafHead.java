package io.hypervisory.index.export.csaf;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Lineage;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.TrackingStatus;
import io.hypervisory.ingest.contract.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a document says of itself: title, publisher, revisions, notes, references.
final class CsafHead {
    private static final String NAMESPACE = "https://hypervisory.io";

    /// The standard of 2022 renamed one label and added one, narrower than AMBER.
    private static final Map<String, String> TLP =
            Map.of(
                    "WHITE", "WHITE",
                    "CLEAR", "WHITE",
                    "GREEN", "GREEN",
                    "AMBER", "AMBER",
                    "AMBER+STRICT", "RED",
                    "RED", "RED");

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private CsafHead() {}

    static ObjectNode of(Advisory advisory) {
        var content = advisory.content();
        var csaf =
                head(
                        advisory,
                        "advisory",
                        content.title(),
                        content.publisher().name(),
                        content.status());
        var document = (ObjectNode) csaf.path("document");
        String severity = content.severity();
        if (severity != null && !severity.isBlank()) {
            document.putObject("aggregate_severity").put("text", severity);
        }
        language(document, content.language());
        sharing(document, content.tlp());
        CsafText.notes(document, CsafNotes.of(advisory));
        references(document, advisory, content.references());
        return csaf;
    }

    static ObjectNode of(Patch patch) {
        var content = patch.content();
        String title = content.title();
        var csaf =
                head(
                        patch,
                        "patch",
                        title == null || title.isBlank() ? patch.id().local() : title,
                        patch.id().vendor(),
                        null);
        var document = (ObjectNode) csaf.path("document");
        String severity = content.severity();
        if (severity != null && !severity.isBlank()) {
            document.putObject("aggregate_severity").put("text", severity);
        }
        CsafText.notes(document, CsafNotes.of(patch));
        references(document, patch, content.references());
        return csaf;
    }

    static ObjectNode of(Post post) {
        var content = post.content();
        var csaf = head(post, "post", content.title(), content.site(), null);
        var document = (ObjectNode) csaf.path("document");
        CsafText.notes(document, CsafNotes.of(post));
        String link = content.link();
        references(
                document,
                post,
                link == null ? List.of() : List.of(new Reference("self", "The post itself", link)));
        return csaf;
    }

    private static ObjectNode head(
            Entry entry,
            String type,
            String title,
            String publisher,
            @Nullable TrackingStatus status) {
        var csaf = Json.MAPPER.createObjectNode();
        var document =
                csaf.putObject("document")
                        .put("category", "csaf_base")
                        .put("csaf_version", "2.0")
                        .put("title", title.isBlank() ? entry.id().toString() : title);
        document.putObject("publisher")
                .put("category", "other")
                .put("name", "Hypervisory")
                .put("namespace", NAMESPACE)
                .put(
                        "issuing_authority",
                        "Gathered from what "
                                + publisher
                                + " publishes; not issued by "
                                + publisher);
        var tracking = document.putObject("tracking");
        tracking.put("id", type + "/" + entry.id()).put("status", status(status));
        tracking.putObject("generator").putObject("engine").put("name", "Hypervisory");
        revisions(tracking, entry.lineage());
        return csaf;
    }

    private static String status(@Nullable TrackingStatus status) {
        return status == null ? "final" : status.name().toLowerCase(Locale.ROOT);
    }

    /// The record knows its first and its newest revision; semantic versions leave room for those
    /// between.
    private static void revisions(ObjectNode tracking, Lineage lineage) {
        Instant first = lineage.firstSeen();
        boolean isRevised = lineage.revision() > 1 && lineage.changedAt().isAfter(first);
        Instant current = isRevised ? lineage.changedAt() : first;
        String version = isRevised ? "1." + (lineage.revision() - 1) + ".0" : "1.0.0";
        tracking.put("initial_release_date", first.toString())
                .put("current_release_date", current.toString())
                .put("version", version);
        var history = tracking.putArray("revision_history");
        history.addObject()
                .put("date", first.toString())
                .put("number", "1.0.0")
                .put("summary", "First seen");
        if (isRevised) {
            history.addObject()
                    .put("date", current.toString())
                    .put("number", version)
                    .put(
                            "summary",
                            "Revision "
                                    + lineage.revision()
                                    + " of our record; those between are left out");
        }
    }

    private static void language(ObjectNode document, @Nullable String language) {
        if (language != null && language.matches("[a-z]{2}") && LANGUAGES.contains(language)) {
            document.put("lang", language);
        }
    }

    private static void sharing(ObjectNode document, @Nullable String tlp) {
        if (tlp == null || tlp.isBlank()) {
            return;
        }
        var sharing = document.putObject("distribution").put("text", "As published: TLP:" + tlp);
        String label = TLP.get(tlp.toUpperCase(Locale.ROOT).replaceFirst("^TLP:", ""));
        if (label != null) {
            sharing.putObject("tlp").put("label", label);
        }
    }

    /// The original first, then where its bytes came from, then what the publisher refers to.
    private static void references(ObjectNode document, Entry entry, List<Reference> said) {
        var all = new ArrayList<Reference>();
        said.stream()
                .filter(each -> "self".equals(each.category()))
                .map(each -> new Reference(null, "Original", each.url()))
                .forEach(all::add);
        for (Witness witness : entry.lineage().witnesses()) {
            all.add(
                    new Reference(
                            null,
                            "Source document (" + witness.source() + ")",
                            witness.provenance().url()));
        }
        said.stream().filter(each -> !"self".equals(each.category())).forEach(all::add);
        CsafText.references(document, all);
    }
}
