package io.hypervisory.docker.archive;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The facts of 2006 to 2009 as they stand in the bundled tables. A text that is empty is a fact
/// that is missing.
record HistoryFacts(
        List<Vmsa> advisories,
        List<VmsaCve> cves,
        List<NamedPatch> patches,
        List<Bulletin> bulletins,
        List<VendorEvent> events,
        List<NvdCve> nvdCves,
        List<Post> posts) {
    HistoryFacts {
        advisories = List.copyOf(advisories);
        cves = List.copyOf(cves);
        patches = List.copyOf(patches);
        bulletins = List.copyOf(bulletins);
        events = List.copyOf(events);
        nvdCves = List.copyOf(nvdCves);
        posts = List.copyOf(posts);
    }

    /// One advisory of VMware.
    ///
    /// @param patches each as `version/patch`, where ESX 2.x has the patch's bare number
    /// @param url where the source found it; a list address gives the number of its mail
    record Vmsa(
            String id,
            @Nullable LocalDate issued,
            @Nullable LocalDate mailed,
            String updates,
            String severityLabel,
            String topic,
            String products,
            List<String> cves,
            List<String> patches,
            String url,
            String dateBasis,
            String note) {}

    /// A vulnerability of an advisory and the component it is in.
    ///
    /// @param componentClass `service_console`, `vmm_vmkernel`, …
    /// @param products the names of those that have it, separated by semicolons
    record VmsaCve(
            String advisory, String cve, String componentClass, String component, String products) {
        boolean serviceConsole() {
            return componentClass.equals("service_console");
        }
    }

    /// A patch and the advisories that name it.
    ///
    /// @param released the patch's own day; null where the table has only an advisory's day or the
    ///   round that its id names
    /// @param stated the class that its page states; empty where nobody saw the page
    /// @param componentClass as an advisory's vulnerabilities have it; several with `or` where it
    ///   is one of them
    /// @param component what it repairs; where only the advisory's subjects are known, those
    /// @param update the update that it was a part of: `ESX 3.5 Update 2`; empty where nobody says
    /// @param migration, reboot `yes`, `no` or `unknown`
    record NamedPatch(
            String id,
            String version,
            String componentClass,
            String component,
            @Nullable LocalDate released,
            String stated,
            String update,
            String migration,
            String reboot,
            List<String> rpms,
            List<String> supersedes,
            List<String> cves,
            List<String> advisories) {}

    /// A bulletin of Microsoft's.
    ///
    /// @param restart `yes`, `no` or `maybe`
    /// @param outOfBand on another day than the monthly one
    /// @param serverCore whether it names the installation of Windows Server without its desktop
    /// @param virtualization its virtualization products, separated by semicolons
    record Bulletin(
            String id,
            String kb,
            LocalDate released,
            @Nullable LocalDate updated,
            boolean outOfBand,
            String version,
            String severity,
            String impact,
            String restart,
            String category,
            boolean server2003,
            boolean server2008,
            boolean serverCore,
            String virtualization,
            List<String> cves) {}

    /// Something that happened at another vendor.
    ///
    /// @param date a day, a month, a bound or nothing, as collected
    /// @param kind `release`, `announcement`, `support`, …
    record VendorEvent(String vendor, String date, String kind, String item, String detail) {}

    /// A CVE as NVD has it.
    ///
    /// @param vector of CVSS 2; empty where the tables have none
    /// @param products as `vendor:product`
    record NvdCve(
            String cve,
            String published,
            String score,
            String severity,
            String vector,
            List<String> products) {}

    /// A blog post.
    ///
    /// @param day `null` where no day is known; a month alone is not a day
    record Post(
            @Nullable LocalDate day,
            String title,
            String author,
            String site,
            String address,
            String facts) {}

    /// @throws IllegalStateException when a bundled table is missing
    static HistoryFacts load() {
        return FactTables.load();
    }
}
