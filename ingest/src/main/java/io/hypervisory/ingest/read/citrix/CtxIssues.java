package io.hypervisory.ingest.read.citrix;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Metric;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.read.HtmlTable;
import io.hypervisory.ingest.read.NamedCves;
import io.hypervisory.ingest.read.PageLines.Line;
import io.hypervisory.ingest.read.Unread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The weaknesses of a bulletin: a list `CVE-2014-8595: what it is`, or from about 2021 a table of
/// CVE, description, what an attacker needs, and CWE. Thread-safe.
final class CtxIssues {
    private static final Pattern LISTED =
            Pattern.compile(
                    "(?i)^(?:•\\s?)?(?:CVE|CAN)[-\\s\u2010\u2011]?\\d{4}[-\u2010\u2011]\\d{4,19}\\s?[:–—-]\\s?(.{3,1000})$");
    private static final Pattern CVSS = Pattern.compile("(?i)CVSS[\\s:]?v?\\s?([234]\\.[01])");
    private static final Pattern SCORE =
            Pattern.compile("(?<![\\w.])(?:10\\.0|\\d\\.\\d)(?![\\w.])");
    private static final Pattern VECTOR =
            Pattern.compile(
                    "(?:CVSS:[34]\\.[01]/)?AV:[NALP](?:/[A-Za-z]{1,3}:[A-Za-z]{1,9}){5,30}");
    private static final Pattern CWE = Pattern.compile("(?i)\\bCWE-\\d{1,5}\\b");

    private CtxIssues() {}

    /// One for each CVE, in the order of the text.
    ///
    /// @param lines of the article
    static List<Vulnerability> in(List<Line> lines, Element article, Unread unread) {
        var issues = new LinkedHashMap<String, Vulnerability>();
        Map<String, Vulnerability> ofTables = ofTables(article);
        for (Line line : lines) {
            List<String> cves =
                    line.cells().size() == 1
                            ? NamedCves.in(line.text(), unread)
                            : IdGrammar.cves(line.text());
            String title = cves.size() == 1 ? title(line.text()) : null;
            for (String cve : cves) {
                Vulnerability known = ofTables.get(cve);
                Vulnerability said = Vulnerability.ofCve(cve, title);
                issues.merge(
                        cve,
                        known == null ? said : known,
                        (before, now) -> before.title() == null ? now : before);
            }
        }
        return List.copyOf(issues.values());
    }

    private static @Nullable String title(String line) {
        var listed = LISTED.matcher(line);
        return listed.matches() ? listed.group(1).strip() : null;
    }

    private static Map<String, Vulnerability> ofTables(Element article) {
        var issues = new LinkedHashMap<String, Vulnerability>();
        for (Element table : article.select("table:not(:has(table))")) {
            HtmlTable.of(table)
                    .under(heads ->
                            heads.stream().anyMatch(CtxIssues::isCve)
                                    && heads.stream().anyMatch(CtxIssues::isDescription))
                    .ifPresent(body -> ofTable(body, issues));
        }
        return issues;
    }

    private static void ofTable(HtmlTable.Body body, Map<String, Vulnerability> issues) {
        int cve = body.column(CtxIssues::isCve);
        int description = body.column(CtxIssues::isDescription);
        int cwe = body.column(head -> head.contains("cwe"));
        int score = body.column(head -> head.contains("cvss"));
        String scheme = score < 0 ? "" : body.heads().get(score).text();
        for (HtmlTable.Row row : body.rows()) {
            String id = IdGrammar.onlyCve(row.text(cve));
            if (id != null) {
                List<Metric> metrics = metrics(scheme, row.text(score));
                issues.putIfAbsent(id, of(id, row.text(description), row.text(cwe), metrics));
            }
        }
    }

    private static boolean isCve(String head) {
        return head.startsWith("cve");
    }

    private static boolean isDescription(String head) {
        return head.contains("description");
    }

    /// Only where the cell or its header says which version of CVSS it is.
    private static List<Metric> metrics(String head, String cell) {
        Matcher version = CVSS.matcher(cell + " " + head);
        Matcher score = SCORE.matcher(VECTOR.matcher(cell).replaceAll(" "));
        if (!version.find() || !score.find()) {
            return List.of();
        }
        Matcher vector = VECTOR.matcher(cell);
        return List.of(
                new Metric(
                        "cvss-" + version.group(1),
                        vector.find() ? vector.group() : null,
                        Double.valueOf(score.group()),
                        null,
                        null,
                        List.of()));
    }

    private static Vulnerability of(
            String cve, String description, String cwe, List<Metric> metrics) {
        return Vulnerability.ofCve(cve, description.isEmpty() ? null : description)
                .withCwes(CWE.matcher(cwe).results().map(MatchResult::group).distinct().toList())
                .withMetrics(metrics);
    }
}
