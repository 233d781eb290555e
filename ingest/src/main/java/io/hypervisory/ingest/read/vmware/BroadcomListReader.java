package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.IdGrammar.Vmsa;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.read.AdvisoryDraft;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.Fields;
import io.hypervisory.ingest.read.HtmlText;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import io.hypervisory.ingest.read.Unread;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;

/// One item of the list behind Broadcom's portal. The title alone holds an advisory's id; the
/// products are cut by the list, and so no list of products. Thread-safe.
public final class BroadcomListReader implements DocumentReader {
    private static final int LOOK = 4 * 1024;
    private static final Publisher BROADCOM = new Publisher("Broadcom", null, null);
    private static final Pattern DOCUMENT_ID =
            Pattern.compile("[A-Z]{2}DSA-?\\d{1,9}(?:-\\d{1,4})?");
    private static final Pattern BEFORE_TITLE = Pattern.compile("^[\\s:\u2013-]+");

    @Override
    public String format() {
        return "broadcom-list";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean recognises(Document document) {
        String head = Text.head(document.body(), LOOK).stripLeading();
        return head.contains("{")
                && !head.startsWith("<")
                && head.contains("\"notificationId\"")
                && head.contains("\"documentId\"");
    }

    @Override
    public Reading read(Document document) {
        String text = Text.decode(document.body(), document.contentType()).strip();
        if (text.startsWith("<")) {
            return new Rejected("html-instead", "markup where JSON was expected");
        }
        try {
            JsonNode item = Json.MAPPER.readTree(text);
            return item.isObject()
                    ? read(document, item)
                    : new Rejected("not-an-item", "the JSON is no object");
        } catch (UnexpectedEndOfInputException e) {
            return new Rejected("truncated", e.getOriginalMessage());
        } catch (JacksonException e) {
            return new Rejected("not-json", e.getOriginalMessage());
        }
    }

    private Reading read(Document document, JsonNode item) {
        var unread = new Unread();
        var fields = Fields.root(item, unread);
        String title = said(fields, "title");
        String documentId = said(fields, "documentId");
        Optional<Vmsa> vmsa = IdGrammar.findVmsa(title == null ? "" : title);
        String local = vmsa.map(Vmsa::local).orElse(documentId);
        if (title == null || local == null) {
            return new Rejected("no-id", "no title with an id, and no documentId");
        }
        if (vmsa.isEmpty() && !DOCUMENT_ID.matcher(local).matches()) {
            return new Rejected("no-id", "documentId is " + local);
        }
        var draft =
                new AdvisoryDraft(new NoticeId("vmware", local), document.witness(this), BROADCOM);
        vmsa.ifPresent(id -> draft.alias(id.literal()).version(id.revision()));
        draft.alias(documentId).title(title(title, vmsa)).severity(said(fields, "severity"));
        dates(fields, draft);
        IdGrammar.cves(affected(item.path("affectedCve")) + "\n" + title)
                .forEach(cve -> draft.vulnerability(Vulnerability.ofCve(cve, null)));
        note(fields, "supportProducts", draft);
        note(fields, "workAround", draft);
        String url = said(fields, "notificationUrl");
        if (url != null) {
            draft.reference(new Reference(null, null, url));
        }
        return new Read(List.of(draft.facts(unread)));
    }

    /// A list in text, or in JSON.
    private static String affected(JsonNode cves) {
        if (!cves.isArray()) {
            return cves.isString() ? cves.stringValue() : "";
        }
        var all = new StringBuilder();
        cves.forEach(cve -> all.append(cve.isString() ? cve.stringValue() : "").append('\n'));
        return all.toString();
    }

    /// Less the id where it leads.
    private static String title(String title, Optional<Vmsa> vmsa) {
        if (vmsa.isEmpty() || !title.startsWith(vmsa.get().literal())) {
            return title;
        }
        String rest = title.substring(vmsa.get().literal().length());
        String bare = BEFORE_TITLE.matcher(rest).replaceFirst("");
        return bare.isEmpty() ? title : bare;
    }

    private static void dates(Fields fields, AdvisoryDraft draft) {
        SaidDate published = date(fields, "published");
        SaidDate updated = date(fields, "updated");
        draft.published(published).updated(updated == null ? published : updated);
    }

    private static @Nullable SaidDate date(Fields fields, String field) {
        String said = said(fields, field);
        SaidDate date = Dates.parse(said, Dates.UTC);
        if (said != null && date == null) {
            fields.note(field, "is no date: " + said);
        }
        return date;
    }

    private static void note(Fields fields, String field, AdvisoryDraft draft) {
        String said = said(fields, field);
        if (said != null && !said.equalsIgnoreCase("none")) {
            draft.note(new Note(null, field, said));
        }
    }

    /// White space folded; null when there is nothing else, which the list writes in many ways.
    private static @Nullable String said(Fields fields, String field) {
        String text = fields.text(field);
        String folded = text == null ? "" : HtmlText.folded(text);
        return folded.isEmpty() ? null : folded;
    }
}
