package io.hypervisory.ingest.read.csaf;

import io.hypervisory.ingest.contract.Metric;
import io.hypervisory.ingest.read.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// `scores` of CSAF 2.0 and `metrics` of 2.1, one [Metric] for each score object. EPSS and SSVC
/// have no vector of their own, so `name:value` pairs joined by slashes stand in its place.
/// Thread-safe.
final class CsafMetrics {
    private static final List<String> CVSS = List.of("cvss_v2", "cvss_v3", "cvss_v4");
    private static final String CVSS_PREFIX = "CVSS:";

    private CsafMetrics() {}

    static List<Metric> read(Fields vulnerability) {
        var metrics = new ArrayList<Metric>();
        vulnerability.forEach(
                "scores", score -> cvss(score, null, score.words("products"), metrics));
        vulnerability.forEach(
                "metrics",
                metric ->
                        metric.object("content")
                                .ifPresent(content -> content(metric, content, metrics)));
        return metrics;
    }

    private static void content(Fields metric, Fields content, List<Metric> metrics) {
        List<String> products = metric.words("products");
        String source = metric.word("source");
        cvss(content, source, products, metrics);
        content.object("epss")
                .ifPresent(epss ->
                        metrics.add(new Metric("epss", epss(epss), null, null, source, products)));
        for (String name : List.of("ssvc_v1", "ssvc_v2")) {
            content.object(name)
                    .ifPresent(ssvc ->
                            metrics.add(
                                    new Metric("ssvc", ssvc(ssvc), null, null, source, products)));
        }
        String word = content.word("qualitative_severity_rating");
        if (word != null) {
            metrics.add(new Metric("qualitative", null, null, word, source, products));
        }
    }

    private static void cvss(
            Fields owner, @Nullable String source, List<String> products, List<Metric> metrics) {
        for (String name : CVSS) {
            owner.object(name)
                    .ifPresent(cvss ->
                            metrics.add(
                                    new Metric(
                                            scheme(name, cvss),
                                            cvss.word("vectorString"),
                                            cvss.number("baseScore"),
                                            cvss.word("baseSeverity"),
                                            source,
                                            products)));
        }
    }

    /// By the object's own version, else by its vector, else by the name it stands under.
    private static String scheme(String name, Fields cvss) {
        String version = cvss.word("version");
        if (version != null) {
            return "cvss-" + version;
        }
        String vector = cvss.word("vectorString");
        int slash = vector == null ? -1 : vector.indexOf('/');
        if (vector != null && vector.startsWith(CVSS_PREFIX) && slash > 0) {
            return "cvss-" + vector.substring(CVSS_PREFIX.length(), slash);
        }
        return "cvss-" + name.substring(name.length() - 1) + ".0";
    }

    private static String epss(Fields epss) {
        var pairs = new StringJoiner("/");
        for (String name : List.of("probability", "percentile", "timestamp")) {
            String value = epss.word(name);
            if (value != null) {
                pairs.add(name + ":" + value);
            }
        }
        return pairs.toString();
    }

    private static String ssvc(Fields ssvc) {
        var pairs = new StringJoiner("/");
        ssvc.forEach(
                "selections",
                selection -> {
                    List<String> values = selection.each("values", CsafMetrics::label);
                    pairs.add(label(selection) + ":" + String.join(",", values));
                });
        return pairs.toString();
    }

    private static String label(Fields fields) {
        String name = fields.word("name");
        String label = name == null ? fields.word("key") : name;
        return label == null ? "" : label;
    }
}
