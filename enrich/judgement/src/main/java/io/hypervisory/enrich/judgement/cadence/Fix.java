package io.hypervisory.enrich.judgement.cadence;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hypervisory.ingest.contract.NoticeId;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Something that could be installed on a host of the platform that is asked about.
///
/// @param day on which it appeared, in its publisher's zone
/// @param kinds `security-fix`, `general-fix`, …; empty when nothing is known
/// @param components `service-console`, `hypervisor`, …; empty when nothing is known
/// @param isCritical the publisher calls it critical
/// @param cves how many it fixes are counted for exposure; each CVE in normal form
/// @param exploited of its CVEs the day from which a list knows that it is exploited; a CVE of
///   which none says so is left out
/// @param supersedes what need not be installed when this is
/// @param requires what must be installed with it
/// @param about what its publisher says of it
public record Fix(
        NoticeId id,
        LocalDate day,
        Basis basis,
        Set<String> kinds,
        Set<String> components,
        boolean isCritical,
        Toll toll,
        Set<String> cves,
        Map<String, LocalDate> exploited,
        Set<NoticeId> supersedes,
        Set<NoticeId> requires,
        About about) {
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

    /// What its publisher says of a fix, and what we make of its quality.
    ///
    /// @param text of its notes, one after the other; empty when there are none
    /// @param symptoms that it removes: values of labels, and the words that led to them
    /// @param hardware as written, and values of labels
    /// @param qualities troubles of the fix itself: `recalled`, `re-released`, `known-problem`
    public record About(
            String title,
            String text,
            Set<String> symptoms,
            Set<String> hardware,
            Set<String> qualities) {
        public static final About NOTHING = new About("", "", Set.of(), Set.of(), Set.of());

        public About {
            symptoms = Collections.unmodifiableSet(new TreeSet<>(symptoms));
            hardware = Collections.unmodifiableSet(new TreeSet<>(hardware));
            qualities = Collections.unmodifiableSet(new TreeSet<>(qualities));
        }
    }

    /// One of which nothing is said.
    ///
    /// @param exploitedSince of all its CVEs; null when of none
    public Fix(
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
        this(
                id,
                day,
                basis,
                kinds,
                components,
                isCritical,
                toll,
                cves,
                all(cves, exploitedSince),
                supersedes,
                requires,
                About.NOTHING);
    }

    public Fix {
        kinds = Set.copyOf(kinds);
        components = Set.copyOf(components);
        cves = Set.copyOf(cves);
        exploited = Map.copyOf(exploited);
        supersedes = Set.copyOf(supersedes);
        requires = Set.copyOf(requires);
    }

    private static Map<String, LocalDate> all(Set<String> cves, @Nullable LocalDate since) {
        var exploited = new HashMap<String, LocalDate>();
        if (since != null) {
            cves.forEach(cve -> exploited.put(cve, since));
        }
        return exploited;
    }

    /// The same, superseding these.
    public Fix superseding(Set<NoticeId> others) {
        return new Fix(
                id,
                day,
                basis,
                kinds,
                components,
                isCritical,
                toll,
                cves,
                exploited,
                others,
                requires,
                about);
    }

    /// The same, with a quality more.
    Fix withQuality(String quality) {
        var qualities = new TreeSet<>(about.qualities());
        qualities.add(quality);
        return new Fix(
                id,
                day,
                basis,
                kinds,
                components,
                isCritical,
                toll,
                cves,
                exploited,
                supersedes,
                requires,
                new About(about.title, about.text, about.symptoms, about.hardware, qualities));
    }

    public boolean isSecurity() {
        return kinds.contains("security-fix");
    }
}
