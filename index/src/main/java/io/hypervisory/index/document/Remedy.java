package io.hypervisory.index.document;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.ProductStatus;
import io.hypervisory.ingest.contract.Remediation;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether something mends what an advisory tells of, in the publisher's own statements.
public final class Remedy {
    public static final String AVAILABLE = "available";
    public static final String PENDING = "pending";
    public static final String NONE_PLANNED = "none-planned";
    public static final String WORKAROUND = "workaround";

    /// Of products that have a fix in them.
    public static final List<ProductStatus> FIXED =
            List.of(ProductStatus.FIXED, ProductStatus.FIRST_FIXED, ProductStatus.RECOMMENDED);

    private static final Pattern NO_PLAN = Pattern.compile("\\b(no|not|none)\\b.*\\bplanned\\b");

    private Remedy() {}

    /// `available`, `pending`, `none-planned` and `workaround`, several where products differ;
    /// empty when the publisher says nothing of it.
    static List<String> of(Advisory.Content content) {
        return Stream.concat(
                        content.vulnerabilities().stream()
                                .flatMap(each -> each.remediations().stream())
                                .map(Remedy::state),
                        content.patchTable().stream().map(Remedy::state))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    /// Null when it says nothing of a fix.
    public static @Nullable String state(Remediation remediation) {
        return switch (remediation.category()) {
            case "vendor_fix", "optional_patch" -> AVAILABLE;
            case "fix_planned", "none_available" -> PENDING;
            case "no_fix_planned" -> NONE_PLANNED;
            case "workaround", "mitigation" -> WORKAROUND;
            default -> null;
        };
    }

    /// Null when the row says nothing of a fix, such as that a product is not affected.
    public static @Nullable String state(PatchRow row) {
        if (!row.patchIds().isEmpty()) {
            return AVAILABLE;
        }
        String fix = row.fix().toLowerCase(Locale.ROOT);
        if (fix.contains("pending")) {
            return PENDING;
        }
        if (NO_PLAN.matcher(fix).find()) {
            return NONE_PLANNED;
        }
        // a version or build, and not "4.0 is not affected"
        return fix.contains("affected") || fix.chars().noneMatch(Character::isDigit)
                ? null
                : AVAILABLE;
    }
}
