package io.hypervisory.enrich.judgement.cadence;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.contract.product.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What installing a notice's fix costs: by what the publisher states in a field of its own, and
/// where it states nothing, by the labels on its words. Pure.
final class FixToll {
    private static final String HOST_REBOOT = "host-reboot";
    private static final String VM_MIGRATION = "vm-migration";
    private static final String VM_POWER_CYCLE = "vm-power-cycle";
    private static final String LIVE = "live";

    /// CSAF 2.0, 3.2.3.12.7: what takes the whole machine down, and what does not.
    private static final Set<String> OF_THE_MACHINE = Set.of("machine", "zone", "system");

    private static final Set<String> OF_A_PART =
            Set.of(
                    "none",
                    "service",
                    "vulnerable_component",
                    "parent",
                    "dependencies",
                    "connected");

    private FixToll() {}

    /// A yes or no of the publisher's stands; only what it leaves open is asked of the labels. A
    /// patch that can be applied to the running system costs nothing, unless it says otherwise.
    static Toll of(Patch patch) {
        return withMachines(ofHost(patch), patch.content().classification().impacts());
    }

    /// Where the host goes on or nobody says, machines that must stop and start are certain.
    private static Toll withMachines(Toll host, List<Label> impacts) {
        return (host == Toll.NONE || host == Toll.UNKNOWN)
                        && labelled(impacts, VM_POWER_CYCLE) == Answer.YES
                ? Toll.VM_POWER_CYCLE
                : host;
    }

    private static Toll ofHost(Patch patch) {
        var content = patch.content();
        Answer reboot = Answer.of(content.hostReboot());
        Answer migration = Answer.of(content.vmMigration());
        if (reboot == Answer.UNKNOWN && migration == Answer.UNKNOWN) {
            return Boolean.TRUE.equals(content.livePatch())
                    ? Toll.NONE
                    : of(content.classification().impacts());
        }
        if (reboot == Answer.NO && Publishing.isWithoutMaintenanceMode(patch.id().vendor())) {
            return Toll.NONE;
        }
        return Toll.of(
                reboot == Answer.UNKNOWN
                        ? labelled(content.classification().impacts(), HOST_REBOOT)
                        : reboot,
                migration == Answer.UNKNOWN
                        ? labelled(content.classification().impacts(), VM_MIGRATION)
                        : migration);
    }

    /// Of an advisory that is the release: the answers on restarts for the platform, which agree or
    /// leave it open, else the labels.
    static Toll of(Advisory advisory, Platform platform) {
        return withMachines(
                ofHost(advisory, platform), advisory.content().classification().impacts());
    }

    private static Toll ofHost(Advisory advisory, Platform platform) {
        var said = restarts(advisory, platform);
        List<Label> impacts = advisory.content().classification().impacts();
        if (said.contains(Answer.YES)) {
            return Toll.HOST_REBOOT;
        }
        if (said.isEmpty() || said.contains(Answer.UNKNOWN)) {
            return of(impacts);
        }
        return Publishing.isWithoutMaintenanceMode(advisory.id().vendor())
                ? Toll.NONE
                : Toll.of(Answer.NO, labelled(impacts, VM_MIGRATION));
    }

    private static Toll of(List<Label> impacts) {
        if (labelled(impacts, LIVE) == Answer.YES
                && labelled(impacts, HOST_REBOOT) != Answer.YES
                && labelled(impacts, VM_MIGRATION) != Answer.YES) {
            return Toll.NONE;
        }
        return Toll.of(labelled(impacts, HOST_REBOOT), labelled(impacts, VM_MIGRATION));
    }

    private static Answer labelled(List<Label> impacts, String value) {
        return Said.answer(impacts, value);
    }

    private static List<Answer> restarts(Advisory advisory, Platform platform) {
        var said = new ArrayList<Answer>();
        String vendor = advisory.id().vendor();
        for (PatchRow row : advisory.content().patchTable()) {
            if (row.restart() != null
                    && NoticePlatforms.of(vendor, row).stream()
                            .anyMatch(named -> NoticePlatforms.isAbout(platform, named))) {
                said.add(word(row.restart()));
            }
        }
        if (said.isEmpty()) {
            advisory.content().vulnerabilities().stream()
                    .flatMap(each -> each.remediations().stream())
                    .map(Remediation::restartRequired)
                    .filter(restart -> restart != null)
                    .forEach(restart -> said.add(word(restart.category())));
        }
        return said;
    }

    /// Microsoft writes yes, no and maybe, CSAF what must restart.
    private static Answer word(String said) {
        String word = said.strip().toLowerCase(Locale.ROOT);
        if (word.startsWith("yes") || OF_THE_MACHINE.contains(word)) {
            return Answer.YES;
        }
        boolean no = word.equals("no") || word.startsWith("no,") || OF_A_PART.contains(word);
        return no ? Answer.NO : Answer.UNKNOWN;
    }
}
