package io.hypervisory.ingest.read;

import io.hypervisory.ingest.read.Reading.Rejected;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All readers by the name of their format. Thread-safe.
public final class Readers {
    /// No reader is given more than this.
    public static final int MAX_BYTES = 64 * 1024 * 1024;

    private static final String AUTO = "auto";

    private final Map<String, DocumentReader> byFormat = new LinkedHashMap<>();

    private final Map<String, AssertionReader> ofLists = new LinkedHashMap<>();

    /// @param readers in the order of asking when the format is `auto`
    /// @throws IllegalArgumentException when two have one format
    public Readers(List<DocumentReader> readers, List<AssertionReader> lists) {
        readers.forEach(reader -> once(byFormat.put(reader.format(), reader), reader.format()));
        lists.forEach(reader -> once(ofLists.put(reader.format(), reader), reader.format()));
    }

    private static void once(@Nullable Object before, String format) {
        if (before != null) {
            throw new IllegalArgumentException("two readers of " + format);
        }
    }

    /// The reader of a list about CVEs; null when the format is none.
    public @Nullable AssertionReader ofList(String format) {
        return ofLists.get(format);
    }

    /// Formats of the lists about CVEs.
    public Set<String> lists() {
        return Collections.unmodifiableSet(ofLists.keySet());
    }

    /// Formats of documents that hold notices.
    public Set<String> formats() {
        return Collections.unmodifiableSet(byFormat.keySet());
    }

    /// On what the reader of a format was proven; null when there is none.
    public @Nullable String proof(String format) {
        DocumentReader reader = byFormat.get(format);
        AssertionReader list = ofLists.get(format);
        return reader != null ? reader.proof() : list == null ? null : list.proof();
    }

    /// Reads by the document's stated format, or by looking at it when that is `auto`.
    public Reading read(Document document) {
        if (document.body().length > MAX_BYTES) {
            return new Rejected("too-large", document.body().length + " bytes");
        }
        if (document.format().equals(AUTO)) {
            return readAny(document);
        }
        DocumentReader reader = byFormat.get(document.format());
        if (reader == null) {
            return new Rejected("no-reader", "no reader for " + document.format() + " yet");
        }
        return guarded(reader, document);
    }

    /// A reader that meets what nobody thought of costs its document, and not the stage.
    private static Reading guarded(DocumentReader reader, Document document) {
        try {
            return reader.read(document);
        } catch (RuntimeException | StackOverflowError e) {
            return new Rejected("reader-failed", reader.format() + ": " + e);
        }
    }

    /// Formats whose readers take the document for theirs, in the order of asking.
    public Set<String> recognisedBy(Document document) {
        var formats = new LinkedHashSet<String>();
        for (DocumentReader reader : byFormat.values()) {
            if (reader.recognises(document)) {
                formats.add(reader.format());
            }
        }
        return formats;
    }

    private Reading readAny(Document document) {
        for (DocumentReader reader : byFormat.values()) {
            if (reader.recognises(document)) {
                return guarded(reader, document);
            }
        }
        return new Rejected(
                "unknown-format", "none of " + byFormat.keySet() + " knows " + document.url());
    }
}
