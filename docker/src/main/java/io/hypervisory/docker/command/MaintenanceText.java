package io.hypervisory.docker.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// An answer on maintenance, for people.
final class MaintenanceText {
    private static final int NAMED = 3;

    private final StringBuilder out = new StringBuilder();

    MaintenanceText(JsonNode answer) {
        JsonNode asked = answer.path("asked");
        line(
                "%s, built %s, until %s: %s days",
                text(asked, "name"),
                text(asked, "built"),
                text(asked, "until"),
                text(asked, "days"));
        String needs = asked.has("needs") ? ", needs " + text(asked, "needs") : "";
        line("policy %s, window %s%s", text(asked, "policy"), text(asked, "window"), needs);
        JsonNode estate = asked.path("estate");
        for (JsonNode result : answer.path("results")) {
            result(result, estate);
        }
        for (JsonNode claim : answer.path("claims")) {
            line("");
            line(
                    "Quoted, not a result: %s events from %s to %s, one each %s days (%s).",
                    text(claim, "events"),
                    text(claim, "built"),
                    text(claim, "until"),
                    text(claim, "daysPerEvent"),
                    text(claim, "by"));
            line("  %s", text(claim, "proof"));
        }
    }

    private void result(JsonNode result, JsonNode estate) {
        line("");
        String without =
                result.has("without") ? " without " + joined(result.path("without"), ", ") : "";
        line(
                "%s: %s%s",
                text(result, "source").toUpperCase(Locale.ROOT), text(result, "platform"), without);
        coverage(result.path("coverage"));
        if (result.has("noData")) {
            line("  %s", text(result, "noData"));
            return;
        }
        JsonNode figures = result.path("figures");
        line("  release days: %s", text(figures.path("releaseDays"), "said"));
        for (JsonNode day : figures.path("releaseDays").path("days")) {
            line(
                    "    %s  %-12s  %-9s  %s",
                    text(day, "day"),
                    text(day, "toll"),
                    text(day, "basis"),
                    some(day.path("notices")));
        }
        events(figures, text(result.path("coverage"), "covered"));
        skipped(figures.path("skipped"));
        JsonNode open = figures.path("open");
        if (!open.isEmpty()) {
            line("  chosen, and without a window before the end: %d", open.size());
        }
        table(figures.path("table"), estate);
    }

    private void coverage(JsonNode coverage) {
        String reach =
                coverage.has("first")
                        ? "evidence from "
                                + text(coverage, "first")
                                + " to "
                                + text(coverage, "last")
                        : "no dated evidence";
        line(
                "  coverage: %s; %s of %s days, releases in %s of %s months",
                reach,
                text(coverage, "covered"),
                text(coverage, "days"),
                text(coverage, "monthsWithReleases"),
                text(coverage, "months"));
        for (JsonNode hole : coverage.path("holes")) {
            line("    no data from %s to %s", text(hole, "from"), text(hole, "until"));
        }
        JsonNode undated = coverage.path("undated");
        if (!undated.isEmpty()) {
            line("  known without a day, counted nowhere: %d (%s)", undated.size(), some(undated));
        }
    }

    private void events(JsonNode figures, String covered) {
        JsonNode events = figures.path("events");
        String each =
                figures.has("daysPerEvent")
                        ? ", one each %.2f days of %s covered days"
                                .formatted(figures.path("daysPerEvent").asDouble(), covered)
                        : "";
        line("  maintenance events: %d%s", events.size(), each);
        for (JsonNode event : events) {
            line(
                    "    %s  %-12s  forced by %s; installs %d, covers %d",
                    text(event, "day"),
                    text(event, "toll"),
                    some(event.path("forcedBy")),
                    event.path("installed").size(),
                    event.path("covered").size());
        }
        JsonNode split = figures.path("split");
        line("    by impact: %s", counts(split.path("byToll")));
        line("    by kind: %s", counts(split.path("byKind")));
        line("    by component: %s", counts(split.path("byComponent")));
        if (split.path("repairs").asInt() > 0) {
            line("    for the repair of a repair alone: %d", split.path("repairs").asInt());
        }
        if (!figures.path("quiet").isEmpty()) {
            line("  installed without taking anything away: %d", figures.path("quiet").size());
        }
    }

