package io.hypervisory.docker.command;

import io.hypervisory.ingest.catalogue.Catalogue;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.catalogue.Switches;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.VendorCoverage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `sources`: how the sources fare, and switching them.
@Command(
        name = "sources",
        mixinStandardHelpOptions = true,
        description =
                "Shows how each source of a running Hypervisory fares, and what can be had of each vendor.")
public final class SourcesCommand implements Callable<Integer> {
    @Option(names = "--json", description = "As GET /api/sources answers it.")
    private boolean json;

    @Mixin private ServerOption server = new ServerOption();

    @Override
    public Integer call() throws InterruptedException {
        return server.talk(asking -> {
            var answer = asking.ask("GET", "/api/sources");
            if (answer.problem() != null) {
                System.err.println(answer.problem());
                return 1;
            }
            print(answer.body());
            return 0;
        });
    }

    private void print(JsonNode body) {
        if (json) {
            System.out.println(body);
            return;
        }
        Instant now = Instant.now();
        body.path("sources").forEach(source -> System.out.println(row(source, now)));
        vendors(body).forEach(System.out::println);
    }

    /// A line for each, in the words of the sources page.
    static List<String> vendors(JsonNode body) {
        List<VendorCoverage> vendors = new ArrayList<>();
        for (JsonNode vendor : body.path("vendors")) {
            vendors.add(Json.MAPPER.treeToValue(vendor, VendorCoverage.class));
        }
        var lines = new ArrayList<String>();
        for (VendorCoverage vendor : vendors) {
            lines.add(
                    vendor.vendor()
                            + ": "
                            + vendor.words()
                            + (vendor.enable() == null
                                    ? ""
                                    : "; more with docker/hypervisory sources enable "
                                            + vendor.enable()));
        }
        if (VendorCoverage.isAnySecondHand(vendors)) {
            lines.add(VendorCoverage.SECOND_HAND_NOTE);
        }
        return lines;
    }

    static String row(JsonNode source, Instant now) {
        String line =
                "%-28s %-8s %-11s fresh %-10s due %-10s %d listed, %d new, %d unchanged, %d failed%s"
                        .formatted(
                                source.path("source").asString(),
                                source.path("health").asString(),
                                label(source),
                                span(source.path("lastSuccess"), now, "never"),
                                source.path("health").asString("").equals("off")
                                        ? "-"
                                        : span(source.path("nextDue"), now, "now"),
                                source.path("listed").asLong(0),
                                source.path("fetched").asLong(0),
                                source.path("unchanged").asLong(0),
                                source.path("failed").asLong(0),
                                source.at("/rhythm/quiet").asBoolean(false)
                                        ? ", quiet for longer than usual"
                                        : "");
        JsonNode failure = source.path("failure");
        return failure.isMissingNode() ? line : line + "\n    " + failure.asString();
    }

    /// What others say of a vendor is told from what it says itself.
    private static String label(JsonNode source) {
        boolean secondHand = source.at("/about/coverage").asString("").equals("second-hand");
        return secondHand ? "second-hand" : "";
    }

    private static String span(JsonNode instant, Instant now, String otherwise) {
        if (!instant.isString()) {
            return otherwise;
        }
        Duration span = Duration.between(now, Instant.parse(instant.stringValue()));
        long seconds = Math.abs(span.toSeconds());
        String words =
                seconds < 120
                        ? seconds + " s"
                        : seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
        return span.isNegative() ? words + " ago" : "in " + words;
    }

    /// Switches one on, after showing its terms and asking once.
    @Command(
            name = "enable",
            mixinStandardHelpOptions = true,
            description =
                    "Switches a source of the shipped catalogue on, in the data folder; a running one sees it when it is started again.")
    int enable(
            @Parameters(paramLabel = "SOURCE", description = "Its name.") String name,
            @Mixin DataOption data,
            @Option(names = "--yes", description = "Do not ask.") boolean yes)
            throws IOException {
        return change(name, data, true, yes);
    }

    @Command(
            name = "disable",
            mixinStandardHelpOptions = true,
            description = "Switches a source of the shipped catalogue off, in the data folder.")
    int disable(
            @Parameters(paramLabel = "SOURCE", description = "Its name.") String name,
            @Mixin DataOption data)
            throws IOException {
        return change(name, data, false, true);
    }

    private static int change(String name, DataOption data, boolean on, boolean sure)
            throws IOException {
        Catalogue shipped = Catalogue.shipped();
        Source source = shipped.source(name).orElse(null);
        if (source == null) {
            System.err.println(
                    "there is no source "
                            + name
                            + "; there are "
                            + String.join(
                                    ", ", shipped.sources().stream().map(Source::name).toList()));
            return 2;
        }
        String missing = data.problem();
        if (missing != null) {
            System.err.println(missing);
            return 2;
        }
        if (!sure && !agrees(source)) {
            System.out.println(name + " stays as it was");
            return 1;
        }
        Path file = CatalogueOption.switches(data.folder());
        try {
            Switches.read(file).with(name, on).write(file);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        }
        System.out.println(
                name + " is " + (on ? "on" : "off") + " from the next start on (" + file + ")");
        return 0;
    }

    private static boolean agrees(Source source) throws IOException {
        String terms = source.profile().terms();
        String unconfirmed = source.profile().unconfirmed();
        System.out.println(source.name() + ": " + source.url());
        System.out.println("Terms: " + (terms == null ? "nothing is known of them" : terms));
        if (unconfirmed != null) {
            System.out.println("Not confirmed: " + unconfirmed);
        }
        System.out.print("Switch it on? [y/N] ");
        System.out.flush();
        var in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        String answer = in.readLine();
        return answer != null && answer.strip().toLowerCase(java.util.Locale.ROOT).startsWith("y");
    }
}
