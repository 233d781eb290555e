package io.hypervisory.ingest.read.csaf.check;

import java.util.List;

/// What came of the mandatory tests of one version.
///
/// @param version `2.0` or `2.1`
/// @param findings in the order of the tests, of each test not more than [#MOST_OF_ONE_TEST]
/// @param unjudged what could not be tested, with the reason
public record CsafVerdict(String version, List<CsafFinding> findings, List<String> unjudged) {
    public static final int MOST_OF_ONE_TEST = 50;

    public CsafVerdict {
        findings = List.copyOf(findings);
        unjudged = List.copyOf(unjudged);
    }

    /// The numbers of the failed tests, each once, in order.
    public List<String> failedTests() {
        return findings.stream().map(CsafFinding::test).distinct().toList();
    }
}
