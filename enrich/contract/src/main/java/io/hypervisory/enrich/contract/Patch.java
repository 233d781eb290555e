package io.hypervisory.enrich.contract;

import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.SaidDate;
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
    /// @param releaseDate the patch's own; null when no witness states it
    /// @param hostReboot, vmMigration the publisher's own yes or no; null when no witness says
    public record Content(
            List<String> literals,
            List<String> products,
            @Nullable String patchClass,
            @Nullable SaidDate releaseDate,
            @Nullable Boolean hostReboot,
            @Nullable Boolean vmMigration,
            List<NoticeId> supersedes,
            List<NoticeId> requires,
            List<NoticeId> advisories,
            List<String> cves,
            Classification classification,
            Map<String, String> fieldWitness) {
        public Content {
            literals = List.copyOf(literals);
            products = List.copyOf(products);
            supersedes = List.copyOf(supersedes);
            requires = List.copyOf(requires);
            advisories = List.copyOf(advisories);
            cves = List.copyOf(cves);
            fieldWitness = Map.copyOf(fieldWitness);
        }
    }
}
