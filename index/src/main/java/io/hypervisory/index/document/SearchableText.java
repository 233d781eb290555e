package io.hypervisory.index.document;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.contract.Threat;
import io.hypervisory.ingest.contract.Vulnerability;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gathers what a notice says in words, each sentence once: CSAF repeats a remediation for every
/// vulnerability. For one document.
final class SearchableText {
    private static final Set<String> NO = Set.of("no", "none", "n/a", "not applicable");

    private final StringBuilder text = new StringBuilder();
    private final Set<String> seen = new HashSet<>();

    private SearchableText() {}

    static @Nullable String of(Advisory.Content content) {
        var gathered = new SearchableText();
        content.notes().forEach(gathered::add);
        for (Vulnerability vulnerability : content.vulnerabilities()) {
            gathered.add(vulnerability.title());
            vulnerability.notes().forEach(gathered::add);
            for (Remediation remediation : vulnerability.remediations()) {
                gathered.add(remediation.details());
                var restart = remediation.restartRequired();
                gathered.add(restart == null ? null : restart.details());
            }
            vulnerability.threats().stream().map(Threat::details).forEach(gathered::add);
        }
        content.patchTable().stream().map(PatchRow::fix).forEach(gathered::add);
        return gathered.text.isEmpty() ? null : gathered.text.toString();
    }

    /// What it needs and contains; what it says that it does not need is left out.
    static @Nullable String of(Patch.Content content) {
        var gathered = new SearchableText();
        gathered.add(content.title());
        content.notes().forEach(gathered::add);
        content.statements().stream()
                .filter(said -> !NO.contains(said.said().strip().toLowerCase(Locale.ROOT)))
                .forEach(said -> gathered.add(said.label() + ": " + said.said()));
        gathered.add(content.patchClass());
        content.packages().forEach(gathered::add);
        content.hardware().forEach(gathered::add);
        content.software().forEach(gathered::add);
        return gathered.text.isEmpty() ? null : gathered.text.toString();
    }

    private void add(Note note) {
        add(note.title());
        add(note.text());
    }

    private void add(@Nullable String piece) {
        if (piece != null && !piece.isBlank() && seen.add(piece)) {
            text.append(text.isEmpty() ? "" : "\n").append(piece);
        }
    }
}
