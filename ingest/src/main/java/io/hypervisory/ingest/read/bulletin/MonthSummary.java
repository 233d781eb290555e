package io.hypervisory.ingest.read.bulletin;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.contract.Witness;
import io.hypervisory.ingest.read.AdvisoryDraft;
import io.hypervisory.ingest.read.HtmlTable;
import io.hypervisory.ingest.read.HtmlTable.Row;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.bulletin.PageBlocks.Block;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A month's summary of bulletins. Until autumn 2008 each bulletin has a small table of labels and
/// values, later a row. The days of the page are its own and say nothing of a bulletin, which may
/// have come later in the month. The matrix of products by bulletins is left to the bulletins' own
/// pages. Used by one thread.
final class MonthSummary {
    private static final Pattern BULLETIN = Pattern.compile("(?i)\\bMS\\d{2}-\\d{3}\\b");
    private static final Pattern SENTENCES = Pattern.compile("(?<=[.。])\\s");

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /// What the page says of one bulletin; null where it says nothing.
    private static final class Entry {
        @Nullable String title;
        @Nullable String severity;
        @Nullable String impact;
        @Nullable String restart;
        @Nullable String product;
        @Nullable String summary;
        final Set<String> cves = new LinkedHashSet<>();
    }

    private MonthSummary() {}

    /// Empty when the page is no summary.
    static List<Notice> notices(List<Block> blocks, Witness witness) {
        var page = new MonthSummary();
        for (Block block : blocks) {
            if (block instanceof Block.Table(var table)) {
                page.read(table);
            }
        }
        return page.entries.entrySet().stream()
                .filter(entry -> entry.getValue().severity != null)
                .map(entry -> notice(entry.getKey(), entry.getValue(), witness))
                .toList();
    }

    private void read(HtmlTable table) {
        if (isCard(table)) {
            card(table);
            return;
        }
        table.under(heads -> any(heads, Term.SEVERITY::in) && any(heads, Term.RESTARTS::in))
                .ifPresent(this::list);
        table.under(heads -> any(heads, head -> head.startsWith("cve"))).ifPresent(this::cves);
    }

    private static boolean any(List<String> heads, Predicate<String> wanted) {
        return heads.size() > 2 && heads.stream().anyMatch(wanted);
    }

    /// Two columns, and a bulletin's number in the right one of the first row; so has the matrix of
    /// products where there is one bulletin only, but that says nothing of an impact.
    private static boolean isCard(HtmlTable table) {
        List<Row> rows = table.rows();
        return rows.size() > 2
                && rows.stream().allMatch(row -> row.cells().size() <= 2)
                && BULLETIN.matcher(rows.getFirst().text(1)).find()
                && rows.stream().anyMatch(row -> Term.SEVERITY.in(row.text(0)))
                && rows.stream().anyMatch(row -> Term.IMPACT.in(row.text(0)));
    }

    private void card(HtmlTable table) {
        Entry entry = entry(table.rows().getFirst().text(1));
        for (Row row : table.rows().subList(1, table.rows().size())) {
            String label = row.text(0);
            String said = row.text(1);
            if (Term.SEVERITY.in(label)) {
                entry.severity = said;
            } else if (Term.IMPACT.in(label)) {
                entry.impact = said;
            } else if (Term.TITLE.in(label)) {
                entry.title = said;
            } else if (Term.AFFECTED.in(label)) {
                entry.product = software(said);
            } else if (entry.summary == null) {
                entry.summary = said;
            } else {
                entry.restart = sentence(said);
            }
        }
    }

    /// The first sentence, behind which a card says where to read on.
    private static String software(String said) {
        return SENTENCES.split(said, 2)[0].replaceFirst("[.。]$", "");
    }

    /// The one on restarts.
    private static @Nullable String sentence(String said) {
        return SENTENCES.splitAsStream(said).filter(Term.RESTARTS::in).findFirst().orElse(null);
    }

    private void list(HtmlTable.Body body) {
        int title = body.column(Term.TITLE::in);
        int severity = body.column(Term.SEVERITY::in);
        int restart = body.column(Term.RESTARTS::in);
        int affected = body.column(Term.AFFECTED::in);
        for (Row row : body.rows()) {
            if (!BULLETIN.matcher(row.text(0)).find()) {
                continue;
            }
            Entry entry = entry(row.text(0));
            entry.title = line(row, title);
            entry.severity = line(row, severity);
            List<String> rating = lines(row, severity);
            entry.impact =
                    rating.size() < 2 ? null : String.join(" ", rating.subList(1, rating.size()));
            entry.restart = emptyIsNull(row.text(restart));
            entry.product = emptyIsNull(row.text(affected));
            List<String> told = lines(row, title);
            entry.summary = told.size() < 2 ? null : String.join(" ", told.subList(1, told.size()));
        }
    }

    private void cves(HtmlTable.Body body) {
        int column = body.column(head -> head.startsWith("cve"));
        for (Row row : body.rows()) {
            if (BULLETIN.matcher(row.text(0)).find()) {
                entry(row.text(0)).cves.addAll(IdGrammar.cves(row.text(column)));
            }
        }
    }

    private Entry entry(String named) {
        Matcher bulletin = BULLETIN.matcher(named);
        String id = bulletin.find() ? bulletin.group().toUpperCase(Locale.ROOT) : named;
        return entries.computeIfAbsent(id, key -> new Entry());
    }

    private static List<String> lines(Row row, int column) {
        HtmlTable.Cell cell = row.cell(column);
        return cell == null ? List.of() : cell.lines();
    }

    private static @Nullable String line(Row row, int column) {
        List<String> lines = lines(row, column);
        return lines.isEmpty() ? null : lines.getFirst();
    }

    private static @Nullable String emptyIsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Notice notice(String id, Entry entry, Witness witness) {
        var draft =
                new AdvisoryDraft(new NoticeId("microsoft", id), witness, BulletinPage.MICROSOFT)
                        .title(entry.title == null ? id : entry.title)
                        .severity(entry.severity)
                        .row(row(entry));
        if (entry.summary != null) {
            draft.note(new Note(null, null, entry.summary));
        }
        entry.cves.forEach(cve -> draft.vulnerability(Vulnerability.ofCve(cve, null)));
        return draft.facts(new Unread());
    }

    private static PatchRow row(Entry entry) {
        return new PatchRow(
                null,
                entry.product == null ? "" : entry.product,
                null,
                null,
                null,
                List.copyOf(entry.cves),
                null,
                entry.severity,
                entry.impact,
                "",
                List.of(),
                entry.restart,
                null,
                null);
    }
}
