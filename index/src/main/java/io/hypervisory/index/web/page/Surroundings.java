package io.hypervisory.index.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands around a notice: others that belong to it, and its own past.
///
/// @param otherVendors other vendors' advisories on the same CVEs
/// @param groups all else that belongs to it
/// @param relatedNote why that is not all; null when it is
/// @param revisions the newest first
/// @param revisionsNote why there are none; null when there are
public record Surroundings(
        List<Other> otherVendors,
        List<Group> groups,
        @Nullable String relatedNote,
        List<RevisionLine> revisions,
        @Nullable String revisionsNote) {
    public Surroundings {
        otherVendors = List.copyOf(otherVendors);
        groups = List.copyOf(groups);
        revisions = List.copyOf(revisions);
    }

    /// An advisory of another vendor.
    ///
    /// @param lag in days against this one's day, in words
    /// @param cves that both name, in words
    public record Other(
            String vendor,
            String id,
            String link,
            String title,
            String published,
            String lag,
            String cves) {}

    /// @param more how many more there are than lines
    public record Group(String title, List<Line> lines, int more) {
        public Group {
            lines = List.copyOf(lines);
        }
    }

    /// @param because why it belongs here
    public record Line(String id, String link, String title, String published, String because) {}

    /// One revision.
    ///
    /// @param published the publisher's date of this state; empty where it is not known
    /// @param at when we wrote it
    /// @param what happened, and why
    /// @param differences how many; empty where none were told
    /// @param link to the record as it stood; null when it is not kept
    /// @param compare to what differs from the one before; null for the first
    public record RevisionLine(
            int revision,
            String published,
            String at,
            String what,
            String differences,
            @Nullable String link,
            @Nullable String compare) {}
}
