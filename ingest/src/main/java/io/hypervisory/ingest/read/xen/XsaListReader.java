package io.hypervisory.ingest.read.xen;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.read.AdvisoryDraft;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.Fields;
import io.hypervisory.ingest.read.HtmlText;
import io.hypervisory.ingest.read.JsonBody;
import io.hypervisory.ingest.read.JsonBody.NoJson;
import io.hypervisory.ingest.read.JsonBody.Root;
import io.hypervisory.ingest.read.Links;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import io.hypervisory.ingest.read.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An item of the Xen Project's list `xsa.json`, or the whole list. Numbers that were never used,
/// and those that were under embargo when the list was fetched, are no notices. Thread-safe.
public final class XsaListReader implements DocumentReader {
    private static final int LOOK = 4 * 1024;
    private static final Pattern ITEM = Pattern.compile("\"xsas?\"\\s{0,20}:");
    private static final Pattern NUMBER = Pattern.compile("(?i)^\\s*(?:XSA-)?(\\d{1,6})\\s*$");

    @Override
    public String format() {
        return "xsa-list";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String proof() {
        return "read 1 of 1 real items of the list";
    }

    @Override
    public boolean recognises(Document document) {
        String head = Text.head(document.body(), LOOK);
        boolean json = head.stripLeading().startsWith("{") || head.stripLeading().startsWith("[");
        return json
                && ITEM.matcher(head).find()
                && (head.contains("\"public_time\"") || head.contains("\"xsas\""));
    }

    @Override
    public Reading read(Document document) {
        return switch (JsonBody.of(document)) {
            case NoJson no -> no.rejected();
            case Root(JsonNode root) when root.has("xsa") -> item(document, root);
            case Root(JsonNode root) -> list(document, root);
        };
    }

    private Reading item(Document document, JsonNode item) {
        return number(item) == null
                ? new Rejected("no-advisory-id", "xsa is no number: " + item.get("xsa"))
                : new Read(notices(document, item));
    }

    private Reading list(Document document, JsonNode root) {
        var notices = new ArrayList<Notice>();
        boolean found = false;
        for (JsonNode part : root.isArray() ? root : List.of(root)) {
            found |= part.path("xsas").isArray();
            for (JsonNode item : part.path("xsas")) {
                notices.addAll(notices(document, item));
            }
        }
        return found
                ? new Read(notices)
                : new Rejected("no-advisory-id", "neither a member xsa nor a list xsas");
    }

    private static @Nullable String number(JsonNode item) {
        JsonNode xsa = item.get("xsa");
        if (xsa == null || !xsa.isValueNode()) {
            return null;
        }
        Matcher number = NUMBER.matcher(xsa.asString());
        return number.matches() ? String.valueOf(Integer.parseInt(number.group(1))) : null;
    }

    /// One, or none.
    private List<Notice> notices(Document document, JsonNode item) {
        String number = number(item);
        if (number == null) {
            return List.of();
        }
        var unread = new Unread();
        Fields fields = Fields.root(item, unread);
        String title = fields.text("title");
        SaidDate published = date(fields, "public_time");
        SaidDate updated = date(fields, "version_time");
        boolean empty = (title == null || title.isBlank()) && !fields.has("version");
        if (empty || Held.isHeld(title, published, document.fetchedAt())) {
            return List.of();
        }
        var id = new NoticeId("xen", "XSA-" + number);
        var draft =
                new AdvisoryDraft(id, document.witness(this), XsaReader.XEN)
                        .title(title == null ? "" : HtmlText.folded(title))
                        .published(published)
                        .updated(updated == null ? published : updated)
                        .version(version(item));
        cves(item).forEach(cve -> draft.vulnerability(Vulnerability.ofCve(cve, null)));
        fields.forEach("files", file -> file(draft, file, document.url()));
        return List.of(draft.facts(unread));
    }

    private static @Nullable SaidDate date(Fields fields, String member) {
        String text = fields.text(member);
        SaidDate date = text == null || text.isBlank() ? null : Dates.parse(text, Dates.UTC);
        if (date == null && text != null) {
            fields.note(member, "is no date: " + text);
        }
        return date;
    }

    private static @Nullable String version(JsonNode item) {
        JsonNode version = item.path("version");
        return version.isNumber() || version.isString() ? version.asString().strip() : null;
    }

    /// An array of texts, or one text.
    private static List<String> cves(JsonNode item) {
        var text = new StringBuilder(item.path("cve").asString(""));
        for (JsonNode cve : item.path("cve")) {
            text.append('\n').append(cve.asString(""));
        }
        return IdGrammar.cves(text);
    }

    /// Patches lie beside the list.
    private static void file(AdvisoryDraft draft, Fields file, String url) {
        String name = file.word("name");
        if (name != null) {
            draft.reference(new Reference(null, name, Links.resolve(url, name)));
        }
    }
}
