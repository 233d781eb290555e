package io.hypervisory.docker.gold;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.Assertion.CveEntry;
import io.hypervisory.ingest.contract.Assertion.CveEntry.Affected;
import io.hypervisory.ingest.contract.Metric;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.contract.Vulnerability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is no advisory, in the shape of one, so that it is judged by the same rules: the records of
/// CVE lists.
final class GoldTexts {
    private GoldTexts() {}

    /// Who speaks is none of the vendors whose words rules know.
    private static NoticeId id(String local) {
        return new NoticeId("records", local);
    }

    /// @param body the document that the assertion was read from
    static Noticed assertion(Assertion assertion, byte[] body) {
        return switch (assertion) {
            case CveEntry entry -> entry(entry, body);
            case Assertion.KnownExploited known ->
                    record(
                            known.cve(),
                            known.name(),
                            RecordWords.ofKnownExploited(body, known.cve()),
                            List.of(),
                            List.of(product(0, known.vendor(), known.product(), null)),
                            known.action() == null
                                    ? List.of()
                                    : List.of(
                                            RecordWords.remedy(
                                                    "mitigation", known.action(), null)));
            case Assertion.ExploitProbability _, Assertion.Delisted _ ->
                    throw new IllegalArgumentException(assertion.key() + " says no words");
        };
    }

    private static Noticed entry(CveEntry entry, byte[] body) {
        boolean isCve5 = entry.provenance().format().equals("cve-json5");
        var products = new ArrayList<Product>();
        for (Affected each : entry.affected()) {
            String name = named(each.product(), each.cpe());
            if (name != null && !"unaffected".equals(each.status())) {
                products.add(product(products.size(), each.vendor(), name, each.cpe()));
            }
        }
        return record(
                entry.cve(),
                entry.title(),
                entry.description(),
                entry.metrics(),
                products,
                isCve5 ? RecordWords.ofCve5(body) : fixes(entry.affected()));
    }

    private static @Nullable String named(@Nullable String product, @Nullable String cpe) {
        return product == null && cpe != null ? cpe : product;
    }

    /// The versions that mend it, as far as the record's own fields name them.
    private static List<Remediation> fixes(List<Affected> affected) {
        return affected.stream()
                .flatMap(each -> each.versions().stream().filter(line -> isFix(each, line)))
                .distinct()
                .map(line -> RecordWords.remedy("vendor_fix", null, line))
                .toList();
    }

    private static boolean isFix(Affected affected, String line) {
        return line.matches("(?s).*<(?!=).*")
                || line.contains("unaffected from")
                || "unaffected".equals(affected.status());
    }

    private static Product product(
            int number, @Nullable String vendor, String name, @Nullable String cpe) {
        String full =
                Stream.of(vendor, name).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return new Product(
                "P" + number,
                full,
                vendor == null ? List.of() : List.of("vendor:" + vendor),
                cpe,
                List.of());
    }

    static Noticed record(
            String cve,
            @Nullable String title,
            @Nullable String description,
            List<Metric> metrics,
            List<Product> products,
            List<Remediation> remedies) {
        var vulnerability =
                new Vulnerability(
                        cve,
                        List.of(),
                        title,
                        List.of(),
                        description == null
                                ? List.of()
                                : List.of(new Note("description", null, description)),
                        Map.of(),
                        metrics,
                        remedies,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null);
        return new Noticed.OfAdvisory(
                id(cve),
                content(
                        title == null ? cve : title,
                        List.of(cve),
                        products,
                        List.of(vulnerability)));
    }

    private static Advisory.Content content(
            String title,
            List<String> cves,
            List<Product> products,
            List<Vulnerability> vulnerabilities) {
        return new Advisory.Content(
                title,
                List.of(),
                new Publisher("unknown", null, null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                cves,
                List.of(),
                products,
                List.of(),
                vulnerabilities,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                Classification.NONE,
                Map.of());
    }

    /// The same advisory with one of its vulnerabilities alone: a file of a whole quarter is
    /// labelled by the CVE.
    static Noticed only(NoticeId id, Advisory.Content whole, Vulnerability one) {
        var named = new ArrayList<String>();
        one.statuses().values().forEach(named::addAll);
        return new Noticed.OfAdvisory(
                id,
                content(
                        one.title() == null ? Objects.requireNonNull(one.cve()) : one.title(),
                        one.cve() == null ? List.of() : List.of(one.cve()),
                        whole.products().stream()
                                .filter(each -> named.contains(each.id()))
                                .toList(),
                        List.of(one)));
    }
}
