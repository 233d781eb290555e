package io.hypervisory.ingest.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one witness says of one patch.
///
/// @param literal the id as written
/// @param title the patch's own title or one-line summary; null when this witness gives none
/// @param products name and version as written, `ESX 3.5`
/// @param patchClass the class that the publisher states, else the one that it writes into the id
///   (`SG`, `BG`, `UG`); null when neither. Common classes have one form however they are spelled:
///   `security`, `bug-fix`, `update`, `critical`, `general`, `enhancement`, `recall`; any other is
///   as written (`Monthly Rollup`)
/// @param severity, urgency the publisher's own words; null when it gave none
/// @param releaseType the publisher's own word: `patch`, `rollup`, `update`, `recall`; null when it
///   gave none
/// @param releaseDate the patch's own day of release; null when this witness does not state it (an
///   advisory's date is not a patch's)
/// @param hostReboot, vmMigration the publisher's own yes or no; null when it does not say, or says
///   maybe
/// @param livePatch can be applied to the running system, the publisher's own yes or no; null when
///   it does not say
/// @param statements what the publisher says on restarts, maintenance and the like, word for word,
///   also where it is neither yes nor no
/// @param supersedes, requires patches in normal form
/// @param advisories advisories that name the patch as their fix
/// @param builds versions and builds that the patch brings, as written
/// @param packages RPMs, VIBs or files, as written
/// @param hardware, software affected hardware and software, as written
/// @param unread what the reader saw and did not understand, for people to look at
public record PatchFacts(
        NoticeId id,
        Witness witness,
        String literal,
        @Nullable String title,
        @Nullable String version,
        @Nullable SaidDate currentReleaseDate,
        List<String> products,
        @Nullable String patchClass,
        @Nullable String severity,
        @Nullable String urgency,
        @Nullable String releaseType,
        @Nullable SaidDate releaseDate,
        @Nullable Boolean hostReboot,
        @Nullable Boolean vmMigration,
        @Nullable Boolean livePatch,
        List<Statement> statements,
        List<NoticeId> supersedes,
        List<NoticeId> requires,
        List<NoticeId> advisories,
        List<String> cves,
        List<String> builds,
        List<String> packages,
        List<String> hardware,
        List<String> software,
        List<Note> notes,
        List<Reference> references,
        List<String> unread)
        implements Notice {
    public PatchFacts {
        products = List.copyOf(products);
        statements = List.copyOf(statements);
        supersedes = List.copyOf(supersedes);
        requires = List.copyOf(requires);
        advisories = List.copyOf(advisories);
        cves = List.copyOf(cves);
        builds = List.copyOf(builds);
        packages = List.copyOf(packages);
        hardware = List.copyOf(hardware);
        software = List.copyOf(software);
        notes = List.copyOf(notes);
        references = List.copyOf(references);
        unread = List.copyOf(unread);
    }
}
