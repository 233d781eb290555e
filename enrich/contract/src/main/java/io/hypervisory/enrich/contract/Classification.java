package io.hypervisory.enrich.contract;

import java.util.List;

/// What we make of a notice.
///
/// @param rules version of the rules that said so
/// @param kinds what sort of notice: `security-fix`, `general-fix`, …; several may hold
/// @param impacts what applying it costs: `host-reboot`, `vm-migration`, …; each on its own
public record Classification(String rules, List<Label> kinds, List<Label> impacts) {
    public Classification {
        kinds = List.copyOf(kinds);
        impacts = List.copyOf(impacts);
    }

    public static final Classification NONE = new Classification("none", List.of(), List.of());
}
