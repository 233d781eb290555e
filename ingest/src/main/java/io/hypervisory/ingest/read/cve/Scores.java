package io.hypervisory.ingest.read.cve;

import io.hypervisory.ingest.contract.Metric;
import io.hypervisory.ingest.read.Fields;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Scores as the lists about CVEs write them. Thread-safe.
final class Scores {
    private static final Pattern PREFIX = Pattern.compile("CVSS:(\\d\\.\\d)/.*", Pattern.DOTALL);
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private Scores() {}

    /// Adds a score of CVSS from its own JSON, the same in all lists; nothing when it says nothing.
    ///
    /// @param version the version that its place in the list implies
    /// @param severity the word that stands beside it, as for version 2
    static void addCvss(
            Fields cvss,
            String version,
            @Nullable String severity,
            @Nullable String source,
            List<Metric> metrics) {
        String vector = vector(cvss.word("vectorString"));
        Double score = number(cvss, "baseScore");
        String own = cvss.word("baseSeverity");
        String word = own == null ? severity : own;
        if (vector != null || score != null || word != null) {
            String scheme = scheme(cvss.word("version"), vector, version);
            metrics.add(new Metric(scheme, vector, score, word, source, List.of()));
        }
    }

    /// A vector alone, as OSV has it.
    static Metric ofVector(String vector, String version) {
        return new Metric(scheme(null, vector, version), vector, null, null, null, List.of());
    }

    private static String scheme(@Nullable String said, @Nullable String vector, String otherwise) {
        if (said != null) {
            return "cvss-" + said.strip();
        }
        var prefix = PREFIX.matcher(vector == null ? "" : vector);
        return "cvss-" + (prefix.matches() ? prefix.group(1) : otherwise);
    }

    /// Vectors of version 2 stood in parentheses once.
    private static @Nullable String vector(@Nullable String said) {
        if (said == null) {
            return null;
        }
        String vector = said.strip();
        return vector.startsWith("(") && vector.endsWith(")")
                ? vector.substring(1, vector.length() - 1)
                : vector;
    }

    /// Null when it is not there or none from 0 to 10.
    private static @Nullable Double number(Fields owner, String field) {
        String said = owner.word(field);
        if (said == null || !said.strip().matches("\\d{1,2}(\\.\\d{1,10})?")) {
            return null;
        }
        double number = Double.parseDouble(said.strip());
        return number <= 10 ? number : null;
    }

    /// CISA's decisions. The CVE list capitalises their names and NVD writes them in camel case;
    /// they are joined as the CVE list has them: `Exploitation:active/Automatable:no`.
    static void addSsvc(Fields content, @Nullable String source, List<Metric> metrics) {
        var pairs = new StringJoiner("/");
        content.forEach(
                "options",
                option -> {
                    for (String name : option.names()) {
                        String value = option.word(name);
                        if (value != null) {
                            pairs.add(title(name) + ":" + value);
                        }
                    }
                });
        if (pairs.length() > 0) {
            metrics.add(new Metric("ssvc", pairs.toString(), null, null, source, List.of()));
        }
    }

    private static String title(String name) {
        var title = new StringJoiner(" ");
        for (String word : HUMP.matcher(name).replaceAll(" ").split(" ")) {
            title.add(
                    word.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return title.toString();
    }

    /// A word on severity in a scheme of somebody's own.
    static Metric qualitative(String word, @Nullable String source) {
        return new Metric("qualitative", null, null, word, source, List.of());
    }
}
