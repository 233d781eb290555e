package io.hypervisory.enrich.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.SaidDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A CVE that at least one advisory or patch names, and every vendor's advisory and patch on it.
///
/// @param advisories sorted by date, then id; advisories without a date last
/// @param patches in the same order
/// @param lagDays whole days from the first vendor's first word to the last vendor's, be it an
///   advisory or a patch; null with fewer than two dated vendors or a date that names no day, which
///   is not zero
/// @param knowledge what lists say of it; null when none speaks of it
/// @param silentVendors vendors of whom a list says that they are affected and of whom neither an
///   advisory nor a patch names the CVE, sorted; empty when all have spoken, and null when no list
///   says who is affected
/// @param shortened where lines are missing; empty when this is the whole
public record CveRecord(
        String cve,
        List<Mentioned> advisories,
        List<MentionedByPatch> patches,
        @Nullable Long lagDays,
        @Nullable CveKnowledge knowledge,
        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonSetter(nulls = Nulls.SET)
                @Nullable List<String> silentVendors,
        List<Shortened> shortened) {
    /// @param initialReleaseDate null when the advisory has none
    public record Mentioned(NoticeId advisory, @Nullable SaidDate initialReleaseDate) {}

    /// @param releaseDate null when the patch has none
    public record MentionedByPatch(NoticeId patch, @Nullable SaidDate releaseDate) {}

    public CveRecord {
        advisories = List.copyOf(advisories);
        patches = List.copyOf(patches);
        silentVendors = silentVendors == null ? null : List.copyOf(silentVendors);
        shortened = List.copyOf(shortened);
    }

    /// The whole.
    public CveRecord(
            String cve,
            List<Mentioned> advisories,
            List<MentionedByPatch> patches,
            @Nullable Long lagDays,
            @Nullable CveKnowledge knowledge,
            @Nullable List<String> silentVendors) {
        this(cve, advisories, patches, lagDays, knowledge, silentVendors, List.of());
    }
}
