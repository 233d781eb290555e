package io.hypervisory.ingest.read.csaf;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.Fields;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.csaf.check.CsafChecks;
import io.hypervisory.ingest.read.csaf.check.CsafVerdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;

/// CSAF 2.0 and 2.1 documents. A document that breaks the standard is read as far as it can be;
/// only what is no JSON, no CSAF, or has no identity (namespace and tracking id) is rejected. Which
/// of the standard's mandatory tests it fails, its advisory says. Thread-safe.
public final class CsafReader implements DocumentReader {
    private static final int LOOK = 64 * 1024;

    @Override
    public String format() {
        return "csaf";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public String proof() {
        return "proven on 1,307 real documents of 20 publishers and of the standard's own tests";
    }

    @Override
    public boolean recognises(Document document) {
        String head = Text.head(document.body(), LOOK);
        return isJson(head)
                && head.contains("\"document\"")
                && (head.contains("\"csaf_version\"") || head.contains("\"tracking\""));
    }

    private static boolean isJson(String head) {
        String text = head.startsWith("\u00EF\u00BB\u00BF") ? head.substring(3) : head;
        return text.stripLeading().startsWith("{");
    }

    @Override
    public Reading read(Document document) {
        byte[] body = document.body();
        String head = Text.head(body, 256).stripLeading();
        if (head.isEmpty()) {
            return new Rejected("empty", "no bytes but white space");
        }
        if (head.startsWith("<")) {
            return new Rejected("html-instead", "markup where JSON was expected");
        }
        try (JsonParser parser = Json.MAPPER.createParser(body)) {
            JsonNode root = parser.readValueAsTree();
            Reading trailing = trailing(parser);
            return trailing == null ? read(document, root) : trailing;
        } catch (UnexpectedEndOfInputException e) {
            return new Rejected("truncated", message(e));
        } catch (StreamConstraintsException e) {
            return new Rejected("beyond-limits", message(e));
        } catch (JacksonException e) {
            return new Rejected("not-json", message(e));
        }
    }

    private static @Nullable Reading trailing(JsonParser parser) {
        try {
            if (parser.nextToken() == null) {
                return null;
            }
            return new Rejected("trailing-data", "more after the end of the document");
        } catch (JacksonException e) {
            return new Rejected("trailing-data", message(e));
        }
    }

    private static String message(JacksonException e) {
        var at = e.getLocation();
        String where =
                at == null ? "" : " at line " + at.getLineNr() + " column " + at.getColumnNr();
        return e.getOriginalMessage() + where;
    }

    private Reading read(Document document, JsonNode root) {
        if (!root.isObject()) {
            return new Rejected("not-csaf", "the JSON is no object");
        }
        var unread = new Unread();
        var fields = Fields.root(root, unread);
        return fields.object("document")
                .<Reading>map(about -> {
                    CsafVerdict verdict = CsafChecks.of(root);
                    if (verdict != null) {
                        verdict.unjudged().forEach(unread::note);
                    }
                    List<String> failed = verdict == null ? null : verdict.failedTests();
                    return new CsafDocument(fields, about, failed, unread)
                            .read(document.witness(this));
                })
                .orElseGet(() -> new Rejected("not-csaf", "no object named document"));
    }
}
