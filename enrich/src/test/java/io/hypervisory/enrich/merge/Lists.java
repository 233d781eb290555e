package io.hypervisory.enrich.merge;

import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.Assertion.CveEntry;
import io.hypervisory.ingest.contract.Assertion.CveEntry.Affected;
import io.hypervisory.ingest.contract.Assertion.Delisted;
import io.hypervisory.ingest.contract.Assertion.ExploitProbability;
import io.hypervisory.ingest.contract.Assertion.KnownExploited;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.Metric;
import io.hypervisory.ingest.contract.Provenance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Assertions for tests, made from few words.
public final class Lists {
    private Lists() {}

    private static Provenance provenance(String by, int second) {
        return new Provenance(
                "http://" + by + "/" + second,
                null,
                -1,
                -1,
                Digests.sha256((by + second).getBytes()),
                Instant.ofEpochSecond(second),
                by,
                1);
    }

    public static Assertion exploited(String cve, int second) {
        return exploited(cve, "kev", second, "Apply updates.");
    }

    static Assertion exploited(String cve, String by, int second, String action) {
        return exploited(cve, by, second, action, true);
    }

    /// As a list's first complete pass has it.
    static Assertion exploitedFromTheFirst(String cve, int second) {
        return exploited(cve, "kev", second, "Apply updates.", false);
    }

    private static Assertion exploited(
            String cve, String by, int second, String action, boolean news) {
        return new KnownExploited(
                cve,
                by,
                "VMware",
                "ESXi",
                "Name",
                LocalDate.of(2021, 11, 3),
                null,
                action,
                null,
                news,
                provenance(by, second));
    }

    public static Assertion delisted(String cve, int second) {
        return new Delisted(cve, "kev", true, provenance("kev", second));
    }

    static Assertion probability(String cve, double probability, int second) {
        return new ExploitProbability(
                cve, "epss", probability, null, null, null, true, provenance("epss", second));
    }

    static CveEntry entry(
            String cve,
            String by,
            @Nullable String state,
            List<Metric> metrics,
            List<Affected> affected,
            int second) {
        return new CveEntry(
                cve,
                by,
                state,
                null,
                null,
                metrics,
                List.of(),
                affected,
                List.of(),
                List.of(),
                null,
                null,
                true,
                provenance(by, second));
    }

    static Affected affected(String vendor, String product, @Nullable String status) {
        return new Affected(vendor, product, List.of(), status, null);
    }

    static Claims claims(Assertion... assertions) {
        Claims claims = null;
        for (Assertion each : assertions) {
            claims = Claims.with(claims, ClaimReading.of(each));
        }
        return java.util.Objects.requireNonNull(claims);
    }

    static Knowledge knowledge(Claims... claims) {
        Map<String, Claims> byCve =
                List.of(claims).stream().collect(Collectors.toMap(Claims::cve, each -> each));
        return byCve::get;
    }
}
