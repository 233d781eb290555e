package io.hypervisory.enrich.contract;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.Metric;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.ProductStatus;
import io.hypervisory.ingest.contract.Provenance;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.contract.Revision;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.Statement;
import io.hypervisory.ingest.contract.TrackingStatus;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.contract.Witness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Writes the golden samples of a version: run its `main` once when a version is released, never
/// for an older one.
final class Samples {
    private static final Instant AT = Instant.parse("2026-11-23T15:00:00Z");
    private static final SaidDate DAY =
            new SaidDate(
                    "2008-01-07",
                    Instant.parse("2008-01-07T08:00:00Z"),
                    SaidDate.Precision.DAY,
                    "America/Los_Angeles",
                    true);
    private static final Lineage LINEAGE =
            new Lineage(
                    1,
                    "ab".repeat(32),
                    AT,
                    AT,
                    Cause.HISTORY,
                    List.of(
                            new Witness(
                                    "vmware-list/vmsa-mail",
                                    "vmware-list",
                                    true,
                                    new Provenance(
                                            "http://lists.example.org/2008/000002.html",
                                            "hypervisory.documents.v1",
                                            3,
                                            17,
                                            "cd".repeat(32),
                                            AT,
                                            "vmsa-mail",
                                            1))));
    private static final Label REBOOT =
            new Label(
                    "host-reboot",
                    Label.Verdict.YES,
                    "impact.host-reboot.words",
                    "reboot is required",
                    "/notes/0/text",
                    2,
                    20,
                    0.85);

    private static final Classification JUDGED =
            new Classification(
                    "0123456789ab",
                    List.of(label("security-fix")),
                    List.of(label("service-console")),
                    List.of(label("classic")),
                    List.of(label("package")),
                    List.of(REBOOT),
                    List.of(label("guest-to-host")),
                    List.of(label("known-problem")),
                    List.of(label("superseded")),
                    List.of(label("iscsi")),
                    List.of(label("lsi-logic")),
                    List.of(
                            new Classification.Part(
                                    "/vulnerabilities/0",
                                    "CVE-2007-5360",
                                    List.of(label("service-console")),
                                    List.of(label("remote")))),
                    new Urgency(
                            Urgency.Level.HIGH,
                            60,
                            List.of(
                                    new Urgency.Term(
                                            "attack/guest-to-host",
                                            60,
                                            "/classification/attacks/0"))));
    private static final CveKnowledge KNOWN =
            new CveKnowledge(
                    "CVE-2007-5360",
                    List.of(
                            new CveKnowledge.Exploited(
                                    "cisa-kev",
                                    LocalDate.of(2022, 3, 3),
                                    LocalDate.of(2022, 3, 24),
                                    "Made-up action.",
                                    false)),
                    List.of(new CveKnowledge.Likelihood("epss", 0.1, 0.5)),
                    List.of(
                            new CveKnowledge.Score(
                                    "nvd",
                                    "nvd@nist.gov",
                                    "cvss-2.0",
                                    "AV:N/AC:L/Au:N/C:P/I:P/A:P",
                                    7.5,
                                    "HIGH")),
                    List.of(new CveKnowledge.Decision("cve", "CISA-ADP", "Exploitation:none")),
                    List.of(new CveKnowledge.Listed("nvd", "Analyzed")),
                    List.of(new CveKnowledge.Tagged("nvd", "nvd-1.1", DAY, List.of("vmware/esx"))));

    private Samples() {}

    private static Label label(String value) {
        return new Label(
                value, Label.Verdict.YES, "rule." + value, "made up", "/notes/0/text", 2, 9, 0.9);
    }

    static void write(Path to) throws IOException {
        write(to, "hypervisory.advisories.v1.mail.json", advisory());
        write(to, "hypervisory.advisories.v1.shortened.json", shortened(advisory()));
        write(to, "hypervisory.patches.v1.patch.json", patch());
        write(to, "hypervisory.posts.v1.post.json", post());
        write(to, "hypervisory.changes.v1.revised.json", change());
        write(to, "hypervisory.revisions.v1.revised.json", change());
        write(to, "hypervisory.revisions.v1.replaced.json", change().with(advisory()));
        write(
                to,
                "hypervisory.cves.v1.two-vendors.json",
                new CveRecord(
                        "CVE-2007-5360",
                        List.of(
                                new CveRecord.Mentioned(
                                        NoticeId.parse("vmware/VMSA-2008-0001"), DAY)),
                        List.of(
                                new CveRecord.MentionedByPatch(
                                        NoticeId.parse("vmware/ESX350-200801401-SG"), DAY)),
                        10L,
                        KNOWN,
                        List.of("xen")));
        write(
                to,
                "hypervisory.sources.v1.partial.json",
                new SourceState(
                        "vmware-list",
                        "mail-archive",
                        "http://lists.example.org/",
                        new SourceState.About(
                                "vmware",
                                SourceState.Coverage.HISTORY,
                                "public archive",
                                null,
                                "vmsa-mail",
                                "reconstructed mails"),
                        SourceState.Health.PARTIAL,
                        true,
                        AT,
                        AT,
                        AT,
                        "http://lists.example.org/2008/000009.html answered 404",
                        35,
                        34,
                        0,
                        1,
                        new SourceState.Rhythm(
                                Duration.ofHours(6),
                                AT,
                                null,
                                AT,
                                Duration.ofDays(9),
                                false,
                                1,
                                null)));
    }

