package io.hypervisory.index.web;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.enrich.contract.CveKnowledge.Exploited;
import io.hypervisory.enrich.contract.CveKnowledge.Likelihood;
import io.hypervisory.enrich.contract.CveKnowledge.Score;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.index.web.page.VulnerabilityTable;
import io.hypervisory.index.web.page.VulnerabilityTable.Cell;
import io.hypervisory.index.web.page.VulnerabilityTable.Line;
import io.hypervisory.index.web.page.VulnerabilityTable.Listed;
import io.hypervisory.ingest.contract.Metric;
import io.hypervisory.ingest.contract.Vulnerability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Words vulnerabilities line by line: what the publisher says of each, what lists say, and what we
/// make of it.
///
/// @param publisher whose scores those without a source are
record VulnerabilitiesView(
        String publisher,
        List<Vulnerability> vulnerabilities,
        List<String> cves,
        List<CveKnowledge> knowledge,
        List<Classification.Part> parts) {
    private static final String UNKNOWN = "unknown";

    static @Nullable VulnerabilityTable of(Advisory.Content content) {
        return new VulnerabilitiesView(
                        content.publisher().name(),
                        content.vulnerabilities(),
                        content.cves(),
                        content.knowledge(),
                        content.classification().parts())
                .table();
    }

    /// Null when there is none.
    @Nullable VulnerabilityTable table() {
        List<Vulnerability> all = all();
        if (all.isEmpty()) {
            return null;
        }
        var scores = new ArrayList<Map<String, Cell>>();
        var scorers = new LinkedHashSet<String>();
        for (Vulnerability each : all) {
            Map<String, Cell> own = scores(each);
            scores.add(own);
            scorers.addAll(own.keySet());
        }
        List<String> columns =
                scorers.stream()
                        .sorted(Comparator.comparing(each -> !each.equals(publisher)))
                        .toList();
        var lines = new ArrayList<Line>();
        for (int i = 0; i < all.size(); i++) {
            lines.add(line(i, all.get(i), columns, scores.get(i)));
        }
        return new VulnerabilityTable(columns, lines);
    }

    /// Those that the publisher describes, and the CVEs that it only names.
    private List<Vulnerability> all() {
        var all = new ArrayList<>(vulnerabilities);
        var described = new HashSet<String>();
        vulnerabilities.stream()
                .map(Vulnerability::cve)
                .filter(cve -> cve != null)
                .forEach(described::add);
        cves.stream()
                .filter(cve -> !described.contains(cve))
                .forEach(cve -> all.add(Vulnerability.ofCve(cve, null)));
        return all;
    }

    private Line line(
            int index, Vulnerability each, List<String> scorers, Map<String, Cell> scores) {
        String cve = each.cve();
        String place = "/vulnerabilities/" + index;
        var cells = new ArrayList<@Nullable Cell>();
        scorers.forEach(scorer -> cells.add(scores.get(scorer)));
        return new Line(
                Marks.rowAnchor("vulnerabilities", index),
                cve,
                cve == null ? null : Words.cve(cve),
                each.title() == null ? "" : each.title(),
                of(place, Classification.Part::components).map(Words::slug).toList(),
                of(place, Classification.Part::attacks).map(CardView::attack).toList(),
                cells,
                listed(cve),
                epss(cve));
    }

    private Stream<String> of(String place, Function<Classification.Part, List<Label>> labels) {
        return parts.stream()
                .filter(part -> part.place().equals(place))
                .flatMap(part -> labels.apply(part).stream())
                .filter(label -> label.verdict() == Verdict.YES)
                .map(Label::value);
    }

    private @Nullable CveKnowledge known(@Nullable String cve) {
        return knowledge.stream().filter(each -> each.cve().equals(cve)).findFirst().orElse(null);
    }

    /// The newest scheme of each scorer.
    private Map<String, Cell> scores(Vulnerability each) {
        var scores = new LinkedHashMap<String, Cell>();
        for (Metric metric : each.metrics()) {
            if (metric.scheme().startsWith("cvss") || metric.scheme().equals("qualitative")) {
                String scorer = metric.source() == null ? publisher : metric.source();
                put(
                        scores,
                        scorer,
                        metric.scheme(),
                        metric.vector(),
                        metric.baseScore(),
                        metric.severity());
            }
        }
        CveKnowledge known = known(each.cve());
        if (known != null) {
            for (Score score : known.scores()) {
                String scorer = scorer(score);
                put(
                        scores,
                        scorer,
                        score.scheme(),
                        score.vector(),
                        score.baseScore(),
                        score.severity());
            }
        }
        return scores;
    }

    /// NVD is read in several files, each a source of its own.
    private static String scorer(Score score) {
        String by = score.by().startsWith("nvd") ? "NVD" : score.by();
        String source = score.source();
        boolean own = source == null || (by.equals("NVD") && source.contains("nist"));
        return own ? by : source + " (" + by + ")";
    }

    private static void put(
            Map<String, Cell> scores,
            String scorer,
            String scheme,
            @Nullable String vector,
            @Nullable Double base,
            @Nullable String word) {
        if (base == null && word == null) {
            return;
        }
        String score =
                base == null ? String.valueOf(word) : String.format(Locale.ROOT, "%.1f", base);
        var cell = new Cell(score, scheme.replace("cvss-", "CVSS "), vector == null ? "" : vector);
        scores.merge(scorer, cell, (a, b) -> a.scheme().compareTo(b.scheme()) >= 0 ? a : b);
    }

    private Listed listed(@Nullable String cve) {
        CveKnowledge known = known(cve);
        if (known == null) {
            return new Listed(false, UNKNOWN);
        }
        if (known.exploited().isEmpty()) {
            return new Listed(false, "no list says so");
        }
        return new Listed(
                true,
                known.exploited().stream()
                        .map(VulnerabilitiesView::listed)
                        .collect(Collectors.joining("; ")));
    }

    static String listed(Exploited each) {
        String since = each.added() == null ? "" : " since " + each.added();
        String due = each.due() == null ? "" : ", due " + each.due();
        String ransomware = Boolean.TRUE.equals(each.ransomware()) ? ", by ransomware" : "";
        return each.by() + since + due + ransomware;
    }

    private String epss(@Nullable String cve) {
        CveKnowledge known = known(cve);
        if (known == null || known.likelihoods().isEmpty()) {
            return UNKNOWN;
        }
        return known.likelihoods().stream()
                .map(VulnerabilitiesView::band)
                .collect(Collectors.joining("; "));
    }

    private static String band(Likelihood band) {
        return band.below() > 1
                ? "at least " + percent(band.atLeast()) + " %"
                : percent(band.atLeast()) + " to " + percent(band.below()) + " %";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.3g", 100 * share)
                .replaceFirst("(\\.\\d*?)0+$", "$1")
                .replaceFirst("\\.$", "");
    }
}
