package io.hypervisory.ingest.read.release;

import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.DateSearch;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.HtmlTable;
import io.hypervisory.ingest.read.HtmlTable.Body;
import io.hypervisory.ingest.read.HtmlTable.Cell;
import io.hypervisory.ingest.read.HtmlTable.Row;
import io.hypervisory.ingest.read.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Releases in rows of tables: product and version in a cell, or the version alone below a header
/// that says that it is one. Thread-safe.
final class ReleaseTables {
    private static final Predicate<String> IS_VERSION =
            Pattern.compile("(?:product )?(?:release|version)s?(?: (?:name|number|version))?")
                    .asMatchPredicate();
    private static final Predicate<String> IS_DAY =
            Pattern.compile(
                            "(?:release |release[ds]? )?(?:date|day|on)|released?|available(?: since| from| on)?"
                                    + "|(?:general )?availability(?: date)?|date of release|since|ga(?: date)?")
                    .asMatchPredicate();
    private static final Pattern ALONE =
            Pattern.compile("(?i)^v?\\.?(?<version>\\d{1,3}(?:\\.\\d{1,3}){1,3})$");

    /// Tables with such a column say what the product works with.
    private static final Pattern IS_OTHERS =
            Pattern.compile(
                    "\\b(?:guests?|operating systems?|os|platforms?|browsers?|processors?|hardware|vendors?"
                            + "|applications?|distributions?|databases?|arrays?|support(?:ed)?)\\b");

    private final ReleaseProducts products;

    ReleaseTables(ReleaseProducts products) {
        this.products = products;
    }

    List<Release> in(Element page) {
        var releases = new ArrayList<Release>();
        boolean about = products.isAbout(page);
        for (Element table : page.select("table:not(:has(table))")) {
            HtmlTable rows = HtmlTable.of(table);
            Optional<Body> body = rows.under(heads -> heads.stream().anyMatch(IS_VERSION));
            if (body.isPresent()) {
                int version = body.get().column(IS_VERSION);
                int day = dayColumn(body.get(), version);
                int alone = about && isOwn(body.get()) ? version : -1;
                body.get().rows().forEach(row -> row(row, alone, day, releases));
            } else {
                rows.rows().forEach(row -> row(row, -1, -1, releases));
            }
        }
        return releases;
    }

    private static boolean isOwn(Body body) {
        return body.heads().stream().noneMatch(head -> IS_OTHERS.matcher(head.text()).find());
    }

    private static int dayColumn(Body body, int version) {
        for (int i = 0; i < body.heads().size(); i++) {
            if (i != version && IS_DAY.test(body.heads().get(i).text())) {
                return i;
            }
        }
        return -1;
    }

    /// @param version the column in which a version may stand without its product; -1 for none
    private void row(Row row, int version, int day, List<Release> releases) {
        if (row.isOneCell()) {
            return;
        }
        for (int i = 0; i < row.cells().size(); i++) {
            String text = ReleaseHeadings.plain(row.text(i));
            Matcher named = products.named().matcher(text);
            Matcher alone = ALONE.matcher(text);
            boolean product = named.find() && ReleaseHeadings.isName(text.substring(named.end()));
            if (product || (i == version && alone.matches())) {
                var unread = new Unread();
                SaidDate released = released(row, i, day, unread);
                releases.add(
                        new Release(
                                product ? named.group("version") : alone.group("version"),
                                product ? row.text(i) : null,
                                released,
                                words(row, i, day),
                                link(row, i),
                                unread.entries()));
                return;
            }
        }
    }

    /// The cell of the column of days; without one the first that is a date.
    private static @Nullable SaidDate released(Row row, int version, int day, Unread unread) {
        if (day >= 0) {
            String said = row.text(day);
            SaidDate date = DateSearch.first(said, Dates.UTC);
            if (date == null && !said.isEmpty()) {
                unread.note("day of release is no date: " + said);
            }
            return date;
        }
        for (int i = 0; i < row.cells().size(); i++) {
            SaidDate date = i == version ? null : DateSearch.whole(row.text(i), Dates.UTC);
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    /// The longest of the other cells.
    private static String words(Row row, int version, int day) {
        String longest = "";
        for (int i = 0; i < row.cells().size(); i++) {
            if (i != version && i != day && row.text(i).length() > longest.length()) {
                longest = row.text(i);
            }
        }
        return longest;
    }

    private static @Nullable String link(Row row, int version) {
        for (int i = row.cells().size() - 1; i >= 0; i--) {
            Cell cell = row.cells().get(i);
            Element link = i == version ? null : cell.element().selectFirst("a[href]");
            if (link != null && link.absUrl("href").startsWith("http")) {
                return link.absUrl("href");
            }
        }
        return null;
    }
}
