package io.hypervisory.enrich.judgement.cadence;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hypervisory.ingest.contract.NoticeId;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that could be installed on a host of the platform that is asked about.
///
/// @param day on which it appeared, in its publisher's zone
/// @param kinds `security-fix`, `general-fix`, …; empty when nothing is known
/// @param components `service-console`, `hypervisor`, …; empty when nothing is known
/// @param isCritical the publisher calls it critical
/// @param cves how many it fixes are counted for exposure; each CVE in normal form
/// @param exploitedSince the day from which a list knows that one of its CVEs is exploited; null
///   when none does
/// @param supersedes what need not be installed when this is
/// @param requires what must be installed with it
public record Fix(
        NoticeId id,
        LocalDate day,
        Basis basis,
        Set<String> kinds,
        Set<String> components,
        boolean isCritical,
        Toll toll,
        Set<String> cves,
        @Nullable LocalDate exploitedSince,
        Set<NoticeId> supersedes,
        Set<NoticeId> requires) {
    /// Where the day comes from.
    public enum Basis {
        /// The patch's own day of release.
        @JsonProperty("release")
        RELEASE,
        /// The day of an advisory that names the patch, which can be later, and earlier when the
        /// advisory was revised.
        @JsonProperty("advisory")
        ADVISORY
    }

    public Fix {
        kinds = Set.copyOf(kinds);
        components = Set.copyOf(components);
        cves = Set.copyOf(cves);
        supersedes = Set.copyOf(supersedes);
        requires = Set.copyOf(requires);
    }

    public boolean isSecurity() {
        return kinds.contains("security-fix");
    }
}
