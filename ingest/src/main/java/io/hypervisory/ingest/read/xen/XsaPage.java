package io.hypervisory.ingest.read.xen;

import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.DateSearch;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.PageLabels;
import io.hypervisory.ingest.read.PageLabels.Labelled;
import io.hypervisory.ingest.read.PageLines;
import io.hypervisory.ingest.read.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// An advisory however it was served: as text, or as a page with a table of what is known of it,
/// links to its patches, and the text in a `pre`.
///
/// @param text empty when a page has none
/// @param information the page's table; nothing of a text
/// @param files patches that the page links to
record XsaPage(String text, PageLabels information, List<Reference> files) {
    private static final Pattern HTML =
            Pattern.compile("(?i)^\\s*(?:<!doctype html|<html|<\\?xml|<head|<body|<!--)");
    private static final Pattern NAMED = Pattern.compile("(?i)xen\\s+security\\s+advisory");
    private static final Pattern FILE =
            Pattern.compile("(?i)[^?#]*\\.(?:patch|diff|meta|tar\\.gz|tgz)");

    XsaPage {
        files = List.copyOf(files);
    }

    static XsaPage of(String text, String url) {
        String head = text.startsWith("\ufeff") ? text.substring(1) : text;
        if (!HTML.matcher(head.substring(0, Math.min(head.length(), 1024))).find()) {
            return new XsaPage(head, PageLabels.in(List.of()), List.of());
        }
        Document page = Jsoup.parse(head, url);
        page.select("script, style, noscript").remove();
        var files = new ArrayList<Reference>();
        for (Element link : page.select("a[href]")) {
            String address = link.absUrl("href");
            if (FILE.matcher(address).matches()) {
                files.add(new Reference(null, link.text().strip(), address));
            }
        }
        String advisory = "";
        for (Element preformatted : page.select("pre")) {
            boolean inner = preformatted.parents().is("pre");
            if (!inner && advisory.isEmpty() && NAMED.matcher(preformatted.text()).find()) {
                advisory = preformatted.wholeText();
            }
        }
        page.select("pre").remove();
        return new XsaPage(advisory, PageLabels.in(PageLines.of(page.body())), files);
    }

    /// The sites' times are UTC, though they do not say so.
    @Nullable SaidDate date(Unread unread, String... labels) {
        Labelled said = information.find(labels);
        if (said == null) {
            return null;
        }
        SaidDate date = Dates.parse(said.value(), Dates.UTC);
        if (date == null) {
            date = DateSearch.first(said.value(), Dates.UTC);
        }
        if (date == null) {
            unread.note(said.label() + " is no date: " + said.value());
        }
        return date;
    }
}
