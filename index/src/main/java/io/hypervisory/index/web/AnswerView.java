package io.hypervisory.index.web;

import io.hypervisory.enrich.judgement.cadence.Claim;
import io.hypervisory.enrich.judgement.cadence.Coverage;
import io.hypervisory.enrich.judgement.cadence.Figures;
import io.hypervisory.enrich.judgement.cadence.Figures.CostLine;
import io.hypervisory.enrich.judgement.cadence.Policy;
import io.hypervisory.enrich.judgement.cadence.Report;
import io.hypervisory.enrich.judgement.cadence.Report.Asked;
import io.hypervisory.index.web.page.EntryPage.Fact;
import io.hypervisory.index.web.page.Figure;
import io.hypervisory.index.web.page.PlatformPage;
import io.hypervisory.index.web.page.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An answer on maintenance as its page shows it. Immutable.
record AnswerView(Report report) {
    PlatformPage.Answer page() {
        return new PlatformPage.Answer(
                asked(report.asked()),
                report.results().stream().map(this::result).toList(),
                report.claims().stream().map(AnswerView::claim).toList());
    }

    private static String asked(Asked asked) {
        var words = new ArrayList<String>();
        words.add(
                "%s built %s, until %s: %s"
                        .formatted(
                                asked.name(),
                                asked.built(),
                                asked.until(),
                                Counted.of(asked.days(), "day")));
        words.add(
                asked.policy() == Policy.ALL
                        ? "every fix is installed"
                        : asked.policy().word() + " fixes are installed");
        if (asked.needs() != null) {
            words.add("needs " + asked.needs());
        }
        words.add("window " + asked.window().word());
        if (!asked.without().isEmpty()) {
            words.add("without " + String.join(", ", asked.without()));
        }
        return String.join(" · ", words);
    }

    private PlatformPage.Result result(Report.Result result) {
        String source = result.source().name().toLowerCase(Locale.ROOT);
        Figures figures = result.figures();
        String without =
                result.without().isEmpty() ? "" : " without " + String.join(", ", result.without());
        return new PlatformPage.Result(
                source,
                source,
                switch (result.source()) {
                    case OBSERVED -> "counted from the platform's own notices";
                    case MODELLED ->
                            "another platform's notices, less what concerns only what this one has"
                                    + " not";
                },
                result.name() + without,
                coverage(result.coverage()),
                result.noData(),
                figures == null ? List.of() : glance(result, figures),
                figures == null ? List.of() : tables(source, figures));
    }

    private static List<Fact> coverage(Coverage coverage) {
        var facts = new ArrayList<Fact>();
        facts.add(
                new Fact(
                        "Evidence",
                        coverage.first() == null
                                ? "none has a day"
                                : "from " + coverage.first() + " to " + coverage.last()));
        facts.add(
                new Fact(
                        "Of the period it covers",
                        coverage.covered() + " of " + Counted.of(coverage.days(), "day")));
        facts.add(
                new Fact(
                        "Months with a release",
                        coverage.monthsWithReleases() + " of " + coverage.months()));
        if (!coverage.undated().isEmpty()) {
            facts.add(
                    new Fact(
                            "Known without a day, counted nowhere",
                            Counted.of(coverage.undated().size(), "notice")));
        }
        return facts;
    }

    private List<Figure> glance(Report.Result result, Figures figures) {
        CostLine row = row(figures);
        var estate = report.asked().estate();
        var days = figures.releaseDays();
        return List.of(
                new Figure(
                        "Maintenance events",
                        Integer.toString(figures.events().size()),
                        "windows in which the host or its VMs are taken away, or may be"
                                + repairs(figures.split().repairs())),
                each(result, figures),
                new Figure(
                        "Release days",
                        Long.toString(days.proven() + days.byAdvisoryDate()),
                        days.said()),
                new Figure(
                        "Host-hours",
                        Counted.decimal(row.cost().hostHours()),
                        "%s hours from first to last: %s, %s each, %d at once"
                                .formatted(
                                        Counted.decimal(row.cost().elapsedHours()),
                                        Counted.of(estate.hosts(), "host"),
                                        Counted.of(estate.minutes(), "minute"),
                                        estate.atOnce())),
                new Figure(
                        "Vulnerability-days left open",
                        Long.toString(figures.exposure().vulnerabilityDays()),
                        figures.exposure().exploitedDays() + " of them known to be exploited"));
    }

    private static String repairs(int repairs) {
        return repairs == 0 ? "" : "; %d to repair a repair alone".formatted(repairs);
    }

    private static Figure each(Report.Result result, Figures figures) {
        if (figures.daysPerEvent() == null) {
            return new Figure(
                    "Days per event",
                    "none",
                    "no event is known, which does not say that there was none");
        }
        return new Figure(
                "Days per event",
                Counted.decimal(figures.daysPerEvent()),
                "of %s covered".formatted(Counted.of(result.coverage().covered(), "day")));
    }

    private static CostLine row(Figures figures) {
        return figures.table().stream()
                .filter(CostLine::asked)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the table lacks what was asked"));
    }

    private static List<Table> tables(String id, Figures figures) {
        var events = new EventTables(id, figures);
        var costs = new CostTables(id, figures);
        var tables = new ArrayList<Table>();
        for (Table table :
                List.of(
                        events.events(),
                        costs.costs(),
                        events.tollsByYear(),
                        events.componentsByYear(),
                        events.kinds(),
                        events.skipped(),
                        events.quiet(),
                        events.open(),
                        events.releaseDays())) {
            if (!table.rows().isEmpty()) {
                tables.add(table);
            }
        }
        return tables;
    }

    private static PlatformPage.Claim claim(Claim claim) {
        return new PlatformPage.Claim(
                "%s would have gone into maintenance %d times from %s to %s, once each %s days"
                        .formatted(
                                claim.platform(),
                                claim.events(),
                                claim.built(),
                                claim.until(),
                                claim.daysPerEvent()),
                claim.by(),
                claim.proof(),
                Counted.platform(claim.platform())
                        + "?built="
                        + claim.built()
                        + "&until="
                        + claim.until()
                        + "#answer");
    }
}
