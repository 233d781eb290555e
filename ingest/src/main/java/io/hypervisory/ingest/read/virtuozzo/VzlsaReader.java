package io.hypervisory.ingest.read.virtuozzo;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.read.AdvisoryDraft;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.Fields;
import io.hypervisory.ingest.read.JsonBody;
import io.hypervisory.ingest.read.JsonBody.NoJson;
import io.hypervisory.ingest.read.JsonBody.Root;
import io.hypervisory.ingest.read.NamedCves;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import io.hypervisory.ingest.read.Unread;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An erratum of Virtuozzo Linux, one JSON file each, whose number is that of the Red Hat erratum
/// that it rebuilds. Its members are those of a yum `updateinfo`. Thread-safe.
public final class VzlsaReader implements DocumentReader {
    private static final int LOOK = 16 * 1024;
    private static final Pattern ID =
            Pattern.compile("\"id\"\\s{0,10}:\\s{0,10}\"\\s{0,10}VZL[SBE]A-\\d{4}-");

    @Override
    public String format() {
        return "vzlsa";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean recognises(Document document) {
        return ID.matcher(Text.head(document.body(), LOOK)).find();
    }

    @Override
    public Reading read(Document document) {
        return switch (JsonBody.of(document)) {
            case NoJson no -> no.rejected();
            case Root(JsonNode root) when root.isObject() -> read(document, root);
            case Root _ -> new Rejected("not-vzlsa", "the JSON is no object");
        };
    }

    private Reading read(Document document, JsonNode root) {
        var unread = new Unread();
        Fields fields = Fields.root(root, unread);
        String said = fields.needed("id");
        Mention id = said == null ? null : VirtuozzoIds.advisory(said);
        if (id == null) {
            return new Rejected("no-advisory-id", "no VZLSA id in the member id: " + said);
        }
        var draft =
                new AdvisoryDraft(
                                NoticeId.parse(id.id()),
                                document.witness(this),
                                VirtuozzoText.PUBLISHER)
                        .alias(id.literal());
        head(draft, root, fields);
        references(draft, fields, unread);
        fields.forEach("pkglist", list -> packages(draft, list));
        return new Read(List.of(draft.facts(unread)));
    }

    private static void head(AdvisoryDraft draft, JsonNode root, Fields fields) {
        String title = fields.text("title");
        String severity = fields.text("severity");
        SaidDate issued = date(root, fields, "issued");
        SaidDate updated = date(root, fields, "updated");
        draft.title(title == null ? "" : title.strip())
                .severity(
                        (severity == null || severity.isBlank()) && title != null
                                ? VirtuozzoText.severity(title)
                                : severity)
                .published(issued)
                .updated(updated == null ? issued : updated);
        for (String member : List.of("summary", "description", "solution")) {
            String text = fields.text(member);
            if (text != null && !text.isBlank()) {
                draft.note(new Note(null, member, text.strip()));
            }
        }
    }

    /// A text, or as XML's attribute an object with one.
    private static @Nullable SaidDate date(JsonNode root, Fields fields, String member) {
        if (root.path(member).isObject()) {
            return fields.object(member).map(date -> date.date("date")).orElse(null);
        }
        String text = fields.text(member);
        if (text == null || text.isBlank()) {
            return null;
        }
        SaidDate date = Dates.parse(text, Dates.UTC);
        if (date == null) {
            fields.note(member, "is no date: " + text);
        }
        return date;
    }

    /// The text names other CVEs too: it counts only where no reference is of that type.
    private static void references(AdvisoryDraft draft, Fields fields, Unread unread) {
        Set<String> cves = new LinkedHashSet<>();
        fields.forEach("references", reference -> reference(draft, reference, cves));
        String description = fields.text("description");
        if (cves.isEmpty() && description != null) {
            cves.addAll(NamedCves.in(description, unread));
        }
        cves.forEach(cve -> draft.vulnerability(Vulnerability.ofCve(cve, null)));
    }

    private static void reference(AdvisoryDraft draft, Fields reference, Set<String> cves) {
        String type = reference.text("type");
        String id = reference.text("id");
        String title = reference.text("title");
        String url = reference.text("href");
        if (type != null && type.equalsIgnoreCase("cve")) {
            cves.addAll(IdGrammar.cves(id + "\n" + title));
        }
        if (url != null && !url.isBlank()) {
            String category = "self".equalsIgnoreCase(type) ? "self" : "external";
            draft.reference(new Reference(category, title, url.strip()));
        }
    }

    private static void packages(AdvisoryDraft draft, Fields list) {
        String collection = list.text("name");
        String product = collection == null ? "" : collection;
        list.forEach(
                "packages",
                one -> {
                    String file = one.text("filename");
                    String version = one.text("version");
                    String release = one.text("release");
                    String fix = file != null ? file : version + "-" + release;
                    if (file != null || version != null) {
                        draft.row(row(product, one.text("name"), fix));
                    }
                });
    }

    private static PatchRow row(String product, @Nullable String component, String fix) {
        return new PatchRow(
                null, product, component, null, null, List.of(), null, null, null, fix, List.of(),
                null, null, null);
    }
}
