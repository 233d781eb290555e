package io.hypervisory.index.decision;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.enrich.contract.CveKnowledge.Exploited;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.ingest.contract.SaidDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What someone who has to decide wants to know first.
///
/// @param fix, workaround null of a patch, which is the fix
/// @param hostDown applying the fix takes the host down
/// @param guestsDown applying the fix moves or stops the machines on the host
/// @param exploited as the publisher says; what lists say stands in `listed`
/// @param listed catalogues of known exploited vulnerabilities that have one of its CVEs
/// @param lookedUp any list or database speaks of its CVEs, so that an empty `listed` says
///   something
/// @param guestToHost a guest can get out
public record Decision(
        @Nullable Fix fix,
        @Nullable Workaround workaround,
        Finding hostDown,
        Finding guestsDown,
        Finding exploited,
        List<Listing> listed,
        Lists lists,
        Finding guestToHost,
        Deadline deadline) {
    /// The impact that takes a host down.
    public static final String HOST_REBOOT = "host-reboot";

    /// Impacts that move or stop the machines on a host.
    public static final Set<String> OF_MACHINES = Set.of("vm-migration", "vm-power-cycle");

    /// How far lists can say anything.
    public enum Lists {
        /// At least one speaks of its CVEs.
        SPEAK,
        /// None speaks of any of its CVEs.
        SILENT,
        /// It names no CVE that one could look up.
        NO_CVE
    }

    /// An entry of a catalogue of known exploited vulnerabilities.
    public record Listing(String cve, Exploited entry) {}

    public Decision {
        listed = List.copyOf(listed);
    }

    public static Decision of(Advisory.Content advisory, Deadlines deadlines) {
        Workaround workaround = Workaround.of(advisory);
        return of(
                Fix.of(advisory),
                workaround,
                advisory.classification(),
                label -> !workaround.holds(label.place()),
                advisory.cves(),
                advisory.knowledge(),
                advisory.initialReleaseDate(),
                deadlines);
    }

    public static Decision of(Patch.Content patch, Deadlines deadlines) {
        return of(
                null,
                null,
                patch.classification(),
                _ -> true,
                patch.cves(),
                patch.knowledge(),
                patch.releaseDate(),
                deadlines);
    }

    /// @param counts which impacts are the fix's
    private static Decision of(
            @Nullable Fix fix,
            @Nullable Workaround workaround,
            Classification judged,
            Predicate<Label> counts,
            List<String> cves,
            List<CveKnowledge> knowledge,
            @Nullable SaidDate published,
            Deadlines deadlines) {
        List<Label> impacts = judged.impacts().stream().filter(counts).toList();
        Finding live = Finding.of(named(impacts.stream(), "live"));
        List<Label> attacks =
                Stream.concat(
                                judged.attacks().stream(),
                                judged.parts().stream().flatMap(part -> part.attacks().stream()))
                        .distinct()
                        .toList();
        return new Decision(
                fix,
                workaround,
                Finding.of(named(impacts.stream(), HOST_REBOOT)).or(onlyYes(live).not()),
                Finding.of(impacts.stream().filter(label -> OF_MACHINES.contains(label.value())))
                        .or(onlyYes(live).not()),
                Finding.of(named(attacks.stream(), "exploited")),
                knowledge.stream()
                        .flatMap(known ->
                                known.exploited().stream()
                                        .map(entry -> new Listing(known.cve(), entry)))
                        .toList(),
                !knowledge.isEmpty() ? Lists.SPEAK : cves.isEmpty() ? Lists.NO_CVE : Lists.SILENT,
                Finding.of(named(attacks.stream(), "guest-to-host")),
                Deadline.of(knowledge, judged.urgency(), published, deadlines));
    }

    /// That something is not applied live does not say what it takes.
    private static Finding onlyYes(Finding live) {
        return live.reply() == Finding.Reply.YES ? live : Finding.SILENT;
    }

    private static Stream<Label> named(Stream<Label> labels, String value) {
        return labels.filter(label -> label.value().equals(value));
    }
}