    private static void write(Path folder, String name, Object value) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name), Json.text(value));
    }

    private static Advisory advisory() {
        var vulnerability =
                new Vulnerability(
                        "CVE-2007-5360",
                        List.of(),
                        "A buffer can overflow",
                        List.of("CWE-120"),
                        List.of(new Note("description", null, "Made-up text.")),
                        Map.of(ProductStatus.KNOWN_AFFECTED, List.of("P1")),
                        List.of(
                                new Metric(
                                        "cvss-3.1",
                                        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
                                        9.8,
                                        "CRITICAL",
                                        null,
                                        List.of("P1"))),
                        List.of(
                                new Remediation(
                                        "vendor_fix",
                                        "Apply it.",
                                        "https://example.org/fix",
                                        DAY,
                                        List.of("P1"),
                                        List.of(),
                                        List.of(),
                                        NoticeId.parse("vmware/ESX350-200712402-SG"),
                                        "3.5.0-1.64607",
                                        new Remediation.Restart("machine", null))),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        DAY);
        var content =
                new Advisory.Content(
                        "Moderate made-up title",
                        List.of("VMSA-2008-00001"),
                        new Publisher("VMware", "https://www.vmware.com", "vendor"),
                        null,
                        "en",
                        TrackingStatus.FINAL,
                        "2008-01-07",
                        DAY,
                        DAY,
                        "Moderate",
                        null,
                        List.of("CVE-2007-5360"),
                        List.of(new Note("summary", "1. Summary", "A reboot is required.")),
                        List.of(
                                new Product(
                                        "P1",
                                        "ESX 3.5",
                                        List.of("vendor:VMware"),
                                        "cpe:/o:vmware:esx:3.5",
                                        List.of())),
                        List.of(),
                        List.of(vulnerability),
                        List.of(
                                new PatchRow(
                                        "a",
                                        "ESX",
                                        "Service console",
                                        "3.5",
                                        "ESX",
                                        List.of("CVE-2007-5360"),
                                        "7.2",
                                        "Important",
                                        "Denial of service",
                                        "ESX350-200712402-SG",
                                        List.of("vmware/ESX350-200712402-SG"),
                                        "Yes",
                                        "None",
                                        "None")),
                        List.of(new Reference("external", "CVE", "https://example.org/cve")),
                        List.of(),
                        List.of(new Revision("1", DAY, "Initial release")),
                        List.of("6.1.7"),
                        List.of(KNOWN),
                        JUDGED,
                        Map.of("title", "vmware-list/vmsa-mail"));
        return new Advisory(NoticeId.parse("vmware/VMSA-2008-0001"), content, LINEAGE);
    }

    private static Advisory shortened(Advisory advisory) {
        return new Advisory(
                advisory.id(),
                advisory.content(),
                advisory.lineage(),
                List.of(
                        new Shortened(
                                "/content/notes/0/text", Shortened.Unit.CHARACTERS, 2_000_000, 21),
                        new Shortened("/content/products", Shortened.Unit.LINES, 20_000, 1)));
    }

    private static Patch patch() {
        var content =
                new Patch.Content(
                        List.of("ESX350-200712402-SG"),
                        "Updates the service console",
                        List.of("ESX 3.5"),
                        "security",
                        "important",
                        "critical",
                        "patch",
                        DAY,
                        true,
                        false,
                        false,
                        List.of(new Statement("Host Reboot Required", "Yes")),
                        List.of(NoticeId.parse("vmware/ESX350-200711401-SG")),
                        List.of(),
                        List.of(NoticeId.parse("vmware/VMSA-2008-0001")),
                        List.of("CVE-2007-5360"),
                        List.of("3.5.0-1.64607"),
                        List.of("openssl-0.9.7a-33.24.i686.rpm"),
                        List.of("LSI Logic"),
                        List.of("VMware Tools"),
                        List.of(new Note(null, "Summary", "New packages.")),
                        List.of(new Reference(null, null, "https://www.example.org/kb/1")),
                        List.of(KNOWN),
                        JUDGED,
                        Map.of("patchClass", "vmware-list/vmsa-mail/VMSA-2008-0001"));
        return new Patch(NoticeId.parse("vmware/ESX350-200712402-SG"), content, LINEAGE);
    }

    private static Post post() {
        var content =
                new Post.Content(
                        "Made-up post",
                        "A blog",
                        List.of("A. Writer"),
                        "https://blog.example.org/1",
                        DAY,
                        null,
                        List.of("patching"),
                        "About VMSA-2008-0001.",
                        List.of(
                                new Mention(
                                        Mention.Kind.ADVISORY,
                                        "vmware/VMSA-2008-0001",
                                        "VMSA-2008-0001")),
                        Map.of("title", "blog/feed"));
        return new Post(NoticeId.parse("blog.example.org/0123456789abcdef"), content, LINEAGE);
    }

    private static Change change() {
        return new Change(
                NoticeId.parse("vmware/VMSA-2008-0001"),
                Change.Kind.REVISED,
                "advisory",
                Cause.PUBLISHER,
                2,
                "ab".repeat(32),
                "ef".repeat(32),
                AT,
                List.of(new Difference("/title", "\"Old\"", "\"New\"")),
                true);
    }
}
