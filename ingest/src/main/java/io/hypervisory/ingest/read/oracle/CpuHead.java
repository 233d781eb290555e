package io.hypervisory.ingest.read.oracle;

import io.hypervisory.ingest.read.HtmlText;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Which advisory a page is.
///
/// @param id as its address has it, `cpuapr2011`; null when the page is none
/// @param title as its heading has it
record CpuHead(@Nullable String id, String title) {
    private static final String MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";

    /// `…/cpuapr2011-301950.html`, `…/ovmbulletinapr2016-2960787.html`,
    /// `…/alert-cve-2012-1675.html`.
    private static final Pattern IN_ADDRESS =
            Pattern.compile(
                    "/((?:cpu|[a-z]{0,10}bulletin)(?:"
                            + MONTHS
                            + ")\\d{4}|alert-cve-\\d{4}-\\d{4,7})(?!\\d)[^/]{0,60}$",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern IN_TITLE =
            Pattern.compile(
                    "critical patch update.{0,40}?\\b(" + MONTHS + ")[a-z]{0,6}\\s+(\\d{4})\\b",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern IS_TITLE =
            Pattern.compile(
                    "critical patch update|security alert|bulletin", Pattern.CASE_INSENSITIVE);

    static CpuHead of(Document page, String url) {
        String title = title(page);
        return new CpuHead(IS_TITLE.matcher(title).find() ? id(page, url, title) : null, title);
    }

    private static @Nullable String id(Document page, String url, String title) {
        String canonical = page.select("link[rel=canonical]").attr("href");
        for (String address : new String[] {canonical, url}) {
            Matcher found = IN_ADDRESS.matcher(address);
            if (found.find()) {
                return found.group(1).toLowerCase(Locale.ROOT);
            }
        }
        Matcher found = IN_TITLE.matcher(title);
        return found.find()
                ? "cpu" + found.group(1).toLowerCase(Locale.ROOT) + found.group(2)
                : null;
    }

    private static String title(Document page) {
        for (Element heading : page.select("h1, h2, h3")) {
            String text = HtmlText.folded(heading.text());
            if (IS_TITLE.matcher(text).find()) {
                return text;
            }
        }
        return HtmlText.folded(page.title());
    }
}
