package io.hypervisory.ingest.read.bulletin;

import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Statement;
import io.hypervisory.ingest.contract.Witness;
import io.hypervisory.ingest.read.PatchDraft;
import io.hypervisory.ingest.read.Unread;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// The updates that the rows of a list name, with what those rows say of them. Used by one thread.
final class RowUpdates {
    /// `MS03-039[824146;823980]` names the updates of a bulletin; a list by CVEs has them bare.
    private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]]{1,200})]");

    private static final Pattern SEPARATORS = Pattern.compile("[;,\\s]+");
    private static final Pattern NUMBER = Pattern.compile("(?i)(?:KB|Q)?(\\d{5,7})(?:\\.0)?");

    private final RowColumns columns;
    private final Witness witness;
    private final Map<String, Said> updates = new LinkedHashMap<>();

    private record Said(PatchDraft draft, Set<Statement> restarts) {}

    RowUpdates(RowColumns columns, Witness witness) {
        this.columns = columns;
        this.witness = witness;
    }

    /// The numbers of a cell; none when it holds anything else, as `Release Notes`.
    static List<String> numbers(String cell) {
        var numbers = new LinkedHashSet<String>();
        for (String part : SEPARATORS.split(cell.strip(), -1)) {
            Matcher number = NUMBER.matcher(part);
            if (number.matches()) {
                numbers.add(number.group(1));
            } else if (!part.isEmpty()) {
                return List.of();
            }
        }
        return List.copyOf(numbers);
    }

    void add(CSVRecord row, List<String> numbers, NoticeId advisory, List<String> cves) {
        for (String number : numbers) {
            Said said =
                    updates.computeIfAbsent(
                            number,
                            key ->
                                    new Said(
                                            new PatchDraft(
                                                    Updates.id(key),
                                                    witness,
                                                    RowColumns.cell(row, columns.kb())),
                                            new LinkedHashSet<>()));
            said.draft().advisory(advisory).cves(cves);
            String product = RowColumns.cell(row, columns.product());
            if (!product.isEmpty()) {
                said.draft().product(product.intern());
            }
            superseded(RowColumns.cell(row, columns.supersedes()))
                    .forEach(said.draft()::supersedes);
            String restart = RowColumns.cell(row, columns.reboot());
            if (!restart.isEmpty()) {
                said.restarts().add(new Statement(columns.name(columns.reboot()), restart));
            }
        }
    }

    /// Updates, and bulletins that stand there without theirs.
    private static Set<NoticeId> superseded(String cell) {
        Set<String> numbers = new LinkedHashSet<>(numbers(cell));
        Matcher brackets = BRACKETS.matcher(cell);
        while (brackets.find()) {
            numbers.addAll(numbers(brackets.group(1)));
        }
        var ids = new LinkedHashSet<NoticeId>();
        numbers.forEach(number -> ids.add(Updates.id(number)));
        ids.addAll(Updates.bulletins(cell));
        return ids;
    }

    List<Notice> notices() {
        return updates.values().stream().map(RowUpdates::notice).toList();
    }

    private static Notice notice(Said said) {
        said.restarts().forEach(each -> said.draft().statement(each.label(), each.said()));
        return said.draft().hostReboot(restart(said.restarts())).facts(new Unread());
    }

    /// Null where rows differ.
    private static @Nullable Boolean restart(Set<Statement> said) {
        var answers = new LinkedHashSet<String>();
        said.forEach(each -> answers.add(String.valueOf(PatchDraft.yesOrNo(each.said()))));
        return answers.size() == 1 ? PatchDraft.yesOrNo(answers.iterator().next()) : null;
    }
}
