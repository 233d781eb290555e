package io.hypervisory.index.document;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.Remediation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Whether something mends what an advisory tells of, in the publisher's own statements.
final class Remedy {
    static final String AVAILABLE = "available";
    static final String PENDING = "pending";
    static final String NONE_PLANNED = "none-planned";
    static final String WORKAROUND = "workaround";

    private Remedy() {}

    /// `available`, `pending`, `none-planned` and `workaround`, several where products differ;
    /// empty when the publisher says nothing of it.
    static List<String> of(Advisory.Content content) {
        return Stream.concat(
                        content.vulnerabilities().stream()
                                .flatMap(each -> each.remediations().stream())
                                .flatMap(Remedy::of),
                        content.patchTable().stream().flatMap(Remedy::of))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> of(Remediation remediation) {
        return switch (remediation.category()) {
            case "vendor_fix", "optional_patch" -> Stream.of(AVAILABLE);
            case "fix_planned", "none_available" -> Stream.of(PENDING);
            case "no_fix_planned" -> Stream.of(NONE_PLANNED);
            case "workaround", "mitigation" -> Stream.of(WORKAROUND);
            default -> Stream.of();
        };
    }

    private static Stream<String> of(PatchRow row) {
        if (!row.patchIds().isEmpty()) {
            return Stream.of(AVAILABLE);
        }
        return row.fix().toLowerCase(Locale.ROOT).contains("pending")
                ? Stream.of(PENDING)
                : Stream.of();
    }
}
