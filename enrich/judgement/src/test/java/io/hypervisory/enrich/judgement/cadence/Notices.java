package io.hypervisory.enrich.judgement.cadence;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.enrich.contract.Lineage;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.SaidDate.Precision;
import io.hypervisory.ingest.contract.Vulnerability;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Made-up notices: a draft of each kind, on which a test sets what it is about.
final class Notices {
    private Notices() {}

    static SaidDate day(String day) {
        return new SaidDate(
                day,
                Instant.parse(LocalDate.parse(day) + "T08:00:00Z"),
                Precision.DAY,
                "America/Los_Angeles",
                true);
    }

    static Label label(String value, Verdict verdict) {
        return new Label(value, verdict, "made-up", null, "/title", -1, -1, 1);
    }

    static Classification judged(List<Label> kinds, List<Label> components, List<Label> impacts) {
        return judged(kinds, components, impacts, List.of());
    }

    static Classification judged(
            List<Label> kinds, List<Label> components, List<Label> impacts, List<Label> qualities) {
        return new Classification(
                "made-up",
                kinds,
                components,
                List.of(),
                List.of(),
                impacts,
                List.of(),
                qualities,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static Lineage lineage() {
        return new Lineage(
                1, "ab".repeat(32), Instant.EPOCH, Instant.EPOCH, Cause.HISTORY, List.of());
    }

    /// A patch of ESX 3.0.1.
    static final class PatchDraft {
        private final NoticeId id;
        private List<String> products = List.of("ESX 3.0.1");
        private @Nullable String stated;
        private @Nullable SaidDate released;
        private @Nullable Boolean reboot;
        private @Nullable Boolean migration;
        private @Nullable Boolean live;
        private @Nullable String type;
        private final List<NoticeId> supersedes = new ArrayList<>();
        private final List<NoticeId> advisories = new ArrayList<>();
        private List<String> cves = List.of();
        private List<CveKnowledge> knowledge = List.of();
        private List<Note> notes = List.of();
        private Classification judged = Classification.NONE;

        PatchDraft(String id) {
            this.id = NoticeId.parse(id);
        }

        PatchDraft of(String... names) {
            products = List.of(names);
            return this;
        }

        PatchDraft stated(String patchClass) {
            stated = patchClass;
            return this;
        }

        PatchDraft released(String day) {
            released = day(day);
            return this;
        }

        PatchDraft costs(@Nullable Boolean hostReboot, @Nullable Boolean vmMigration) {
            reboot = hostReboot;
            migration = vmMigration;
            return this;
        }

        PatchDraft live() {
            live = true;
            return this;
        }

        PatchDraft recall() {
            type = "recall";
            return this;
        }

        PatchDraft supersedes(String... ids) {
            List.of(ids).forEach(each -> supersedes.add(NoticeId.parse(each)));
            return this;
        }

        PatchDraft namedBy(String advisory) {
            advisories.add(NoticeId.parse(advisory));
            return this;
        }

        PatchDraft fixes(String... ids) {
            cves = List.of(ids);
            return this;
        }

        PatchDraft says(String note) {
            notes = List.of(new Note(null, null, note));
            return this;
        }

        PatchDraft knowing(CveKnowledge... lists) {
            knowledge = List.of(lists);
            return this;
        }

        PatchDraft judged(Classification classification) {
            judged = classification;
            return this;
        }

        Patch done() {
            return new Patch(
                    id,
                    new Patch.Content(
                            List.of(id.local()),
                            null,
                            products,
                            stated,
                            null,
                            null,
                            type,
                            released,
                            reboot,
                            migration,
                            live,
                            List.of(),
                            supersedes,
                            List.of(),
                            advisories,
                            cves,
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            notes,
                            List.of(),
                            knowledge,
                            judged,
                            Map.of()),
                    lineage());
        }
    }

    /// An advisory with one product, or a table of patches.
    static final class AdvisoryDraft {
        private final NoticeId id;
        private @Nullable SaidDate released;
        private List<Product> products = List.of();
        private final List<PatchRow> rows = new ArrayList<>();
        private List<Note> notes = List.of();
        private List<String> cves = List.of();
        private final List<CveKnowledge> knowledge = new ArrayList<>();
        private Classification judged = Classification.NONE;

        AdvisoryDraft(String id) {
            this.id = NoticeId.parse(id);
        }

        AdvisoryDraft released(String day) {
            released = day(day);
            return this;
        }

        AdvisoryDraft on(String product) {
            products = List.of(new Product("P1", product, List.of(), null, List.of()));
            return this;
        }

        AdvisoryDraft relevant(String lines) {
            notes = List.of(new Note(null, "Relevant releases", lines));
            return this;
        }

        AdvisoryDraft names(String product, String version, String... patches) {
            rows.add(
                    new PatchRow(
                            null,
                            product,
                            version,
                            null,
                            patches.length == 0 ? "not affected" : String.join(" ", patches),
                            List.of(patches)));
            return this;
        }

        AdvisoryDraft restart(String product, String word) {
            rows.add(
                    new PatchRow(
                            null, product, null, null, null, List.of(), null, null, null, "update",
                            List.of(), word, null, null));
            return this;
        }

        AdvisoryDraft fixes(String... ids) {
            cves = List.of(ids);
            return this;
        }

        /// As NVD says of a CVE.
        AdvisoryDraft rejected(String cve) {
            knowledge.add(
                    new CveKnowledge(
                            cve,
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(new CveKnowledge.Listed("nvd", "REJECTED")),
                            List.of()));
            return this;
        }

        /// What NVD says of a CVE.
        AdvisoryDraft tagged(String cve, String published, String... platforms) {
            var tagged =
                    new CveKnowledge.Tagged(
                            "nvd-feeds", "nvd-1.1", day(published), List.of(platforms));
            knowledge.add(
                    new CveKnowledge(
                            cve,
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(tagged)));
            return this;
        }

        AdvisoryDraft judged(Classification classification) {
            judged = classification;
            return this;
        }

        Advisory done() {
            return new Advisory(
                    id,
                    new Advisory.Content(
                            "A notice",
                            List.of(),
                            new Publisher("A publisher", null, "vendor"),
                            null,
                            null,
                            null,
                            null,
                            released,
                            null,
                            null,
                            null,
                            cves,
                            notes,
                            products,
                            List.of(),
                            cves.stream().map(cve -> Vulnerability.ofCve(cve, null)).toList(),
                            rows,
                            List.of(),
                            List.of(),
                            List.of(),
                            null,
                            knowledge,
                            judged,
                            Map.of()),
                    lineage());
        }
    }
}
