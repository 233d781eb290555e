package io.hypervisory.ingest.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one witness says of one patch.
///
/// @param literal the id as written
/// @param products name and version as written, `ESX 3.5`
/// @param patchClass the class that the publisher states or writes into the id (`SG` → `security`,
///   `BG` → `bug-fix`, `UG` → `update`); null when neither
/// @param releaseDate the patch's own day of release; null when this witness does not state it (an
///   advisory's date is not a patch's)
/// @param hostReboot, vmMigration the publisher's own yes or no; null when it does not say
/// @param advisories advisories that name the patch as their fix
public record PatchFacts(
        NoticeId id,
        Witness witness,
        String literal,
        @Nullable String version,
        @Nullable SaidDate currentReleaseDate,
        List<String> products,
        @Nullable String patchClass,
        @Nullable SaidDate releaseDate,
        @Nullable Boolean hostReboot,
        @Nullable Boolean vmMigration,
        List<NoticeId> supersedes,
        List<NoticeId> requires,
        List<NoticeId> advisories,
        List<String> cves)
        implements Notice {
    public PatchFacts {
        products = List.copyOf(products);
        supersedes = List.copyOf(supersedes);
        requires = List.copyOf(requires);
        advisories = List.copyOf(advisories);
        cves = List.copyOf(cves);
    }
}
