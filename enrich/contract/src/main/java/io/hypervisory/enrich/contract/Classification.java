package io.hypervisory.enrich.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What we make of a notice: labels of ten dimensions, and our urgency. Nothing here is the
/// publisher's own word, and no label stands without its evidence.
///
/// @param rules version of the rules that said so first; others that say the same change nothing
/// @param kinds what sort of notice: `security-fix`, `general-fix`, …; several may hold
/// @param components what it touches: `service-console`, `hypervisor`, …; of the whole notice
/// @param formFactors which build of a hypervisor: `classic` with a console, `embedded`
/// @param mechanisms how it is applied: `package`, `whole-image`, `live`
/// @param impacts what applying it costs: `host-reboot`, `vm-migration`, …; each on its own
/// @param attacks what an attacker gains or needs: `exploited`, `guest-to-host`, `remote`, …
/// @param qualities troubles of the fix itself: `recalled`, `re-released`, `known-problem`, …
/// @param states what became of the notice: `withdrawn`, `superseded`, `rejected`
/// @param fixes symptoms that it fixes: `iscsi`, `clock`, …
/// @param hardware hardware that it concerns
/// @param parts the same for single vulnerabilities, where the text allows; an advisory can be
///   split along them
/// @param urgency null where nothing speaks for any, as for posts
public record Classification(
        String rules,
        List<Label> kinds,
        List<Label> components,
        List<Label> formFactors,
        List<Label> mechanisms,
        List<Label> impacts,
        List<Label> attacks,
        List<Label> qualities,
        List<Label> states,
        List<Label> fixes,
        List<Label> hardware,
        List<Part> parts,
        @Nullable Urgency urgency) {
    public Classification {
        kinds = List.copyOf(kinds);
        components = List.copyOf(components);
        formFactors = List.copyOf(formFactors);
        mechanisms = List.copyOf(mechanisms);
        impacts = List.copyOf(impacts);
        attacks = List.copyOf(attacks);
        qualities = List.copyOf(qualities);
        states = List.copyOf(states);
        fixes = List.copyOf(fixes);
        hardware = List.copyOf(hardware);
        parts = List.copyOf(parts);
    }

    /// A judgement of kind and impact alone.
    public Classification(String rules, List<Label> kinds, List<Label> impacts) {
        this(
                rules, kinds, List.of(), List.of(), List.of(), impacts, List.of(), List.of(),
                List.of(), List.of(), List.of(), List.of(), null);
    }

    /// The same labels, said by other rules.
    public Classification by(String otherRules) {
        return new Classification(
                otherRules,
                kinds,
                components,
                formFactors,
                mechanisms,
                impacts,
                attacks,
                qualities,
                states,
                fixes,
                hardware,
                parts,
                urgency);
    }

    public static final Classification NONE = new Classification("none", List.of(), List.of());

    /// What is said of one vulnerability.
    ///
    /// @param place JSON pointer into the content to the vulnerability (RFC 6901)
    /// @param cve null when it has none
    /// @param components, attacks as for the whole, from this vulnerability's own words
    public record Part(
            String place, @Nullable String cve, List<Label> components, List<Label> attacks) {
        public Part {
            components = List.copyOf(components);
            attacks = List.copyOf(attacks);
        }
    }
}
