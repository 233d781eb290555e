package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.vmware.VmsaIssues.Issue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Whose rows the tables of an advisory are. Issues that share a table have it below the last of
/// them, so the first table is also of the issues above it that have none of their own. Such a row
/// is under no issue, unless its own CVEs say which: it may fix any of them. Where an issue has had
/// a table of its own, each has, and one without has none. Thread-safe.
final class IssueRows {
    private IssueRows() {}

    /// The rows of all tables, in order.
    ///
    /// @param parts the issues, and between them what stands under none, which has no label
    /// @param text of which they are parts
    static List<PatchRow> in(
            List<Issue> parts, List<Issue> issues, AdvisoryText text, Unread unread) {
        var rows = new ArrayList<PatchRow>();
        boolean shared = false;
        boolean isOneEach = false;
        for (int i = 0; i < parts.size(); i++) {
            Issue part = parts.get(i);
            List<PatchRow> own = ResponseTables.in(text, part.lines(), part.label(), unread);
            for (PatchRow row : own) {
                rows.add(row.cves().isEmpty() ? ofOne(row, shared) : ofItsIssue(row, issues));
            }
            if (part.label() != null) {
                boolean heads = i + 1 < parts.size() && part.heads(parts.get(i + 1));
                isOneEach |= !own.isEmpty() && !shared;
                shared = own.isEmpty() && !isOneEach && (shared || !heads);
            }
        }
        return rows;
    }

    private static PatchRow ofOne(PatchRow row, boolean shared) {
        return shared ? row.withIssue(null) : row;
    }

    private static PatchRow ofItsIssue(PatchRow row, List<Issue> issues) {
        if (row.issue() == null) {
            return row;
        }
        List<Issue> about =
                issues.stream()
                        .filter(issue -> !Collections.disjoint(issue.cves(), row.cves()))
                        .toList();
        boolean own =
                about.stream()
                        .anyMatch(issue ->
                                row.issue().equals(issue.label())
                                        && issue.cves().containsAll(row.cves()));
        if (own || about.isEmpty()) {
            return row;
        }
        return row.withIssue(about.size() == 1 ? about.getFirst().label() : null);
    }
}
