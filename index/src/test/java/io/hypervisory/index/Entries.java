package io.hypervisory.index;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.enrich.contract.Lineage;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.Provenance;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.SaidDate.Precision;
import io.hypervisory.ingest.contract.TrackingStatus;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.contract.Witness;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Entries to index; facts true, sentences made up.
public final class Entries {
    private static final Instant SEEN = Instant.parse("2026-01-02T03:04:05Z");

    private Entries() {}

    public static final String MARKUP = "<script>alert(1)</script> & \"quotes\"";

    public static Advisory advisory() {
        return advisory(NoticeId.parse("vmware/VMSA-2008-0001"), "Service console packages");
    }

    public static Advisory advisory(NoticeId id, String title) {
        return new Advisory(
                id,
                new Advisory.Content(
                        title,
                        List.of("VMSA-2008-00001"),
                        new Publisher("VMware", "https://www.vmware.com", "vendor"),
                        null,
                        "en",
                        TrackingStatus.FINAL,
                        "1",
                        new SaidDate(
                                "2008-01-07",
                                Instant.parse("2008-01-07T08:00:00Z"),
                                Precision.DAY,
                                "America/Los_Angeles",
                                true),
                        null,
                        "Important",
                        null,
                        List.of("CVE-2007-3108"),
                        List.of(
                                new Note("summary", "Summary", "Updates for the service console."),
                                new Note(null, null, MARKUP)),
                        List.of(new Product("P1", "VMware ESX 3.5", List.of(), null, List.of())),
                        List.of(),
                        List.of(vulnerability(), vulnerability()),
                        List.of(
                                new PatchRow(
                                        "3a",
                                        "ESX",
                                        "3.5",
                                        "ESX",
                                        "ESX350-200712401-BG",
                                        List.of("vmware/ESX350-200712401-BG"))),
                        List.of(
                                new Reference("self", "Own page", "https://example.org/vmsa"),
                                new Reference("external", "Trap", "javascript:alert(1)")),
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        new Classification(
                                "1",
                                List.of(label("security-fix", Verdict.YES)),
                                List.of(
                                        label("host-reboot", Verdict.YES),
                                        label("vm-migration", Verdict.NO))),
                        Map.of()),
                lineage());
    }

    private static Vulnerability vulnerability() {
        return new Vulnerability(
                "CVE-2007-3108",
                List.of(),
                "Timing attack",
                List.of("CWE-208"),
                List.of(),
                Map.of(),
                List.of(),
                List.of(
                        new Remediation(
                                "vendor_fix",
                                "Apply the patch and restart the host.",
                                null,
                                null,
                                List.of(),
                                List.of(),
                                List.of(),
                                null,
                                null,
                                new Remediation.Restart("system", null))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }

    public static Patch patch() {
        return new Patch(
                NoticeId.parse("vmware/ESX350-200802401-BG"),
                new Patch.Content(
                        List.of("ESX350-200802401-BG"),
                        null,
                        List.of("ESX 3.5"),
                        "bug-fix",
                        null,
                        null,
                        null,
                        null,
                        true,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(NoticeId.parse("vmware/VMSA-2008-0001")),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Classification.NONE,
                        Map.of()),
                lineage());
    }

    public static Post post() {
        return new Post(
                NoticeId.parse("blogs.example.org/0123abcd"),
                new Post.Content(
                        "Patches of the month",
                        "Example blog",
                        List.of("A. Author"),
                        "https://blogs.example.org/1",
                        null,
                        null,
                        List.of(),
                        "See VMSA-2008-0001 and CVE-2007-3108.",
                        List.of(
                                new Mention(
                                        Mention.Kind.ADVISORY,
                                        "vmware/VMSA-2008-0001",
                                        "VMSA-2008-0001"),
                                new Mention(Mention.Kind.CVE, "CVE-2007-3108", "CVE-2007-3108")),
                        Map.of()),
                lineage());
    }

    private static Label label(String value, Verdict verdict) {
        return new Label(
                value, verdict, "rule." + value, "some words", "/notes/0/text", 0, 10, 0.8);
    }

    private static Lineage lineage() {
        var provenance =
                new Provenance(
                        "https://lists.example.org/000001.html",
                        "hypervisory.documents.v1",
                        3,
                        42,
                        "ab".repeat(32),
                        SEEN,
                        "vmsa-mail",
                        1);
        return new Lineage(
                1,
                "cd".repeat(32),
                SEEN,
                SEEN,
                Cause.HISTORY,
                List.of(new Witness("list/vmsa-mail", "vmware-announce", true, provenance)));
    }
}
