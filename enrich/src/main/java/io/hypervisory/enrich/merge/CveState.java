package io.hypervisory.enrich.merge;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.SaidDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the CVE's side knows: who names the CVE, and what lists say of it.
///
/// @param advisories sorted by date, then id; those without a date last
/// @param patches in the same order
/// @param claims null when no list says anything
public record CveState(
        String cve, List<Mentioner> advisories, List<Mentioner> patches, @Nullable Claims claims) {
    /// An advisory or patch that names the CVE.
    ///
    /// @param initialReleaseDate an advisory's first, or a patch's release; null when it has none,
    ///   and for patches that were mentioned before their date was
    /// @param told digest of the knowledge that it was merged with, or that was sent to it since;
    ///   null when that was none
    public record Mentioner(
            @JsonAlias("advisory") NoticeId id,
            @Nullable SaidDate initialReleaseDate,
            @Nullable String told) {
        Mentioner told(@Nullable String digest) {
            return new Mentioner(id, initialReleaseDate, digest);
        }
    }

    public CveState {
        advisories = List.copyOf(advisories);
        patches = List.copyOf(patches);
    }

    static CveState of(String cve, @Nullable Claims claims) {
        return new CveState(cve, List.of(), List.of(), claims);
    }

    boolean isEmpty() {
        return advisories.isEmpty() && patches.isEmpty() && claims == null;
    }
}
