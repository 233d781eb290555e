package io.hypervisory.ingest.read.csaf.check;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Words of VEX.
final class Vex {
    private static final Set<String> JUSTIFICATIONS =
            Set.of(
                    "component_not_present",
                    "inline_mitigations_already_exist",
                    "vulnerable_code_cannot_be_controlled_by_adversary",
                    "vulnerable_code_not_in_execute_path",
                    "vulnerable_code_not_present");

    private Vex() {}

    static boolean isJustification(@Nullable String label) {
        return label != null && JUSTIFICATIONS.contains(label);
    }
}
