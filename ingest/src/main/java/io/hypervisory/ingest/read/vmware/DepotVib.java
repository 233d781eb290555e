package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.contract.Statement;
import io.hypervisory.ingest.read.Part;
import io.hypervisory.ingest.read.PatchDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a VIB says on what its installation takes. It comes in two forms: that of `vmware.xml`
/// (`postInstall/rebootRequired`), and the VIB's own descriptor, which says the contrary
/// (`live-install-allowed`) and has no id but vendor, type, name and version.
///
/// @param id `VMware_bootbank_esx-base_5.1.0-1.13.1117900`; null when it has none
/// @param statements each word on restarts and maintenance mode, by its path
/// @param maintenance, reboot null when it does not say, or neither yes nor no
record DepotVib(
        @Nullable String id,
        List<Statement> statements,
        @Nullable Boolean maintenance,
        @Nullable Boolean reboot) {
    private static final String MAINTENANCE = "maintenance-mode";

    DepotVib {
        statements = List.copyOf(statements);
    }

    static DepotVib of(Part vib) {
        var said = new ArrayList<Statement>();
        Boolean maintenance = either(said(vib, said, "systemReqs", MAINTENANCE), null);
        maintenance = either(maintenance, said(vib, said, "system-requires", MAINTENANCE));
        maintenance = either(maintenance, onInstall(vib, said));
        Boolean reboot = said(vib, said, "postInstall", "rebootRequired");
        said(vib, said, "postInstall", "hostdRestart");
        Boolean live = said(said, "live-install-allowed", vib.word("live-install-allowed"));
        said(said, "cimom-restart", vib.word("cimom-restart"));
        return new DepotVib(
                id(vib), said, maintenance, either(reboot, live == null ? null : !live));
    }

    private static @Nullable String id(Part vib) {
        String id = vib.word("vibID");
        if (id != null) {
            return id;
        }
        String type = vib.word("type") == null ? vib.word("vibType") : vib.word("type");
        // the attribute of that name is the version of the form
        String version = vib.of("version", Part::word);
        List<String> parts =
                Stream.of(vib.word("vendor"), type, vib.word("name"), version)
                        .map(part -> part == null ? "" : part)
                        .toList();
        return parts.contains("") ? null : String.join("_", parts);
    }

    private static @Nullable Boolean said(
            Part vib, List<Statement> said, String above, String name) {
        String text = vib.of(above, element -> element.word(name));
        return said(said, above + "/" + name, text);
    }

    private static @Nullable Boolean said(
            List<Statement> said, String label, @Nullable String text) {
        if (text != null) {
            said.add(new Statement(label, text));
        }
        return PatchDraft.yesOrNo(text);
    }

    /// Newer descriptors state installation and removal apart.
    private static @Nullable Boolean onInstall(Part vib, List<Statement> said) {
        String text =
                vib.of(
                        "system-requires",
                        element -> element.of(MAINTENANCE, mode -> mode.word("on-install")));
        return said(said, "system-requires/" + MAINTENANCE + "@on-install", text);
    }

    private static @Nullable Boolean either(@Nullable Boolean first, @Nullable Boolean second) {
        return first == null ? second : first;
    }

    /// Words that are neither yes nor no, for people.
    String doubts() {
        return statements.stream()
                .filter(statement -> PatchDraft.yesOrNo(statement.said()) == null)
                .map(statement -> statement.label() + ": " + statement.said())
                .map(text -> text.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
