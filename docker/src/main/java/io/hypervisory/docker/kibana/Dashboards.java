package io.hypervisory.docker.kibana;

import static io.hypervisory.docker.kibana.Bucket.months;
import static io.hypervisory.docker.kibana.Bucket.values;
import static io.hypervisory.docker.kibana.Bucket.years;
import static io.hypervisory.docker.kibana.Measure.count;
import static io.hypervisory.docker.kibana.Measure.different;
import static io.hypervisory.docker.kibana.Measure.firstDay;
import static io.hypervisory.docker.kibana.Measure.lastDay;
import static io.hypervisory.docker.kibana.Measure.most;
import static io.hypervisory.docker.kibana.Panel.bars;
import static io.hypervisory.docker.kibana.Panel.grid;
import static io.hypervisory.docker.kibana.Panel.lyingBars;
import static io.hypervisory.docker.kibana.Panel.number;
import static io.hypervisory.docker.kibana.Panel.table;

import java.util.List;

/// What the dashboards show: the one description that all is made from. A condition is `field:
/// value` or `not field: *`. Kibana counts days, months and years in the zone of its reader.
final class Dashboards {
    private static final String ADVISORIES = "type: advisory";
    private static final String PATCHES = "type: patch";
    private static final String EXPLOITED = "kev: true";

    private Dashboards() {}

    static List<Dashboard> all() {
        return List.of(overview(), cadence(), lag(), exploited());
    }

    private static Dashboard overview() {
        return new Dashboard(
                "hypervisory-overview",
                "Hypervisory: overview",
                "What virtualization vendors published, and what we make of it",
                List.of(
                        number("advisories", "Advisories", count("Advisories")).where(ADVISORIES),
                        number("patches", "Patches", count("Patches")).where(PATCHES),
                        number("posts", "Posts", count("Posts")).where("type: post"),
                        number("undated", "Without a date", count("Without a date"))
                                .from(Assets.ALL)
                                .where("not published: *"),
                        bars(
                                        "years",
                                        "Notices by year",
                                        count("Notices"),
                                        years("published", "Year"),
                                        values("vendor", "Vendor", 12))
                                .size(48, 14),
                        table(
                                "vendors",
                                "Vendors",
                                values("vendor", "Vendor", 100),
                                count("Notices"),
                                firstDay("published", "First"),
                                lastDay("published", "Last")),
                        lyingBars(
                                        "urgency",
                                        "Advisories by urgency (ours)",
                                        count("Advisories"),
                                        values("urgency", "Urgency", 4).withMissing())
                                .where(ADVISORIES),
                        lyingBars(
                                "kind",
                                "Kinds (ours)",
                                count("Notices"),
                                values("kind", "Kind", 20).withMissing()),
                        lyingBars(
                                "component",
                                "Components (ours)",
                                count("Notices"),
                                values("component", "Component", 20).withMissing()),
                        lyingBars(
                                "severity",
                                "Severity (the publisher's own word)",
                                count("Notices"),
                                values("severity", "Severity", 20).withMissing()),
                        lyingBars(
                                        "fix",
                                        "Is there a fix?",
                                        count("Advisories"),
                                        values("fix", "Fix", 10).withMissing())
                                .where(ADVISORIES)));
    }

    private static Dashboard cadence() {
        return new Dashboard(
                "hypervisory-cadence",
                "Hypervisory: patch cadence",
                "Which patches came out when, and what applying them costs. How often a host would have been down"
                        + " is computed by Hypervisory itself: docker/hypervisory maintenance",
                List.of(
                        bars(
                                        "months",
                                        "Patches by month",
                                        count("Patches"),
                                        months("published", "Month"),
                                        values("vendor", "Vendor", 12))
                                .where(PATCHES)
                                .size(48, 14),
                        bars(
                                        "impact-years",
                                        "What applying costs, by year (ours)",
                                        count("Patches"),
                                        years("published", "Year"),
                                        values("impact", "Impact", 12).withMissing())
                                .where(PATCHES),
                        lyingBars(
                                        "no-impact",
                                        "What applying does not cost, as said",
                                        count("Patches"),
                                        values("impactNo", "No", 12).withMissing())
                                .where(PATCHES),
                        table(
                                        "platforms",
                                        "Platforms (a line holds its releases)",
                                        values("platforms", "Platform", 500),
                                        count("Patches"),
                                        firstDay("published", "First"),
                                        lastDay("published", "Last"))
                                .where(PATCHES),
                        lyingBars(
                                        "component-patches",
                                        "Components of patches (ours)",
                                        count("Patches"),
                                        values("component", "Component", 20).withMissing())
                                .where(PATCHES),
                        lyingBars(
                                        "quality",
                                        "Trouble with the fix itself (ours)",
                                        count("Patches"),
                                        values("quality", "Quality", 10).withMissing())
                                .where(PATCHES)));
    }

