package io.hypervisory.enrich.contract;

import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.SaidDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A CVE that at least one advisory names, and every vendor's advisory on it.
///
/// @param advisories sorted by date, then id; advisories without a date last
/// @param lagDays whole days from the first vendor's advisory to the last vendor's first; null with
///   fewer than two dated vendors or a date that names no day, which is not zero
/// @param knowledge what lists say of it; null when none speaks of it
/// @param silentVendors vendors of whom a list says that they are affected and of whom neither an
///   advisory nor a patch names the CVE, sorted
/// @param shortened where lines are missing; empty when this is the whole
public record CveRecord(
        String cve,
        List<Mentioned> advisories,
        @Nullable Long lagDays,
        @Nullable CveKnowledge knowledge,
        List<String> silentVendors,
        List<Shortened> shortened) {
    /// @param initialReleaseDate null when the advisory has none
    public record Mentioned(NoticeId advisory, @Nullable SaidDate initialReleaseDate) {}

    public CveRecord {
        advisories = List.copyOf(advisories);
        silentVendors = List.copyOf(silentVendors);
        shortened = List.copyOf(shortened);
    }

    /// The whole.
    public CveRecord(
            String cve,
            List<Mentioned> advisories,
            @Nullable Long lagDays,
            @Nullable CveKnowledge knowledge,
            List<String> silentVendors) {
        this(cve, advisories, lagDays, knowledge, silentVendors, List.of());
    }
}
