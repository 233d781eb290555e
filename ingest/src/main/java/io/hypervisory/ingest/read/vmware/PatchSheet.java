package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.read.HtmlText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a table says of one patch, a label and a value in each row.
///
/// @param entries rows whose label we know, in order
/// @param unknown the other rows, as `label: value`
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
        for (List<String> row : rows) {
            int at = 0;
            while (at < row.size() && row.get(at).isBlank()) {
                at++;
            }
            read(row, at, entries, unknown);
        }
        return new PatchSheet(entries, unknown);
    }

    /// Several pairs may stand side by side.
    private static void read(
            List<String> row, int from, List<Entry> entries, List<String> unknown) {
        for (int at = from; at + 1 < row.size(); at += 2) {
            String written = HtmlText.folded(row.get(at));
            String value = row.get(at + 1);
            PatchLabel label = PatchLabel.of(written);
            if (label != null) {
                entries.add(new Entry(label, PatchLabel.bare(written), value));
            } else if (at == from && !value.isBlank() && !value.equals(row.get(at))) {
                unknown.add(written + ": " + HtmlText.folded(value));
            }
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
