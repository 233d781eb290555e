package io.hypervisory.ingest.read.bulletin;

import io.hypervisory.ingest.contract.Statement;
import io.hypervisory.ingest.read.HtmlTable;
import io.hypervisory.ingest.read.HtmlTable.Row;
import io.hypervisory.ingest.read.PatchDraft;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The table of labels and values that tells an administrator how the updates of one product are
/// installed: file names, restart, removal.
///
/// @param updates whose files it names
/// @param statements what it says on restarts
record DeploymentTable(List<String> updates, Set<String> files, List<Statement> statements) {
    private static final Pattern FILE =
            Pattern.compile(
                    "(?i)(?<![\\w.-])[\\w.]{1,60}(?:-[\\w.]{1,30}){0,3}-KB\\d{6,7}[\\w.-]{0,80}\\.(?:msu|exe|msp|msi|dmg)\\b");
    private static final int MOST_COLUMNS = 2;

    /// One without updates and statements where it is another table.
    static DeploymentTable of(HtmlTable table) {
        Set<String> updates = new LinkedHashSet<>();
        Set<String> files = new LinkedHashSet<>();
        var statements = new ArrayList<Statement>();
        for (Row row : table.rows()) {
            if (row.cells().size() != MOST_COLUMNS || row.isOneCell()) {
                continue;
            }
            String label = label(row.text(0));
            String said = row.text(1);
            updates.addAll(Updates.inFileNames(said));
            Matcher file = FILE.matcher(said);
            while (file.find()) {
                files.add(file.group());
            }
            boolean restart =
                    label.length() < 100 && (Term.RESTART.in(label) || Term.HOT_PATCHING.in(label));
            if (restart && !said.isEmpty() && !label.isEmpty()) {
                statements.add(new Statement(label, said));
            }
        }
        return new DeploymentTable(List.copyOf(updates), files, statements);
    }

    private static String label(String text) {
        return text.replaceFirst("\\s{0,3}[:：]$", "");
    }

    /// Yes and no as the first word says; null where it does not, as in `in some cases`.
    static @Nullable Boolean restart(Statement statement) {
        if (Term.HOT_PATCHING.in(statement.label())) {
            return null;
        }
        if (Term.YES.in(statement.said())) {
            return true;
        }
        boolean no = Term.NO.in(statement.said()) || Term.NO_RESTART.in(statement.said());
        return no ? Boolean.FALSE : PatchDraft.yesOrNo(statement.said());
    }

    /// What all answers on restarts have in common; null where they differ, or there is none.
    static @Nullable Boolean restart(List<Statement> statements) {
        var answers = new LinkedHashSet<String>();
        for (Statement statement : statements) {
            if (!Term.HOT_PATCHING.in(statement.label())) {
                answers.add(String.valueOf(restart(statement)));
            }
        }
        return answers.size() == 1 ? PatchDraft.yesOrNo(answers.iterator().next()) : null;
    }
}
