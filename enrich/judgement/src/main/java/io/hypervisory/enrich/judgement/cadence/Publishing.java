package io.hypervisory.enrich.judgement.cadence;

import java.util.Set;

/// How publishers bring out what they fix: as patches of their own, of which advisories tell at
/// some time, or with the advisory, which then is the release.
final class Publishing {
    /// Microsoft's bulletins and its notices by CVE come out with the updates that they name; Xen's
    /// advisories hold the patches; errata of the distributions are the packages; the others' name
    /// the hotfix or version that comes out with them.
    private static final Set<String> WITH_THE_ADVISORY =
            Set.of(
                    "microsoft",
                    "xen",
                    "qubes",
                    "xcp-ng",
                    "citrix",
                    "redhat",
                    "suse",
                    "debian",
                    "ubuntu",
                    "oracle",
                    "proxmox",
                    "virtuozzo");

    /// Hosts that know no maintenance mode: what asks for no restart asks for nothing.
    private static final Set<String> WITHOUT_MAINTENANCE_MODE = Set.of("microsoft");

    private Publishing() {}

    /// Whether the day of a publisher's advisory is the day on which its fix comes out.
    static boolean isWithTheAdvisory(String vendor) {
        return WITH_THE_ADVISORY.contains(vendor);
    }

    static boolean isWithoutMaintenanceMode(String vendor) {
        return WITHOUT_MAINTENANCE_MODE.contains(vendor);
    }
}
