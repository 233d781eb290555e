package io.hypervisory.docker.relevance;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Assertion.CveEntry;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.Provenance;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.contract.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a list says of one CVE, as if the list were a vendor and this its advisory.
final class CveNotice {
    private static final String VENDOR = "cve";

    private CveNotice() {}

    static AdvisoryFacts of(CveEntry entry) {
        var products = new LinkedHashSet<String>();
        for (CveEntry.Affected each : entry.affected()) {
            products.add(
                    Stream.of(each.vendor(), each.product())
                            .filter(part -> part != null && !part.isBlank())
                            .collect(Collectors.joining(" ")));
        }
        products.remove("");
        return of(
                entry.cve(),
                entry.title() == null ? entry.cve() : entry.title(),
                entry.description() == null ? "" : entry.description(),
                products,
                entry.published());
    }

    static AdvisoryFacts of(
            String cve,
            String title,
            String text,
            Collection<String> products,
            @Nullable SaidDate published) {
        var named = new ArrayList<Product>();
        products.forEach(name ->
                named.add(new Product("P" + named.size(), name, List.of(), null, List.of(), null)));
        return new AdvisoryFacts(
                new NoticeId(VENDOR, cve),
                new Witness("cve/" + cve, "corpus", true, PROVENANCE),
                List.of(),
                title,
                new Publisher("A list of CVEs", null, "other"),
                null,
                "en",
                null,
                null,
                published,
                null,
                null,
                null,
                text.isBlank() ? List.of() : List.of(new Note("description", null, text)),
                named,
                List.of(),
                List.of(Vulnerability.ofCve(cve, null)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of());
    }

    private static final Provenance PROVENANCE =
            new Provenance("https://corpus.example/", null, -1, -1, "", Instant.EPOCH, "corpus", 1);
}
