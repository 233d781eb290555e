package io.hypervisory.ingest.read.bulletin;

import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.bulletin.PageBlocks.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What stands above a bulletin's first section: its number and severity in the first heading, its
/// title in the next one, then when it came out, when it changed, and its version, in lines `label:
/// value` that may stand beside each other with bars between.
///
/// @param literal the number as written
/// @param severity the word behind the number; null when there is none
/// @param below index of the first block behind the title
record PageHead(
        String literal,
        @Nullable String severity,
        String title,
        @Nullable SaidDate published,
        @Nullable SaidDate updated,
        @Nullable String version,
        int below) {
    private static final Pattern LABELLED =
            Pattern.compile("(\\p{L}[^:：|]{0,50})[:：]\\s{0,3}(.{1,200})");
    private static final Pattern VERSION = Pattern.compile("(?i)V?(\\d{1,3}(?:\\.\\d{1,3}){0,2})");

    /// Dates and version stand within as many blocks below the title.
    private static final int HEAD = 20;

    String id() {
        return literal.toUpperCase(Locale.ROOT);
    }

    /// A bulletin's number in a title, with what stands behind it.
    ///
    /// @param title behind the severity, as in the title of an HTML page
    private record Named(String literal, @Nullable String severity, @Nullable String title) {
        private static final Pattern NUMBER =
                Pattern.compile(
                        "(?i)\\b(MS\\d{2}-\\d{3})\\b"
                                + "(?:\\s{0,3}[-\\u2010-\\u2015]\\s{0,3}([^:]{1,40}))?(?::\\s{1,3}(.{1,300}))?");

        static @Nullable Named in(String text) {
            Matcher number = NUMBER.matcher(text);
            return number.find()
                    ? new Named(number.group(1), strip(number.group(2)), strip(number.group(3)))
                    : null;
        }

        private static @Nullable String strip(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    /// Null when neither a heading nor the document's title names a bulletin, or there is nothing
    /// below.
    ///
    /// @param documentTitle for what the headings leave out; null when there is none
    static @Nullable PageHead of(
            List<Block> blocks, @Nullable String documentTitle, Unread unread) {
        Named whole = documentTitle == null ? null : Named.in(documentTitle);
        Named named = null;
        int title = -1;
        for (int i = 0; i < blocks.size() && title < 0; i++) {
            if (blocks.get(i) instanceof Block.Heading(String text)) {
                Named here = Named.in(text);
                if (named == null) {
                    named = here;
                } else if (here == null) {
                    title = i;
                } else if (here.severity() != null) {
                    named = here;
                }
            }
        }
        if (named == null || title < 0) {
            return null;
        }
        String severity = named.severity();
        if (severity == null
                && whole != null
                && whole.literal().equalsIgnoreCase(named.literal())) {
            severity = whole.severity();
        }
        String heading = ((Block.Heading) blocks.get(title)).text();
        return below(blocks, title + 1, named.literal(), severity, heading, unread);
    }

    private static PageHead below(
            List<Block> blocks,
            int below,
            String literal,
            @Nullable String severity,
            String title,
            Unread unread) {
        var dates = new ArrayList<SaidDate>();
        String version = null;
        for (String piece : pieces(blocks, below)) {
            Matcher labelled = LABELLED.matcher(piece);
            if (!labelled.matches()) {
                continue;
            }
            String value = labelled.group(2).strip();
            Matcher number = VERSION.matcher(value);
            if (number.matches()) {
                version = version == null ? number.group(1) : version;
                continue;
            }
            SaidDate date = PageDates.in(value, isEnglish(labelled.group(1)));
            if (date != null) {
                dates.add(date);
            } else if (dates.size() < 2 && version == null) {
                unread.note("head: no date in " + piece);
            }
        }
        SaidDate published = dates.isEmpty() ? null : dates.getFirst();
        SaidDate updated = dates.size() < 2 ? published : dates.get(1);
        return new PageHead(literal, severity, title, published, updated, version, below);
    }

    private static boolean isEnglish(String label) {
        String word = label.strip().toLowerCase(Locale.ROOT);
        return word.startsWith("published") || word.startsWith("updated") || word.startsWith("v");
    }

    /// `label: value` each.
    private static List<String> pieces(List<Block> blocks, int from) {
        var pieces = new ArrayList<String>();
        for (int i = from; i < Math.min(blocks.size(), from + HEAD); i++) {
            if (blocks.get(i) instanceof Block.Heading) {
                break;
            }
            if (blocks.get(i) instanceof Block.Text text && !text.item()) {
                text.lines().stream()
                        .filter(line -> line.length() <= 300)
                        .forEach(line -> {
                            for (String piece : line.split("\\|", 10)) {
                                pieces.add(piece.strip());
                            }
                        });
            }
        }
        return pieces;
    }
}
