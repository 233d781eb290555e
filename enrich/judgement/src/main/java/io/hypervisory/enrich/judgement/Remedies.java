package io.hypervisory.enrich.judgement;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.ProductStatus;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.contract.Vulnerability;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Whether an advisory says what to do, and where it first does: a JSON pointer, or null.
final class Remedies {
    private static final List<ProductStatus> FIXED =
            List.of(ProductStatus.FIXED, ProductStatus.FIRST_FIXED, ProductStatus.RECOMMENDED);

    private Remedies() {}

    static @Nullable String fix(Advisory.Content advisory) {
        String remedy = remediation(advisory, Remedies::isFix);
        if (remedy != null) {
            return remedy;
        }
        for (int i = 0; i < advisory.patchTable().size(); i++) {
            PatchRow row = advisory.patchTable().get(i);
            if (!row.patchIds().isEmpty()) {
                return "/patchTable/" + i + "/fix";
            }
        }
        return status(advisory);
    }

    static @Nullable String fixedVersion(Advisory.Content advisory) {
        String remedy = remediation(advisory, each -> each.fixedVersion() != null);
        return remedy == null ? status(advisory) : remedy;
    }

    static @Nullable String workaround(Advisory.Content advisory) {
        String remedy =
                remediation(
                        advisory,
                        each ->
                                each.category().equals("workaround")
                                        || each.category().equals("mitigation"));
        if (remedy != null) {
            return remedy;
        }
        for (int i = 0; i < advisory.patchTable().size(); i++) {
            String said = advisory.patchTable().get(i).workarounds();
            if (said != null && !said.equalsIgnoreCase("none")) {
                return "/patchTable/" + i + "/workarounds";
            }
        }
        return null;
    }

    private static boolean isFix(Remediation remediation) {
        return remediation.category().equals("vendor_fix")
                || remediation.category().equals("optional_patch")
                || remediation.patch() != null
                || remediation.fixedVersion() != null;
    }

    private static @Nullable String remediation(
            Advisory.Content advisory, Predicate<Remediation> wanted) {
        for (int i = 0; i < advisory.vulnerabilities().size(); i++) {
            List<Remediation> all = advisory.vulnerabilities().get(i).remediations();
            for (int j = 0; j < all.size(); j++) {
                if (wanted.test(all.get(j))) {
                    return "/vulnerabilities/" + i + "/remediations/" + j;
                }
            }
        }
        return null;
    }

    private static @Nullable String status(Advisory.Content advisory) {
        for (int i = 0; i < advisory.vulnerabilities().size(); i++) {
            Vulnerability vulnerability = advisory.vulnerabilities().get(i);
            for (ProductStatus status : FIXED) {
                if (!vulnerability.statuses().getOrDefault(status, List.of()).isEmpty()) {
                    return "/vulnerabilities/"
                            + i
                            + "/statuses/"
                            + status.name().toLowerCase(Locale.ROOT);
                }
            }
        }
        return null;
    }
}
