package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.read.HtmlTable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An advisory as lines, whatever it was served as. What a page holds besides text stands in its
/// line as a reference between two U+FFFC, Unicode's sign for an object in text. Thread-safe.
///
/// @param objects by the number in their references
record AdvisoryText(List<String> lines, List<Embedded> objects) {
    private static final char SIGN = '\uFFFC';
    private static final Pattern REFERENCE = Pattern.compile("\uFFFC(\\d{1,7})\uFFFC");

    /// What a line of text cannot hold.
    sealed interface Embedded {
        /// A table with a header, in a line of its own.
        record Table(HtmlTable.Body body) implements Embedded {}

        /// A link behind its text.
        record Link(String text, String url) implements Embedded {}
    }

    AdvisoryText {
        lines = List.copyOf(lines);
        objects = List.copyOf(objects);
    }

    static AdvisoryText ofMail(String text) {
        return new AdvisoryText(MailText.lines(plain(text)), List.of());
    }

    AdvisoryText from(int line) {
        return new AdvisoryText(lines.subList(line, lines.size()), objects);
    }

    static String reference(int object) {
        return "" + SIGN + object + SIGN;
    }

    /// Without references, and without a document's own signs that look like them.
    static String plain(String text) {
        if (text.indexOf(SIGN) < 0) {
            return text;
        }
        return REFERENCE.matcher(text).replaceAll("").replace(String.valueOf(SIGN), "");
    }

    /// The table that is a line; null when it is text.
    HtmlTable.@Nullable Body table(String line) {
        return objects(line)
                .filter(Embedded.Table.class::isInstance)
                .map(object -> ((Embedded.Table) object).body())
                .findFirst()
                .orElse(null);
    }

    /// The links in lines, in order.
    List<Embedded.Link> links(List<String> some) {
        return some.stream()
                .flatMap(this::objects)
                .filter(Embedded.Link.class::isInstance)
                .map(Embedded.Link.class::cast)
                .toList();
    }

    private Stream<Embedded> objects(String line) {
        if (line.indexOf(SIGN) < 0) {
            return Stream.empty();
        }
        Matcher reference = REFERENCE.matcher(line);
        return reference
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .filter(object -> object < objects.size())
                .map(objects::get);
    }

    /// Lines as a block for people: tables cell by cell, links by their text.
    String block(List<String> some) {
        var plain =
                some.stream()
                        .flatMap(line -> {
                            HtmlTable.Body table = table(line);
                            return table == null ? Stream.of(plain(line)) : rows(table);
                        })
                        .toList();
        return MailText.block(plain);
    }

    private static Stream<String> rows(HtmlTable.Body table) {
        Stream<String> head =
                Stream.of(
                        String.join(
                                " | ", table.heads().stream().map(HtmlTable.Head::text).toList()));
        return Stream.concat(
                head, table.rows().stream().map(row -> String.join(" | ", row.texts())));
    }
}
