package io.hypervisory.enrich.merge;

import static java.util.stream.Collectors.toSet;

import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.contract.PostFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All that a record is made of: the newest notice of each witness, and what lists say of the CVEs
/// that they name.
///
/// @param notices in order of precedence; always at least one
/// @param claims sorted by CVE; only of CVEs that a notice names
/// @param others what those witnesses said besides and may yet count, see [Newness]; no part of the
///   record
public record Dossier(List<Notice> notices, List<Claims> claims, List<Notice> others) {
    public Dossier {
        notices = List.copyOf(notices);
        claims = List.copyOf(claims);
        others = List.copyOf(others);
        if (notices.isEmpty()) {
            throw new IllegalArgumentException("a dossier without a notice");
        }
    }

    /// Of notices that are the newest of their witnesses each.
    Dossier(List<Notice> notices, List<Claims> claims) {
        this(notices, claims, List.of());
    }

    static Dossier with(@Nullable Dossier dossier, Notice notice) {
        if (dossier == null) {
            return new Dossier(List.of(notice), List.of());
        }
        String witness = notice.witness().key();
        var said = new ArrayList<Notice>(List.of(notice));
        List<Notice> newest = without(witness, dossier.notices(), said);
        List<Notice> others = without(witness, dossier.others(), said);
        List<Notice> standing = Newness.standing(said);
        newest.add(standing.getFirst());
        others.addAll(standing.subList(1, standing.size()));
        others.sort(Comparator.comparing(other -> other.witness().key()));
        return new Dossier(Precedence.sorted(newest), dossier.claims(), others);
    }

    /// @param said takes what is of that witness
    private static List<Notice> without(String witness, List<Notice> notices, List<Notice> said) {
        var rest = new ArrayList<Notice>();
        for (Notice each : notices) {
            (each.witness().key().equals(witness) ? said : rest).add(each);
        }
        return rest;
    }

    /// With what is known of its CVEs, list by list the newer of what it has and of what it is
    /// offered.
    Dossier knowing(Knowledge offered) {
        var known = new ArrayList<Claims>();
        for (String cve : cves()) {
            Claims newest = Claims.newest(held(cve), offered.of(cve));
            if (newest != null) {
                known.add(newest);
            }
        }
        return known.equals(claims) ? this : new Dossier(notices, known, others);
    }

    /// Null when no list says anything of the CVE.
    @Nullable Claims held(String cve) {
        for (Claims each : claims) {
            if (each.cve().equals(cve)) {
                return each;
            }
        }
        return null;
    }

    /// CVEs that came into a catalogue of exploited vulnerabilities after its first pass.
    Set<String> newlyExploited() {
        return claims.stream().filter(Claims::isExploitationNews).map(Claims::cve).collect(toSet());
    }

    /// Whether what lists say here and did not say there is history; false when they say the same.
    boolean knowsOnlyHistoryBeside(Dossier before) {
        var others = claims.stream().filter(each -> !each.equals(before.held(each.cve()))).toList();
        return !others.isEmpty()
                && others.stream().allMatch(each -> each.addOnlyHistory(before.held(each.cve())));
    }

    /// Of all notices.
    SortedSet<String> cves() {
        var cves = new TreeSet<String>();
        for (Notice notice : notices) {
            switch (notice) {
                case AdvisoryFacts advisory -> cves.addAll(advisory.cves());
                case PatchFacts patch -> cves.addAll(patch.cves());
                case PostFacts _ -> {
                    // posts tell of nothing that is joined
                }
            }
        }
        return cves;
    }

    List<CveKnowledge> knowledge() {
        return claims.stream().map(Claims::knowledge).filter(Objects::nonNull).toList();
    }

    /// What this witness said before; null when it had said nothing.
    @Nullable Notice of(String witnessKey) {
        for (Notice notice : notices) {
            if (notice.witness().key().equals(witnessKey)) {
                return notice;
            }
        }
        return null;
    }
}
