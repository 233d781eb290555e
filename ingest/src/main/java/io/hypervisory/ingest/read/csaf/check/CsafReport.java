package io.hypervisory.ingest.read.csaf.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A verdict in words, for people.
public final class CsafReport {
    private CsafReport() {}

    /// Lines, the first of which says it all: the document's name, its version, and how many tests
    /// it fails. Below stands each failed test with the places where it fails.
    public static String of(String name, CsafVerdict verdict) {
        var text = new StringBuilder(name).append(": CSAF ").append(verdict.version());
        Map<String, List<CsafFinding>> byTest =
                verdict.findings().stream()
                        .collect(
                                Collectors.groupingBy(
                                        CsafFinding::test,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        text.append(summary(byTest.size()));
        byTest.forEach((test, findings) -> append(text, test, findings));
        verdict.unjudged().forEach(what -> text.append("  ").append(what).append('\n'));
        return text.toString();
    }

    private static String summary(int failed) {
        return switch (failed) {
            case 0 -> ", passes all mandatory tests\n";
            case 1 -> ", fails 1 mandatory test\n";
            default -> ", fails " + failed + " mandatory tests\n";
        };
    }

    private static void append(StringBuilder text, String test, List<CsafFinding> findings) {
        text.append("  ").append(test).append(' ').append(findings.getFirst().title()).append('\n');
        for (CsafFinding finding : findings) {
            text.append("    ").append(finding.pointer()).append(": ");
            text.append(finding.message().replaceAll("\\p{Cntrl}", " ")).append('\n');
        }
        if (findings.size() == CsafVerdict.MOST_OF_ONE_TEST) {
            text.append("    and perhaps more\n");
        }
    }
}
