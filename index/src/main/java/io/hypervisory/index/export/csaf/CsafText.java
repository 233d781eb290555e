package io.hypervisory.index.export.csaf;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.Reference;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Members that the standard wants filled or left out.
final class CsafText {
    private static final Set<String> CATEGORIES =
            Set.of(
                    "description",
                    "details",
                    "faq",
                    "general",
                    "legal_disclaimer",
                    "other",
                    "summary");

    private CsafText() {}

    static void text(ObjectNode parent, String name, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            parent.put(name, text);
        }
    }

    static void texts(ObjectNode parent, String name, Collection<String> texts) {
        List<String> filled = texts.stream().filter(text -> !text.isBlank()).distinct().toList();
        if (!filled.isEmpty()) {
            filled.forEach(parent.putArray(name)::add);
        }
    }

    static void notes(ObjectNode parent, Collection<Note> notes) {
        var all = Json.MAPPER.createArrayNode();
        for (Note note : notes) {
            if (!note.text().isBlank()) {
                boolean known = note.category() != null && CATEGORIES.contains(note.category());
                ObjectNode one =
                        all.addObject()
                                .put("category", known ? note.category() : "other")
                                .put("text", note.text());
                text(one, "title", note.title());
            }
        }
        if (!all.isEmpty()) {
            parent.set("notes", all);
        }
    }

    /// Something of ours, or of the publisher's that has no place of its own.
    static Note note(String title, String text) {
        return new Note("other", title, text);
    }

    static void references(ObjectNode parent, Collection<Reference> references) {
        ArrayNode all = Json.MAPPER.createArrayNode();
        for (Reference each : references) {
            if (isUrl(each.url())) {
                String summary = each.summary();
                boolean named = summary != null && !summary.isBlank();
                all.addObject()
                        .put("category", "external")
                        .put("summary", named ? summary : each.url())
                        .put("url", each.url());
            }
        }
        if (!all.isEmpty()) {
            parent.set("references", all);
        }
    }

    static boolean isUrl(@Nullable String text) {
        try {
            return text != null && new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
