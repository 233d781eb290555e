package io.hypervisory.ingest.read.bulletin;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.read.HtmlTable;
import io.hypervisory.ingest.read.HtmlTable.Body;
import io.hypervisory.ingest.read.HtmlTable.Cell;
import io.hypervisory.ingest.read.HtmlTable.Row;
import io.hypervisory.ingest.read.HtmlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A table of affected software. Until 2015 there are two on a page: one with impact, severity and
/// what is replaced, and one with a column for each CVE; later one that is both. Rows that go over
/// all columns name groups of products.
///
/// @param rows one for each row, or several where its CVEs are rated differently; a column may
///   stand for several CVEs
/// @param replaced what an update replaces, updates or whole bulletins; under [#NO_UPDATE] what
///   rows without an update do
/// @param products of an update
record AffectedTable(
        List<PatchRow> rows,
        Map<String, Set<NoticeId>> replaced,
        Map<String, Set<String>> products) {
    static final String NO_UPDATE = "";

    private static final Pattern MARKS =
            Pattern.compile("(?:\\s*(?:\\\\?\\*|\\[\\d{1,2}]|\\(\\d\\)))+(?=\\s|$)|\\*\\*");

    /// The columns, -1 when there is none.
    private record Columns(
            int component, int impact, int severity, int replaced, List<Integer> cves) {
        static Columns of(Body body) {
            var cves = new ArrayList<Integer>();
            for (int i = 1; i < body.heads().size(); i++) {
                if (!IdGrammar.cves(body.heads().get(i).text()).isEmpty()) {
                    cves.add(i);
                }
            }
            return new Columns(
                    other(body, cves, Term.COMPONENT),
                    other(body, cves, Term.IMPACT),
                    other(body, cves, Term.SEVERITY),
                    other(body, cves, Term.REPLACED),
                    List.copyOf(cves));
        }

        private static int other(Body body, List<Integer> cves, Term term) {
            for (int i = 1; i < body.heads().size(); i++) {
                if (!cves.contains(i) && term.in(body.heads().get(i).text())) {
                    return i;
                }
            }
            return -1;
        }
    }

    /// What a cell says of its CVE.
    private record Rating(@Nullable String severity, @Nullable String impact) {}

    /// Empty when it is another table.
    static Optional<AffectedTable> of(HtmlTable table) {
        return table.under(AffectedTable::isHeader).map(AffectedTable::read);
    }

    private static boolean isHeader(List<String> heads) {
        if (heads.size() < 2 || heads.stream().distinct().count() < 2) {
            return false;
        }
        List<String> others = heads.subList(1, heads.size());
        boolean rated = others.stream().anyMatch(Term.SEVERITY::in);
        boolean explained = others.stream().anyMatch(h -> Term.IMPACT.in(h) || Term.REPLACED.in(h));
        boolean cves = others.stream().anyMatch(h -> !IdGrammar.cves(h).isEmpty());
        boolean first = IdGrammar.cves(heads.getFirst()).isEmpty();
        return first
                && ((rated && explained)
                        || (cves && others.stream().anyMatch(AffectedTable::isWordy)));
    }

    /// A head of words, where a list of CVEs has bare ones.
    private static boolean isWordy(String head) {
        return head.length() > "cve-2008-000001".length();
    }

    private static AffectedTable read(Body body) {
        Columns columns = Columns.of(body);
        var table =
                new AffectedTable(new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        List<List<String>> cves =
                columns.cves().stream()
                        .map(column -> IdGrammar.cves(body.heads().get(column).text()))
                        .toList();
        Set<String> words = severities(body, columns);
        for (Row row : body.rows()) {
            if (!row.isBlank() && !row.isOneCell() && !isRepeated(row, body)) {
                table.add(row, columns, cves, words);
            }
        }
        return table;
    }

    private static boolean isRepeated(Row row, Body body) {
        return row.texts().stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .toList()
                .equals(body.heads().stream().map(HtmlTable.Head::text).toList());
    }

    /// Words that stand as a severity in some cell: a cell of one line is a rating if it is one of
    /// them, and `not applicable` otherwise.
    private static Set<String> severities(Body body, Columns columns) {
        var words = new LinkedHashSet<String>();
        for (Row row : body.rows()) {
            if (row.isOneCell()) {
                continue;
            }
            for (int column : columns.cves()) {
                List<String> lines = lines(row.cell(column));
                if (lines.size() > 1) {
                    words.add(lines.getFirst());
                }
            }
        }
        return words;
    }

    private void add(Row row, Columns columns, List<List<String>> cves, Set<String> words) {
        String product = name(row.text(0));
        String component = columns.component() < 0 ? null : name(row.text(columns.component()));
        String said = row.text(0) + " " + row.text(columns.component());
        List<String> updates = Updates.inParentheses(said);
        if (product.isEmpty()) {
            return;
        }
        for (String update : updates) {
            products.computeIfAbsent(update, key -> new LinkedHashSet<>()).add(product);
        }
        Set<NoticeId> old = Updates.replaced(row.text(columns.replaced()));
        for (String update : updates.isEmpty() ? List.of(NO_UPDATE) : updates) {
            replaced.computeIfAbsent(update, key -> new LinkedHashSet<>()).addAll(old);
        }
        var whole = new Rating(text(row, columns.severity()), text(row, columns.impact()));
        ratings(row, columns, cves, words, whole)
                .forEach((rating, rated) ->
                        rows.add(row(product, component, rating, List.copyOf(rated), updates)));
    }

    private static PatchRow row(
            String product,
            @Nullable String component,
            Rating rating,
            List<String> cves,
            List<String> updates) {
        return new PatchRow(
                null,
                product,
                component == null || component.isEmpty() ? null : component,
                null,
                null,
                cves,
                null,
                rating.severity(),
                rating.impact(),
                String.join(", ", updates),
                updates.stream().map(update -> Updates.id(update).toString()).toList(),
                null,
                null,
                null);
    }

    /// CVEs by what the row says of them. Without columns of CVEs, or where the row is hit by none
    /// of them, the row's own rating.
    private static Map<Rating, Set<String>> ratings(
            Row row, Columns columns, List<List<String>> cves, Set<String> words, Rating whole) {
        var ratings = new LinkedHashMap<Rating, Set<String>>();
        for (int i = 0; i < cves.size(); i++) {
            List<String> lines = lines(row.cell(columns.cves().get(i)));
            if (lines.isEmpty() || (lines.size() == 1 && !words.contains(lines.getFirst()))) {
                continue;
            }
            String impact =
                    lines.size() == 1
                            ? whole.impact()
                            : String.join(" ", lines.subList(1, lines.size()));
            ratings.computeIfAbsent(
                            new Rating(lines.getFirst(), impact), key -> new LinkedHashSet<>())
                    .addAll(cves.get(i));
        }
        return ratings.isEmpty() ? Map.of(whole, Set.of()) : ratings;
    }

    private static List<String> lines(@Nullable Cell cell) {
        return cell == null
                ? List.of()
                : cell.lines().stream()
                        .map(AffectedTable::plain)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    private static @Nullable String text(Row row, int column) {
        String text = plain(row.text(column));
        return text.isEmpty() ? null : text;
    }

    /// Less the number of its update and marks of notes.
    private static String name(String text) {
        return plain(Updates.without(text));
    }

    private static String plain(String text) {
        return HtmlText.folded(MARKS.matcher(text).replaceAll(" "));
    }
}
