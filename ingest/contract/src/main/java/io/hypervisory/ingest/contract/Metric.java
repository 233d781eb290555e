package io.hypervisory.ingest.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A score that a publisher gave.
///
/// @param scheme `cvss-2.0`, `cvss-3.0`, `cvss-3.1`, `cvss-4.0`, or `ssvc`, `epss`, `qualitative`
/// @param vector null when only a number or a word was given
/// @param baseScore 0.0 to 10.0; null when not given
/// @param severity the scheme's word as written; null when not given
/// @param source who scored, CSAF 2.1; null is the publisher itself
public record Metric(
        String scheme,
        @Nullable String vector,
        @Nullable Double baseScore,
        @Nullable String severity,
        @Nullable String source,
        List<String> productIds) {
    public Metric {
        Checks.nonBlank(scheme, "scheme");
        productIds = List.copyOf(productIds);
    }
}