    private void skipped(JsonNode skipped) {
        if (skipped.isEmpty()) {
            return;
        }
        line("  skipped by the policy: %d", skipped.size());
        for (JsonNode each : skipped) {
            JsonNode fix = each.path("fix");
            String symptoms =
                    fix.path("symptoms").isEmpty()
                            ? "symptoms not known"
                            : joined(fix.path("symptoms"), ", ");
            String brought =
                    each.has("broughtBy")
                            ? "brought by %s on %s%s"
                                    .formatted(
                                            text(each, "broughtBy"),
                                            text(each, "broughtOn"),
                                            each.path("installed").asBoolean()
                                                    ? ""
                                                    : ", which is skipped, too")
                            : "brought by none";
            line("    %s  %s  %s; %s", text(fix, "day"), text(fix, "id"), symptoms, brought);
        }
    }

    private void table(JsonNode table, JsonNode estate) {
        line(
                "  what it costs (%s hosts, %s minutes each, %s at once) and leaves open:",
                text(estate, "hosts"), text(estate, "minutes"), text(estate, "atOnce"));
        line(
                "    %-9s %-15s %6s %10s %10s %10s %10s %7s %5s %9s %9s %9s %9s",
                "policy",
                "window",
                "events",
                "host-hours",
                "elapsed h",
                "VM h moved",
                "VM h fixed",
                "wait d",
                "p90",
                "vuln-days",
                "exploited",
                "left open",
                "vuln-days");
        for (JsonNode row : table) {
            JsonNode cost = row.path("cost");
            JsonNode exposure = row.path("exposure");
            line(
                    "  %s %-9s %-15s %6s %10.1f %10.1f %10.1f %10.1f %7s %5s %9s %9s %9s %9s",
                    row.path("asked").asBoolean() ? ">" : " ",
                    text(row, "policy"),
                    text(row, "window"),
                    text(cost, "events"),
                    cost.path("hostHours").asDouble(),
                    cost.path("elapsedHours").asDouble(),
                    cost.path("vmHoursWithMigration").asDouble(),
                    cost.path("vmHoursWithoutMigration").asDouble(),
                    text(exposure, "median"),
                    text(exposure, "p90"),
                    text(exposure, "vulnerabilityDays"),
                    text(exposure, "exploitedDays"),
                    text(exposure.path("leftOpen"), "untilTheEnd"),
                    text(exposure.path("leftOpen"), "vulnerabilityDays"));
        }
        line(
                "    VM h moved: downtime of machines that migrate; fixed: of those that cannot."
                        + " wait d: median days until a security fix is in, skipped ones included;"
                        + " left open: skipped and brought by nothing, and the vulnerability-days"
                        + " of skipping.");
    }

    private void line(String format, Object... values) {
        out.append(format.formatted(values).stripTrailing()).append('\n');
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("-");
    }

    private static String joined(JsonNode list, String between) {
        return texts(list).stream().collect(Collectors.joining(between));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asString).toList();
    }

    private static String some(JsonNode ids) {
        List<String> all = texts(ids);
        String more = all.size() > NAMED ? " and " + (all.size() - NAMED) + " more" : "";
        return all.stream().limit(NAMED).collect(Collectors.joining(", ")) + more;
    }

    private static String counts(JsonNode counts) {
        var parts = new ArrayList<String>();
        for (Map.Entry<String, JsonNode> each : counts.properties()) {
            parts.add(each.getKey() + " " + each.getValue().asString());
        }
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }

    @Override
    public String toString() {
        return out.toString().stripTrailing();
    }
}
