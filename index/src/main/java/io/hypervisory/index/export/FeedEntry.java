package io.hypervisory.index.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.index.document.Document;
import io.hypervisory.index.document.Document.Place;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What both sorts of feeds say of an entry.
///
/// @param id the same in every feed and for ever: a tag URI (RFC 4151)
/// @param link the publisher's page, else ours
/// @param updated when its publisher says that it last changed, else came out, else when we got it
/// @param text all that it says; its title where there is no text
record FeedEntry(
        String id,
        String title,
        String link,
        String ours,
        String author,
        @Nullable Instant published,
        Instant updated,
        String text,
        List<String> tags) {
    private static final String AUTHORITY = "tag:hypervisory.io,2026:";

    static FeedEntry of(Document document, Feed feed) {
        String ours = feed.page().apply(document.id());
        String publisher = document.publisher();
        String text = document.text();
        return new FeedEntry(
                AUTHORITY + document.type() + "/" + encoded(document.id()),
                document.title(),
                isWeb(document.url()) ? String.valueOf(document.url()) : ours,
                ours,
                publisher == null ? document.vendor() : publisher,
                document.published(),
                updated(document),
                text == null ? document.title() : text,
                Stream.of(
                                Stream.of(document.type(), document.vendor()),
                                document.judged().kind().stream(),
                                document.judged().impact().stream(),
                                document.cve().stream())
                        .flatMap(each -> each)
                        .distinct()
                        .toList());
    }

    private static boolean isWeb(@Nullable String url) {
        return url != null && url.matches("(?i)https?://[^\\s\"<>\\\\^`{|}]+");
    }

    private static Instant updated(Document document) {
        if (document.updated() != null) {
            return document.updated();
        }
        if (document.published() != null) {
            return document.published();
        }
        return document.provenance().stream()
                .map(Place::fetchedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /// Whatever a URI takes as it is, and slashes, stay.
    private static String encoded(String id) {
        var text = new StringBuilder();
        for (byte each : id.getBytes(UTF_8)) {
            char c = (char) (each & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0);
            text.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return text.toString();
    }
}
