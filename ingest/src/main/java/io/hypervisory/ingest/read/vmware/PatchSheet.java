package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.read.HtmlText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a table says of one patch: a label and a value in each row, or labels in a row with their
/// values in the rows below.
///
/// @param entries what stands under a label that we know, in order
/// @param unknown the rest, as `label: value`
record PatchSheet(List<Entry> entries, List<String> unknown) {
    /// @param written the label as it stands
    /// @param value its lines
    record Entry(PatchLabel label, String written, String value) {}

    PatchSheet {
        entries = List.copyOf(entries);
        unknown = List.copyOf(unknown);
    }

    /// @param rows of cells, whose lines are ended by `\n`
    static PatchSheet of(List<List<String>> rows) {
        var entries = new ArrayList<Entry>();
        var unknown = new ArrayList<String>();
        List<String> heads = List.of();
        for (List<String> row : rows) {
            if (isOfHeads(row)) {
                heads = row;
            } else if (isBelow(heads, row)) {
                for (int at = 0; at < row.size(); at++) {
                    put(heads.get(at), row.get(at), entries, unknown);
                }
            } else {
                heads = List.of();
                pairs(row, entries, unknown);
            }
        }
        return new PatchSheet(entries, unknown);
    }

    /// Every row holds pairs.
    static PatchSheet ofPairs(List<List<String>> rows) {
        var entries = new ArrayList<Entry>();
        var unknown = new ArrayList<String>();
        rows.forEach(row -> pairs(row, entries, unknown));
        return new PatchSheet(entries, unknown);
    }

    /// Where labels and values take turns, no two labels stand side by side.
    private static boolean isOfHeads(List<String> row) {
        for (int at = 0; at + 1 < row.size(); at++) {
            boolean repeated = row.get(at).equals(row.get(at + 1));
            if (!repeated && isLabel(row.get(at)) && isLabel(row.get(at + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBelow(List<String> heads, List<String> row) {
        return !heads.isEmpty()
                && heads.size() == row.size()
                && row.stream().noneMatch(PatchSheet::isLabel);
    }

    private static boolean isLabel(String cell) {
        return PatchLabel.of(HtmlText.folded(cell)) != null;
    }

    /// Several pairs may stand side by side.
    private static void pairs(List<String> row, List<Entry> entries, List<String> unknown) {
        int from = 0;
        while (from < row.size() && row.get(from).isBlank()) {
            from++;
        }
        for (int at = from; at + 1 < row.size(); at += 2) {
            boolean known = isLabel(row.get(at));
            if (known || at == from && !row.get(at + 1).equals(row.get(at))) {
                put(row.get(at), row.get(at + 1), entries, unknown);
            }
        }
    }

    private static void put(String head, String value, List<Entry> entries, List<String> unknown) {
        String written = HtmlText.folded(head);
        PatchLabel label = PatchLabel.of(written);
        if (label != null) {
            entries.add(new Entry(label, PatchLabel.bare(written), value));
        } else if (!value.isBlank()) {
            unknown.add(written + ": " + HtmlText.folded(value));
        }
    }

    /// The same of running text: `Label: value`, or the value in the line below.
    static PatchSheet ofLines(List<String> lines) {
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int colon = line.indexOf(':');
            String written = colon < 0 ? line : line.substring(0, colon);
            PatchLabel label = PatchLabel.of(written);
            if (label == null) {
                continue;
            }
            String value = colon < 0 ? "" : line.substring(colon + 1).strip();
            boolean below = value.isEmpty() && i + 1 < lines.size();
            entries.add(
                    new Entry(label, PatchLabel.bare(written), below ? below(lines, i) : value));
        }
        return new PatchSheet(entries, List.of());
    }

    /// A colon may begin the line below when it stood outside of bold letters.
    private static String below(List<String> lines, int label) {
        String next = lines.get(label + 1);
        String value = next.startsWith(":") ? next.substring(1).strip() : next;
        return PatchLabel.of(value) == null ? value : "";
    }

    boolean has(PatchLabel label) {
        return entries.stream().anyMatch(entry -> entry.label() == label);
    }

    /// The first value under the label, on one line; null when there is none.
    @Nullable String value(PatchLabel label) {
        return entries.stream()
                .filter(entry -> entry.label() == label && !entry.value().isBlank())
                .map(entry -> HtmlText.folded(entry.value()))
                .findFirst()
                .orElse(null);
    }
}
