package io.hypervisory.ingest.read.citrix;

import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.Revision;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.DateSearch;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.HtmlTable;
import io.hypervisory.ingest.read.HtmlTable.Body;
import io.hypervisory.ingest.read.HtmlTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The tables of a bulletin: hotfixes by product and version, and the log of changes. Thread-safe.
final class CtxTables {
    private static final Predicate<String> IS_PRODUCT =
            Pattern.compile("(?:affected )?products?(?: name)?").asMatchPredicate();
    private static final Predicate<String> IS_VERSION =
            Pattern.compile("(?:product |affected )?versions?(?: affected)?").asMatchPredicate();
    private static final Predicate<String> IS_FIX =
            Pattern.compile(
                            "(?:hotfix|hotfixes|fix|patch|update|fixed version|link|download)(?: link| id)?")
                    .asMatchPredicate();
    private static final Predicate<String> IS_CHANGE =
            Pattern.compile("changes?|change details|description|details|comments?|summary")
                    .asMatchPredicate();
    private static final Pattern HOTFIX =
            Pattern.compile("(?<![A-Za-z0-9])XS\\d{2,3}E(?:SP\\d|CU\\d)?\\d{3,4}(?![A-Za-z0-9])");

    private CtxTables() {}

    static List<PatchRow> hotfixes(Element article) {
        var rows = new ArrayList<PatchRow>();
        for (Element table : article.select("table:not(:has(table))")) {
            HtmlTable.of(table)
                    .under(heads ->
                            heads.stream().anyMatch(IS_FIX)
                                    && heads.stream().anyMatch(IS_PRODUCT.or(IS_VERSION)))
                    .ifPresent(body -> hotfixes(body, rows));
        }
        return rows;
    }

    private static void hotfixes(Body body, List<PatchRow> rows) {
        int product = body.column(IS_PRODUCT);
        int version = body.column(IS_VERSION);
        int fix = body.column(IS_FIX);
        for (Row row : body.rows()) {
            if (!row.isBlank() && !row.isOneCell() && !isHead(body, row)) {
                rows.add(
                        new PatchRow(
                                null,
                                row.text(product),
                                emptyIsNull(row.text(version)),
                                null,
                                row.text(fix),
                                patches(row.text(fix))));
            }
        }
    }

    /// A header that stands again between the rows.
    private static boolean isHead(Body body, Row row) {
        List<String> heads = body.heads().stream().map(HtmlTable.Head::text).toList();
        return row.texts().stream()
                .map(text -> text.toLowerCase(java.util.Locale.ROOT))
                .toList()
                .equals(heads);
    }

    private static List<String> patches(String fix) {
        return HOTFIX.matcher(fix)
                .results()
                .map(MatchResult::group)
                .map("citrix/"::concat)
                .distinct()
                .toList();
    }

    private static @Nullable String emptyIsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /// Each once, in the order of the page.
    static Set<Revision> revisions(Element article) {
        var revisions = new java.util.LinkedHashSet<Revision>();
        for (Element table : article.select("table:not(:has(table))")) {
            HtmlTable.of(table)
                    .under(heads -> heads.contains("date") && heads.stream().anyMatch(IS_CHANGE))
                    .ifPresent(body -> {
                        int date = body.column("date");
                        int change = body.column(IS_CHANGE);
                        body.rows()
                                .forEach(row ->
                                        revision(row.text(date), row.text(change), revisions));
                    });
        }
        return revisions;
    }

    private static void revision(String day, String change, Set<Revision> revisions) {
        SaidDate date = DateSearch.whole(day, Dates.UTC);
        if (date != null) {
            revisions.add(new Revision(null, date, emptyIsNull(change)));
        }
    }
}
