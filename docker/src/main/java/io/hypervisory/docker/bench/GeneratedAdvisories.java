package io.hypervisory.docker.bench;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.enrich.contract.Lineage;
import io.hypervisory.enrich.contract.Urgency;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.ProductStatus;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// Advisories that nobody published, as they stand on their topic: sizes of the same spread as
/// [GeneratedCsaf], words by Zipf, the same for the same number. Thread-safe.
final class GeneratedAdvisories {
    static final int PRODUCTS = 3_000;
    static final int CVES = 50_000;
    static final int FIRST_YEAR = 2008;
    static final List<String> VENDORS =
            List.of("anders", "berg", "cole", "dahl", "evers", "falk", "gray", "holm", "iversen");

    /// What labels and severities are drawn from, the commonest first.
    static final List<String> SEVERITIES = List.of("Important", "Moderate", "Critical", "Low");

    static final List<String> KINDS = List.of("security-fix", "general-fix", "update-release");
    static final List<String> IMPACTS =
            List.of("host-reboot", "service-restart", "vm-migration", "vm-shutdown");
    static final List<String> COMPONENTS =
            List.of("hypervisor", "service-console", "management", "guest-tools", "driver");
    static final List<String> ATTACKS =
            List.of("remote", "local", "denial-of-service", "guest-to-host");

    private static final List<String> FIXES =
            List.of("vendor_fix", "workaround", "none_available", "no_fix_planned");
    private static final LocalDate FIRST_DAY = LocalDate.of(FIRST_YEAR, 1, 1);
    private static final int DAYS = 6_500;

    private final Words words = new Words(42);

    Words words() {
        return words;
    }

    static String cve(int number) {
        return "CVE-%d-%05d".formatted(FIRST_YEAR + number % 18, 10_000 + number);
    }

    static String product(int number) {
        return "Bench Product " + number + " " + number % 9 + ".0";
    }

    Advisory advisory(int number) {
        var random = new Random(number * 7919L + 1);
        // most are small and a few are large: 1 to 100 times the smallest, by the inverse square
        double size = Math.min(40, 0.5 / Math.sqrt(random.nextDouble() + 0.0001));
        String vendor = often(VENDORS, random);
        LocalDate day = FIRST_DAY.plusDays(number % DAYS);
        var id = new NoticeId(vendor, "BENCH-%d-%06d".formatted(day.getYear(), number));
        List<Integer> cves =
                random.ints((int) Math.ceil(size * 0.8), 0, CVES)
                        .distinct()
                        .sorted()
                        .boxed()
                        .toList();
        List<Product> products =
                random.ints((int) Math.ceil(size * 1.2), 0, PRODUCTS)
                        .distinct()
                        .mapToObj(GeneratedAdvisories::ofNumber)
                        .toList();
        return new Advisory(
                id, content(id, day, size, cves, products, random), lineage(id, random));
    }

    private Advisory.Content content(
            NoticeId id,
            LocalDate day,
            double size,
            List<Integer> cves,
            List<Product> products,
            Random random) {
        List<String> productIds = products.stream().map(Product::id).toList();
        List<Vulnerability> vulnerabilities =
                cves.stream().map(cve -> vulnerability(cve(cve), productIds, random)).toList();
        String vendor = id.vendor();
        return new Advisory.Content(
                words.text(random, 50),
                List.of(id.local().toLowerCase(Locale.ROOT)),
                new Publisher(vendor, "https://" + vendor + ".example", "vendor"),
                "csaf_security_advisory",
                "en",
                TrackingStatus.FINAL,
                "1",
                date(day),
                date(day.plusDays(random.nextInt(40))),
                often(SEVERITIES, random),
                "WHITE",
                cves.stream().map(GeneratedAdvisories::cve).sorted().toList(),
                List.of(
                        new Note("summary", null, words.text(random, (int) (460 * size))),
                        new Note("details", null, words.text(random, (int) (800 * size)))),
                products,
                List.of(),
                vulnerabilities,
                List.of(),
                List.of(
                        new Reference(
                                "self", "self", "https://" + vendor + ".example/" + id.local())),
                List.of(),
                List.of(),
                null,
                knowledge(cves, random),
                classification(random),
                Map.of());
    }

