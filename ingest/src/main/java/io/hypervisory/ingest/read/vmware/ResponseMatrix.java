package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.read.HtmlTable;
import io.hypervisory.ingest.read.HtmlTable.Row;
import io.hypervisory.ingest.read.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A page's table that says what to apply to which product. Columns go by their heads, since
/// `Component` and others come and go. Thread-safe.
///
/// @param product, component, version, runningOn, cve, score, severity, fix, workarounds,
///   documentation columns; -1 when there is none
record ResponseMatrix(
        HtmlTable.Body table,
        int product,
        int component,
        int version,
        int runningOn,
        int cve,
        int score,
        int severity,
        int fix,
        int workarounds,
        int documentation) {
    /// What is left of a broken style attribute.
    private static final Pattern STYLE = Pattern.compile("#[0-9a-fA-F]{3,8}\\b.*");

    private static final int LEAST_CELLS = 4;

    static boolean isHead(List<String> heads) {
        return heads.stream().anyMatch(ResponseMatrix::isProduct)
                && heads.stream().anyMatch(ResponseMatrix::isFix);
    }

    private static boolean isProduct(String head) {
        return head.endsWith("product") || head.endsWith("products");
    }

    private static boolean isFix(String head) {
        return head.contains("fixed version")
                || head.contains("fixed in")
                || head.contains("replace")
                || head.contains("apply");
    }

    static ResponseMatrix of(HtmlTable.Body table) {
        return new ResponseMatrix(
                table,
                table.column(ResponseMatrix::isProduct),
                table.column(head -> head.startsWith("component")),
                table.column(head -> head.endsWith("version") && !head.contains("fixed")),
                table.column(head -> head.startsWith("running")),
                table.column(head -> head.startsWith("cve")),
                table.column(head -> head.startsWith("cvss")),
                table.column(head -> head.contains("severity")),
                table.column(ResponseMatrix::isFix),
                table.column(head -> head.contains("workaround") || head.contains("mitigation")),
                table.column(head -> head.contains("documentation")));
    }

    /// @param issue the label that the rows get; null when they stand under none
    List<PatchRow> rows(@Nullable String issue, Unread unread) {
        var rows = new ArrayList<PatchRow>();
        for (Row row : table.rows()) {
            if (row.isBlank() || isLabel(row) || isHeader(row)) {
                continue;
            }
            if (isRemnant(row)) {
                unread.note("row of a response matrix: " + String.join(" | ", row.texts()));
            } else {
                rows.add(row(row, issue));
            }
        }
        return rows;
    }

    /// A row of the page's head that slipped in.
    private static boolean isLabel(Row row) {
        return row.text(0).endsWith(":");
    }

    private boolean isHeader(Row row) {
        String first = row.text(product).toLowerCase(Locale.ROOT);
        return isProduct(first) && isFix(row.text(fix).toLowerCase(Locale.ROOT));
    }

    private boolean isRemnant(Row row) {
        return row.cells().size() < Math.min(LEAST_CELLS, table.heads().size())
                || STYLE.matcher(row.text(0)).matches();
    }

    private PatchRow row(Row row, @Nullable String issue) {
        String fixed = MailText.joined(row.text(fix));
        return new PatchRow(
                issue,
                row.text(product),
                said(row, component),
                said(row, version),
                said(row, runningOn),
                IdGrammar.cves(row.text(cve)),
                said(row, score),
                said(row, severity),
                null,
                fixed,
                PatchIds.inCell(
                        row.text(product),
                        Objects.requireNonNullElse(said(row, version), ""),
                        fixed),
                null,
                said(row, workarounds),
                said(row, documentation));
    }

    private static @Nullable String said(Row row, int column) {
        String text = row.text(column);
        return text.isEmpty() ? null : text;
    }
}
