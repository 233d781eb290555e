package io.hypervisory.ingest.read.bulletin;

import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.contract.Witness;
import io.hypervisory.ingest.read.AdvisoryDraft;
import io.hypervisory.ingest.read.Unread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// The rows of one bulletin, or of one CVE in a list that goes by CVEs. Used by one thread.
final class RowGroup {
    /// What the maker of a list left where a value of several parts had been.
    private static final String NO_WORD = "System.Object[]";

    private final NoticeId id;
    private final RowColumns columns;
    private final Set<String> literals = new LinkedHashSet<>();
    private final Set<String> cves = new LinkedHashSet<>();
    private final Set<String> severities = new LinkedHashSet<>();
    private final List<SaidDate> dates = new ArrayList<>();
    private final List<PatchRow> rows = new ArrayList<>();
    private final Unread unread = new Unread();
    private final Set<String> noted = new LinkedHashSet<>();
    private String title = "";
    private String bulletinKb = "";
    private String impact = "";

    RowGroup(NoticeId id, RowColumns columns) {
        this.id = id;
        this.columns = columns;
    }

    /// @param literal the id as this row writes it; null when its id is another cell's
    /// @param updates numbers of the row's updates
    void add(CSVRecord row, @Nullable String literal, List<String> updates, List<String> ofRow) {
        if (literal != null) {
            literals.add(literal);
        }
        cves.addAll(ofRow);
        date(RowColumns.cell(row, columns.date()));
        title = title.isEmpty() ? RowColumns.cell(row, columns.title()) : title;
        bulletinKb = bulletinKb.isEmpty() ? cell(row, columns.bulletinKb()) : bulletinKb;
        impact = impact.isEmpty() ? cell(row, columns.bulletinImpact()) : impact;
        String severity = cell(row, columns.severity());
        severities.add(columns.isByBulletin() ? cell(row, columns.bulletinSeverity()) : severity);
        rows.add(
                new PatchRow(
                        null,
                        cell(row, columns.product()),
                        emptyIsNull(cell(row, columns.component())),
                        null,
                        null,
                        ofRow,
                        null,
                        emptyIsNull(severity),
                        emptyIsNull(cell(row, columns.impact())),
                        cell(row, columns.kb()),
                        updates.stream().map(update -> Updates.id(update).toString()).toList(),
                        emptyIsNull(cell(row, columns.reboot())),
                        null,
                        null));
    }

    private String cell(CSVRecord row, int column) {
        String text = RowColumns.cell(row, column);
        if (!text.equals(NO_WORD)) {
            return text.intern();
        }
        note(columns.name(column) + ": " + text);
        return "";
    }

    /// Each once.
    private void note(String entry) {
        if (noted.add(entry)) {
            unread.note(entry);
        }
    }

    private void date(String cell) {
        if (cell.isEmpty() || dates.stream().anyMatch(date -> date.said().equals(cell))) {
            return;
        }
        SaidDate date = CellDates.parse(cell);
        if (date == null) {
            note(columns.name(columns.date()) + " is no date: " + cell);
        } else {
            dates.add(date);
        }
    }

    Notice notice(Witness witness) {
        var draft =
                new AdvisoryDraft(id, witness, BulletinPage.MICROSOFT)
                        .title(title)
                        .severity(severity())
                        .published(dates.stream().min(Comparator.naturalOrder()).orElse(null))
                        .updated(dates.stream().max(Comparator.naturalOrder()).orElse(null));
        literals.forEach(draft::alias);
        note(draft, columns.bulletinKb(), bulletinKb);
        note(draft, columns.bulletinImpact(), impact);
        cves.forEach(cve -> draft.vulnerability(Vulnerability.ofCve(cve, null)));
        rows.forEach(draft::row);
        return draft.facts(unread);
    }

    private void note(AdvisoryDraft draft, int column, String text) {
        if (!text.isEmpty()) {
            draft.note(new Note(null, columns.name(column), text));
        }
    }

    /// The bulletin's own; of a CVE the word that all its rows have.
    private @Nullable String severity() {
        return columns.isByBulletin()
                ? severities.stream().filter(word -> !word.isEmpty()).findFirst().orElse(null)
                : severities.size() == 1 ? emptyIsNull(severities.iterator().next()) : null;
    }

    private static @Nullable String emptyIsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
