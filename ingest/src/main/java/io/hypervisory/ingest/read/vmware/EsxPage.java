package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.HtmlTable;
import io.hypervisory.ingest.read.Reading.Rejected;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// What VMware's and Broadcom's pages on patches have in common. Thread-safe.
final class EsxPage {
    private static final Pattern OPENED = Pattern.compile("(?i)<(?:html|body)\\b");
    private static final Pattern CLOSED = Pattern.compile("(?i)</(?:html|body)\\b");
    private static final Pattern HTML =
            Pattern.compile("(?i)<(?:!doctype html|html|head|body|div|table|h[1-6])\\b");

    private EsxPage() {}

    static boolean isHtml(String text) {
        return HTML.matcher(text).region(0, Math.min(text.length(), 64 * 1024)).find();
    }

    /// Null when a page may be read. All of VMware's close what they open: one that does not was
    /// cut, and what it lacks may be the word on restarts.
    static @Nullable Rejected fault(String html) {
        if (html.isBlank()) {
            return new Rejected("empty", "no bytes but white space");
        }
        boolean cut = OPENED.matcher(html).find() && !CLOSED.matcher(html).find();
        return cut ? new Rejected("truncated", "the page is never closed") : null;
    }

    /// The cells of a table, each with its lines ended by `\n`.
    static List<List<String>> rows(Element table) {
        return HtmlTable.of(table).rows().stream().map(EsxPage::lines).toList();
    }

    /// The same, without notes and titles that go over the whole width.
    static List<List<String>> parted(Element table) {
        return HtmlTable.of(table).rows().stream()
                .filter(row -> !row.isOneCell())
                .map(EsxPage::lines)
                .toList();
    }

    private static List<String> lines(HtmlTable.Row row) {
        return row.cells().stream().map(cell -> String.join("\n", cell.lines())).toList();
    }

    /// For dates that name none, by the publisher's host.
    static ZoneId zone(String url) {
        try {
            String host = URI.create(url).getHost();
            boolean broadcom =
                    host != null && host.toLowerCase(Locale.ROOT).endsWith("broadcom.com");
            return broadcom ? Dates.UTC : VmsaAdvisory.PALO_ALTO;
        } catch (IllegalArgumentException e) {
            return VmsaAdvisory.PALO_ALTO;
        }
    }
}
