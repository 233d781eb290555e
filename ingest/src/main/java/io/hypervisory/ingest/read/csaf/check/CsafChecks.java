package io.hypervisory.ingest.read.csaf.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Runs the mandatory tests that a document's own version demands. Thread-safe, and linear in the
/// size of the document.
public final class CsafChecks {
    /// Memberships that tests are willing to follow from product groups to products.
    private static final long MOST_MEMBERSHIPS = 2_000_000;

    private CsafChecks() {}

    /// @return null when `document.csaf_version` is neither 2.0 nor 2.1
    public static @Nullable CsafVerdict of(JsonNode root) {
        var spot = Spot.root(root);
        String version = spot.member("document").text("csaf_version");
        List<CsafTest> tests = version == null ? null : CsafTests.ofVersion(version);
        return version == null || tests == null
                ? null
                : verdict(new CheckedDocument(spot, version), version, tests);
    }

    private static CsafVerdict verdict(
            CheckedDocument document, String version, List<CsafTest> tests) {
        var findings = new Findings();
        var unjudged = new ArrayList<String>();
        boolean tooMany = document.memberships() > MOST_MEMBERSHIPS;
        for (CsafTest test : tests) {
            if (tooMany && test.throughGroups()) {
                unjudged.add(test.number() + " not tested: product groups name too many products");
                continue;
            }
            findings.begin(test);
            test.check().look(document, findings);
        }
        unjudged.addAll(ExtensionTests.unknown(document));
        return new CsafVerdict(version, findings.all(), unjudged);
    }
}
