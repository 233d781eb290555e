package io.hypervisory.ingest.read.release;

import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.DateSearch;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.HtmlText;
import io.hypervisory.ingest.read.PageLabels;
import io.hypervisory.ingest.read.PageLabels.Labelled;
import io.hypervisory.ingest.read.PageLines;
import io.hypervisory.ingest.read.PageLines.Line;
import io.hypervisory.ingest.read.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Releases with a heading each, and their day in it or below it. Thread-safe.
final class ReleaseHeadings {
    /// Behind the version of a release stands nothing, or for whom it is, when, and that it is out;
    /// a heading that goes on in another way is about something else.
    private static final Pattern NAME =
            Pattern.compile(
                    "(?i)^(?: (?:Extended )?(?:Enterprise|Standard)(?: Edition)?)?(?: for (?:Linux|Windows))?"
                            + "(?: (?:GA|RTM))?(?:$|\\s?[(,:–—-].*| (?:is )?(?:now )?(?:released|available)\\b.*"
                            + "| (?:update|service pack|sp|beta|rc|release notes)\\b.*)");

    /// On a page about one product alone its name is often left out.
    private static final Pattern BARE =
            Pattern.compile(
                    "(?i)^(?:Version|Release) v?(?<version>\\d{1,3}(?:\\.\\d{1,3}){1,3})(?![\\w.]*\\w)");

    private static final Pattern MARKS = Pattern.compile("[®™©]|\\((?:R|TM|C)\\)");
    private static final String[] DAY = {
        "released", "release date", "available", "available since", "date", "availability"
    };

    private final ReleaseProducts products;
    private final Unread unread;

    /// @param unread what of the page belongs to none of its releases
    ReleaseHeadings(ReleaseProducts products, Unread unread) {
        this.products = products;
        this.unread = unread;
    }

    List<Release> in(Element page) {
        var releases = new ArrayList<Release>();
        List<Line> lines = PageLines.of(page);
        boolean own = products.isAbout(page);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isHeading()) {
                continue;
            }
            String heading = plain(lines.get(i).text());
            Matcher named = products.named().matcher(heading);
            Matcher bare = BARE.matcher(heading);
            if (named.find()) {
                add(releases, named, named.group().strip(), heading, below(lines, i + 1));
            } else if (own && bare.find()) {
                add(releases, bare, null, heading, below(lines, i + 1));
            }
        }
        return releases;
    }

    private void add(
            List<Release> releases,
            Matcher named,
            @Nullable String product,
            String heading,
            List<Line> below) {
        String behind = heading.substring(named.end());
        if (!isName(behind)) {
            unread.note("heading names no release: " + heading);
            return;
        }
        var ofRelease = new Unread();
        SaidDate released = released(behind, below, ofRelease);
        releases.add(
                new Release(
                        named.group("version"),
                        product,
                        released,
                        PageLines.text(below),
                        null,
                        ofRelease.entries()));
    }

    /// Less the signs of trademarks.
    static String plain(String text) {
        return HtmlText.folded(MARKS.matcher(text).replaceAll(" "));
    }

    static boolean isName(String behind) {
        return NAME.matcher(behind).matches();
    }

    private static List<Line> below(List<Line> lines, int from) {
        int end = from;
        while (end < lines.size() && !lines.get(end).isHeading()) {
            end++;
        }
        return lines.subList(from, end);
    }

    private static @Nullable SaidDate released(String behind, List<Line> below, Unread unread) {
        SaidDate within = DateSearch.first(behind, Dates.UTC);
        if (within != null || below.isEmpty()) {
            return within;
        }
        Labelled labelled = PageLabels.in(below).find(DAY);
        if (labelled == null) {
            return DateSearch.whole(below.getFirst().text(), Dates.UTC);
        }
        SaidDate date = DateSearch.first(labelled.value(), Dates.UTC);
        if (date == null) {
            unread.note("day of release is no date: " + labelled.value());
        }
        return date;
    }
}
