package io.hypervisory.docker.e2e;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.enrich.contract.CveKnowledge.Exploited;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.enrich.contract.Lineage;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.enrich.contract.Urgency;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.Provenance;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.SaidDate.Precision;
import io.hypervisory.ingest.contract.TrackingStatus;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.contract.Witness;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Notices to search: an advisory of which everything is known and judged, one of which lists know
/// that it is not exploited, one of which nobody said anything, a patch and a post. Made up.
final class JudgedNotices {
    static final NoticeId WHOLE = NoticeId.parse("vmware/VMSA-2008-0001");

    private static final NoticeId SCORED = NoticeId.parse("vmware/VMSA-2009-0002");
    private static final NoticeId BARE = NoticeId.parse("vmware/VMSA-2010-0003");
    private static final Instant SEEN = Instant.parse("2026-01-02T03:04:05Z");

    private JudgedNotices() {}

    static List<Entry> all() {
        return List.of(whole(), scored(), bare(), patch(), post());
    }

    private static Advisory whole() {
        var exploited =
                new Exploited(
                        "kev", LocalDate.of(2008, 2, 1), LocalDate.of(2008, 3, 1), null, null);
        var knowledge =
                new CveKnowledge(
                        "CVE-2007-3108",
                        List.of(exploited),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        return new Advisory(
                WHOLE,
                content(
                        "Updates of the service console",
                        said("2008-01-07", "2008-01-07T08:00:00Z"),
                        said("2008-02-20", "2008-02-20T08:00:00Z"),
                        "Critical",
                        "CVE-2007-3108",
                        "It mends vulnerabilities of a library in the service console.",
                        List.of(new Product("P1", "VMware ESX 3.5", List.of(), null, List.of())),
                        List.of("vendor_fix", "workaround"),
                        List.of(
                                new PatchRow(
                                        "3a",
                                        "ESX",
                                        "3.5",
                                        "ESX",
                                        "ESX350-200712401-BG",
                                        List.of("vmware/ESX350-200712401-BG"))),
                        List.of(knowledge),
                        judged()),
                lineage());
    }

    private static Classification judged() {
        return new Classification(
                "1",
                labels("security-fix"),
                Stream.of(
                                labels("service-console"),
                                List.of(label("third-party", Verdict.YES, "OpenSSL library")))
                        .flatMap(List::stream)
                        .toList(),
                labels("embedded"),
                labels("whole-image"),
                List.of(
                        label("host-reboot", Verdict.YES, "some words"),
                        label("vm-migration", Verdict.NO, "some words")),
                labels("remote"),
                labels("re-released"),
                labels("superseded"),
                labels("iscsi"),
                labels("LSI Logic"),
                List.of(
                        new Classification.Part(
                                "/vulnerabilities/0",
                                "CVE-2007-3108",
                                labels("hypervisor"),
                                labels("guest-to-host"))),
                new Urgency(Urgency.Level.IMMEDIATE, 90, List.of()));
    }

    private static Advisory scored() {
        var knowledge =
                new CveKnowledge(
                        "CVE-2009-0001",
                        List.of(),
                        List.of(new CveKnowledge.Likelihood("epss", 0.1, 0.5)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        var judged =
                new Classification(
                        "1",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new Urgency(Urgency.Level.LOW, 5, List.of()));
        return new Advisory(
                SCORED,
                content(
                        "A small fault",
                        said("2009-05-01", "2009-05-01T07:00:00Z"),
                        null,
                        null,
                        "CVE-2009-0001",
                        "Little is known.",
                        List.of(),
                        List.of("fix_planned", "no_fix_planned"),
                        List.of(),
                        List.of(knowledge),
                        judged),
                lineage());
    }

    private static Advisory bare() {
        return new Advisory(
                BARE,
                content(
                        "Nothing more",
                        null,
                        null,
                        null,
                        null,
                        "No more is said.",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Classification.NONE),
                lineage());
    }

    private static Advisory.Content content(
            String title,
            @Nullable SaidDate published,
            @Nullable SaidDate updated,
            @Nullable String severity,
            @Nullable String cve,
            String text,
            List<Product> products,
            List<String> remedies,
            List<PatchRow> patches,
            List<CveKnowledge> knowledge,
            Classification judged) {
        List<Remediation> remediations =
                remedies.stream()
                        .map(category ->
                                new Remediation(
                                        category,
                                        "As described.",
                                        null,
                                        null,
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        null,
                                        null,
                                        null))
                        .toList();
        return new Advisory.Content(
                title,
                List.of(),
                new Publisher("VMware", "https://www.vmware.com", "vendor"),
                null,
                "en",
                severity == null ? null : TrackingStatus.FINAL,
                "1",
                published,
                updated,
                severity,
                null,
                cve == null ? List.of() : List.of(cve),
                List.of(new Note("summary", "Summary", text)),
                products,
                List.of(),
                List.of(Vulnerability.ofCve(cve, null).withRemediations(remediations)),
                patches,
                List.of(),
                List.of(),
                List.of(),
                null,
                knowledge,
                judged,
                Map.of());
    }

    private static Patch patch() {
        List<String> none = List.of();
        return new Patch(
                NoticeId.parse("vmware/ESX350-200802401-BG"),
                new Patch.Content(
                        List.of("ESX350-200802401-BG"),
                        null,
                        List.of("ESX 4.0"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        none,
                        none,
                        none,
                        none,
                        none,
                        List.of(),
                        List.of(),
                        List.of(),
                        Classification.NONE,
                        Map.of()),
                lineage("other-list"));
    }

    private static Post post() {
        return post("0123abcd", "Of a small fault in another matter", "Little that matters.");
    }

    static Post post(String id, String title, String text) {
        return new Post(
                NoticeId.parse("blogs.example.org/" + id),
                new Post.Content(
                        title,
                        "Example blog",
                        List.of("A. Author"),
                        "https://blogs.example.org/1",
                        null,
                        null,
                        List.of(),
                        text,
                        List.of(),
                        Map.of()),
                lineage("other-list"));
    }

    private static SaidDate said(String day, String instant) {
        return new SaidDate(
                day, Instant.parse(instant), Precision.DAY, "America/Los_Angeles", true);
    }

    private static List<Label> labels(String value) {
        return List.of(label(value, Verdict.YES, "some words"));
    }

    private static Label label(String value, Verdict verdict, String words) {
        return new Label(value, verdict, "rule." + value, words, "/notes/0/text", 0, 10, 0.8);
    }

    private static Lineage lineage() {
        return lineage("vmware-announce");
    }

    private static Lineage lineage(String source) {
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
                List.of(new Witness("list/x", source, true, provenance)));
    }
}
