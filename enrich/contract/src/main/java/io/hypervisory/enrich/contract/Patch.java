package io.hypervisory.enrich.contract;

import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Statement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A patch, merged from all its witnesses.
///
/// @param shortened where lines or text are missing; empty when nothing is, see [Entry#shortened]
public record Patch(NoticeId id, Content content, Lineage lineage, List<Shortened> shortened)
        implements Entry {
    public Patch {
        shortened = List.copyOf(shortened);
    }

    /// The whole.
    public Patch(NoticeId id, Content content, Lineage lineage) {
        this(id, content, lineage, List.of());
    }

    /// @param literals the id as written, each spelling once
    /// @param title the patch's own; null when no witness gives one
    /// @param severity, urgency, releaseType the publisher's own words
    /// @param releaseDate the patch's own; null when no witness states it
    /// @param hostReboot, vmMigration, livePatch the publisher's own yes or no; null when no
    ///   witness says
    /// @param statements what the publisher says on restarts and the like, word for word
    /// @param builds, packages, hardware, software as written
    /// @param knowledge what lists say of its CVEs, sorted by CVE; CVEs of which none speaks are
    ///   left out
    public record Content(
            List<String> literals,
            @Nullable String title,
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
            List<CveKnowledge> knowledge,
            Classification classification,
            Map<String, String> fieldWitness) {
        public Content {
            literals = List.copyOf(literals);
            statements = List.copyOf(statements);
            builds = List.copyOf(builds);
            packages = List.copyOf(packages);
            hardware = List.copyOf(hardware);
            software = List.copyOf(software);
            notes = List.copyOf(notes);
            references = List.copyOf(references);
            products = List.copyOf(products);
            supersedes = List.copyOf(supersedes);
            requires = List.copyOf(requires);
            advisories = List.copyOf(advisories);
            cves = List.copyOf(cves);
            knowledge = List.copyOf(knowledge);
            fieldWitness = Map.copyOf(fieldWitness);
        }

        /// The same facts, judged.
        public Content judged(Classification classification) {
            return new Content(
                    literals,
                    title,
                    products,
                    patchClass,
                    severity,
                    urgency,
                    releaseType,
                    releaseDate,
                    hostReboot,
                    vmMigration,
                    livePatch,
                    statements,
                    supersedes,
                    requires,
                    advisories,
                    cves,
                    builds,
                    packages,
                    hardware,
                    software,
                    notes,
                    references,
                    knowledge,
                    classification,
                    fieldWitness);
        }
    }
}
