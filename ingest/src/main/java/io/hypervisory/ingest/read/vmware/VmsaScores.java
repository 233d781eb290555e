package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.contract.Metric;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.vmware.AdvisoryText.Embedded;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Scores of an issue: a page links each to FIRST's calculator, whose address carries the vector.
/// Thread-safe.
final class VmsaScores {
    private static final Pattern VECTOR =
            Pattern.compile(
                    "(?i)https?://www\\.first\\.org/cvss/calculator/\\S{0,20}?#(CVSS:(\\d\\.\\d)/[A-Z0-9:/]{1,300})");
    private static final Pattern SCORE = Pattern.compile("\\d{1,2}(?:\\.\\d)?");

    private VmsaScores() {}

    /// For each CVE its metrics: several scores stand in the order of the CVEs, one is for all.
    static List<List<Metric>> of(int cves, List<Embedded.Link> links, String issue, Unread unread) {
        var distinct = new LinkedHashSet<Metric>();
        for (Embedded.Link link : links) {
            Metric metric = metric(link);
            if (metric != null) {
                distinct.add(metric);
            }
        }
        List<Metric> metrics = List.copyOf(distinct);
        var each = new ArrayList<List<Metric>>();
        boolean paired = metrics.size() == cves;
        if (!paired && metrics.size() > 1) {
            unread.note("%s: %d scores for %d CVEs".formatted(issue, metrics.size(), cves));
        }
        for (int i = 0; i < cves; i++) {
            boolean one = metrics.size() == 1;
            each.add(paired ? List.of(metrics.get(i)) : one ? metrics : List.of());
        }
        return each;
    }

    private static @Nullable Metric metric(Embedded.Link link) {
        Matcher vector = VECTOR.matcher(link.url());
        if (!vector.lookingAt()) {
            return null;
        }
        boolean number = SCORE.matcher(link.text()).matches();
        return new Metric(
                "cvss-" + vector.group(2),
                vector.group(1),
                number ? Double.valueOf(link.text()) : null,
                null,
                null,
                List.of());
    }
}