    private static Dashboard lag() {
        return new Dashboard(
                "hypervisory-lag",
                "Hypervisory: cross-vendor lag",
                "On which day each vendor first spoke of a CVE. The index knows advisories, not CVEs, so days of lag are"
                        + " counted by Hypervisory itself: docker/hypervisory lag",
                List.of(
                        number("cves", "CVEs named by advisories", different("cve", "CVEs"))
                                .where(ADVISORIES),
                        number("vendors", "Vendors with advisories", different("vendor", "Vendors"))
                                .where(ADVISORIES),
                        grid(
                                        "first-words",
                                        "First advisory of each vendor on a CVE, those of most vendors first",
                                        values("cve", "CVE", 200)
                                                .by(different("vendor", "Vendors")),
                                        values("vendor", "Vendor", 20),
                                        firstDay("published", "First advisory"))
                                .where(ADVISORIES)
                                .size(48, 22),
                        table(
                                        "cve-spans",
                                        "CVEs: vendors, first and last advisory",
                                        values("cve", "CVE", 200)
                                                .by(different("vendor", "Vendors")),
                                        different("vendor", "Vendors"),
                                        firstDay("published", "First"),
                                        lastDay("published", "Last"))
                                .where(ADVISORIES),
                        table(
                                        "libraries",
                                        "Bundled software that several vendors fix (ours)",
                                        values("library", "Software", 100)
                                                .by(different("vendor", "Vendors")),
                                        different("vendor", "Vendors"),
                                        count("Advisories"))
                                .where(ADVISORIES),
                        bars(
                                        "advisory-years",
                                        "Advisories by year and vendor",
                                        count("Advisories"),
                                        years("published", "Year"),
                                        values("vendor", "Vendor", 12))
                                .where(ADVISORIES)
                                .size(48, 14)));
    }

    private static Dashboard exploited() {
        return new Dashboard(
                "hypervisory-exploited",
                "Hypervisory: exploited",
                "Notices of which a catalogue of known exploited vulnerabilities has a CVE. What no list speaks of is"
                        + " unknown, which is not no",
                List.of(
                        number("exploited", "Known exploited", count("Notices")).where(EXPLOITED),
                        number("not-listed", "On lists, in no catalogue", count("Notices"))
                                .where("kev: false"),
                        number("unknown", "No list speaks of them", count("Notices"))
                                .where("not kev: *"),
                        number(
                                        "cves-exploited",
                                        "CVEs of those exploited",
                                        different("cve", "CVEs"))
                                .where(EXPLOITED),
                        table(
                                        "notices",
                                        "Known exploited, by urgency",
                                        values("id", "Notice", 500)
                                                .by(most("urgencyPoints", "Points")),
                                        most("urgencyPoints", "Points of urgency"),
                                        firstDay("due", "Mend by (catalogue)"),
                                        most("epss", "EPSS, at least"),
                                        most("cvss", "CVSS base score"))
                                .where(EXPLOITED)
                                .size(48, 18),
                        bars(
                                        "exploited-years",
                                        "Known exploited by year published",
                                        count("Notices"),
                                        years("published", "Year"),
                                        values("vendor", "Vendor", 12))
                                .where(EXPLOITED),
                        bars(
                                        "due",
                                        "Days by which to mend, by month",
                                        count("Notices"),
                                        months("due", "Month"))
                                .where(EXPLOITED),
                        lyingBars(
                                        "attack",
                                        "What an attacker gains or needs (ours)",
                                        count("Notices"),
                                        values("attack", "Attack", 15))
                                .where(EXPLOITED),
                        lyingBars(
                                "epss",
                                "Probability of exploitation (EPSS, lower end of its band)",
                                count("Notices"),
                                values("epss", "At least", 10).of("number")),
                        lyingBars(
                                        "fix-exploited",
                                        "Is there a fix for those exploited?",
                                        count("Notices"),
                                        values("fix", "Fix", 10).withMissing())
                                .where(EXPLOITED)));
    }
}
