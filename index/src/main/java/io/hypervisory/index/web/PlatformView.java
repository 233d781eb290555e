package io.hypervisory.index.web;

import io.hypervisory.enrich.judgement.cadence.Known;
import io.hypervisory.enrich.judgement.cadence.PlatformReport;
import io.hypervisory.index.web.page.EntryPage.Fact;
import io.hypervisory.index.web.page.EntryPage.Link;
import io.hypervisory.index.web.page.Form;
import io.hypervisory.index.web.page.PlatformPage;
import io.hypervisory.ingest.contract.product.Platform;
import io.hypervisory.ingest.contract.product.ProductLine.FormFactor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A platform as its page shows it. Immutable.
record PlatformView(Known known, PlatformReport report) {
    /// @param answer null when the question could not be asked
    PlatformPage page(Form question, PlatformPage.@Nullable Answer answer) {
        var record = new RecordView(report);
        return new PlatformPage(
                report.platform(),
                report.name(),
                facts(),
                ways(),
                report.noData(),
                new CalendarView(known, report).page(),
                question,
                answer,
                record.vulnerabilities(),
                record.quality());
    }

    private List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        facts.add(
                new Fact(
                        "Kind",
                        report.formFactor() == null
                                ? report.kind()
                                : report.kind() + ", " + report.formFactor()));
        facts.add(
                new Fact(
                        "Fixes with a day",
                        report.fixes() == 0
                                ? "none known"
                                : "%d, from %s to %s (publisher's zone)"
                                        .formatted(report.fixes(), report.first(), report.last())));
        if (!report.undated().isEmpty()) {
            facts.add(
                    new Fact(
                            "Fixes without a day",
                            report.undated().size() + ", counted nowhere below"));
        }
        facts.add(
                new Fact(
                        "Advisories of its publisher",
                        report.advisories() == 0
                                ? "none known"
                                : Integer.toString(report.advisories())));
        var replacement = report.replacement();
        if (replacement.replaced() > 0) {
            facts.add(
                    new Fact(
                            "Fixes replaced by another",
                            "%d, after %d days in the median (%d to %d)"
                                    .formatted(
                                            replacement.replaced(),
                                            replacement.median(),
                                            replacement.least(),
                                            replacement.most())));
        }
        return facts;
    }

    private List<Link> ways() {
        Platform platform = known.platform();
        var ways = new ArrayList<Link>();
        ways.add(
                new Link(
                        "Its notices", "/search?q=" + Words.encoded("platforms:" + platform.id())));
        ways.add(new Link("Compare it", "/compare?platform=" + Words.encoded(platform.id())));
        FormFactor own = platform.formFactor();
        for (FormFactor form : FormFactor.values()) {
            Platform other = own == null || form == own ? null : platform.builtAs(form);
            if (other != null) {
                ways.add(new Link(other.name(), Counted.platform(other.id())));
            }
        }
        ways.add(new Link("As JSON", "/api" + Counted.platform(platform.id())));
        return ways;
    }
}