    private static Product ofNumber(int number) {
        return new Product("P" + number, product(number), List.of("vendor:Bench"), null, List.of());
    }

    private static SaidDate date(LocalDate day) {
        Instant instant = day.atTime(8, 0).toInstant(ZoneOffset.UTC);
        return new SaidDate(instant.toString(), instant, Precision.TIME, "Z", false);
    }

    private Vulnerability vulnerability(String cve, List<String> products, Random random) {
        return new Vulnerability(
                cve,
                List.of(),
                null,
                List.of("CWE-787"),
                List.of(new Note("description", null, words.text(random, 180))),
                Map.of(ProductStatus.KNOWN_AFFECTED, products),
                List.of(),
                List.of(
                        new Remediation(
                                often(FIXES, random),
                                words.text(random, 80),
                                null,
                                null,
                                products,
                                List.of(),
                                List.of(),
                                null,
                                null,
                                null)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }

    /// One in ten is in a list at all, and one of those in five is exploited.
    private static List<CveKnowledge> knowledge(List<Integer> cves, Random random) {
        if (random.nextInt(10) > 0) {
            return List.of();
        }
        String cve = cve(cves.getFirst());
        List<CveKnowledge.Exploited> exploited =
                random.nextInt(5) > 0
                        ? List.of()
                        : List.of(
                                new CveKnowledge.Exploited(
                                        "kev",
                                        FIRST_DAY.plusDays(random.nextInt(DAYS)),
                                        FIRST_DAY.plusDays(DAYS),
                                        null,
                                        null));
        return List.of(
                new CveKnowledge(
                        cve,
                        exploited,
                        List.of(new CveKnowledge.Likelihood("epss", 0.1, 0.5)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    private static Classification classification(Random random) {
        int points = random.nextInt(100);
        return new Classification(
                "bench",
                List.of(label(often(KINDS, random))),
                List.of(label(often(COMPONENTS, random))),
                List.of(),
                List.of(),
                random.nextInt(3) == 0 ? List.of() : List.of(label(often(IMPACTS, random))),
                List.of(label(often(ATTACKS, random))),
                random.nextInt(30) > 0 ? List.of() : List.of(label("re-released")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Urgency(Urgency.Level.values()[points / 25], points, List.of()));
    }

    private static Label label(String value) {
        return new Label(value, Verdict.YES, "bench." + value, null, "/notes/0/text", -1, -1, 0.8);
    }

    private static Lineage lineage(NoticeId id, Random random) {
        var seen = Instant.parse("2026-01-01T00:00:00Z");
        String digest = "%016x".formatted(random.nextLong()).repeat(4);
        var provenance =
                new Provenance(
                        "https://" + id.vendor() + ".example/" + id.local() + ".json",
                        "hypervisory.documents.v1",
                        random.nextInt(8),
                        random.nextInt(100_000),
                        digest,
                        seen,
                        "csaf",
                        1);
        return new Lineage(
                1,
                digest,
                seen,
                seen,
                Cause.HISTORY,
                List.of(new Witness("bench/csaf", "bench-" + id.vendor(), true, provenance)));
    }

    /// The first half as often as all others together, and so on.
    private static String often(List<String> values, Random random) {
        for (String value : values) {
            if (random.nextBoolean()) {
                return value;
            }
        }
        return values.getLast();
    }

    /// A run of numbers, for one request.
    List<Advisory> advisories(int from, int until) {
        var all = new ArrayList<Advisory>(until - from);
        for (int number = from; number < until; number++) {
            all.add(advisory(number));
        }
        return all;
    }
}
