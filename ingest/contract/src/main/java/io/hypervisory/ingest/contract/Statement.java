package io.hypervisory.ingest.contract;

/// What a publisher says under a label of its own, word for word: `Host Reboot Required: Yes`,
/// `guidance/mandatory: EvacuateHost`, `systemReqs/maintenance-mode: true`.
///
/// @param label as the publisher writes it, less a colon; in XML the path of the element below the
///   notice
/// @param said the value as written, white space folded
public record Statement(String label, String said) {
    public Statement {
        Checks.nonBlank(label, "label");
    }
}
