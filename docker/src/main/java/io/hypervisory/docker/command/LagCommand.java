package io.hypervisory.docker.command;

import io.hypervisory.docker.command.ServerOption.Answer;
import io.hypervisory.docker.command.ServerOption.Asking;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `lag`: asks a running Hypervisory which vendor speaks first of a CVE that several have.
@Command(
        name = "lag",
        mixinStandardHelpOptions = true,
        description =
                "Which vendor speaks first of a CVE that several have, and how many days the others take, by vendor and year. For example: lag --vendor vmware --year 2008")
public final class LagCommand implements Callable<Integer> {
    private static final String ROW = "%-16s  %-5s  %6s  %6s  %9s  %7s  %6s  %6s  %9s  %8s  %7s%n";

    @Option(
            names = "--vendor",
            paramLabel = "SLUG",
            description = "Only this vendor: vmware, xen, …")
    private @Nullable String vendor;

    @Option(
            names = "--year",
            paramLabel = "YYYY",
            description = "Only CVEs of which the first vendor spoke in this year.")
    private @Nullable String year;

    @Option(names = "--json", description = "The answer as JSON.")
    private boolean json;

    @Mixin private ServerOption server = new ServerOption();

    @Override
    public Integer call() throws InterruptedException {
        return server.talk(this::ask);
    }

    private int ask(Asking asking) throws IOException, InterruptedException {
        Answer answer = asking.ask("GET", path());
        if (answer.problem() != null) {
            System.err.println(answer.problem());
            return 1;
        }
        if (json) {
            System.out.println(answer.body());
        } else {
            System.out.print(table(answer.body()));
        }
        return 0;
    }

    private String path() {
        var parameters = new LinkedHashMap<String, @Nullable String>();
        parameters.put("vendor", vendor);
        parameters.put("year", year);
        return ServerOption.path("/api/lag", parameters);
    }

    /// A vendor's years, then all of them when there are several.
    private static String table(JsonNode answer) {
        if (answer.has("noData")) {
            return answer.path("noData").asString() + "\n";
        }
        var out = new StringBuilder();
        out.append(
                "%s CVEs in dated advisories or patches of two vendors or more%n"
                        .formatted(answer.path("cves").asString()));
        out.append(
                ROW.formatted(
                        "vendor",
                        "year",
                        "CVEs",
                        "first",
                        "same day",
                        "median",
                        "p90",
                        "most",
                        "by patch",
                        "undated",
                        "silent"));
        for (JsonNode each : answer.path("vendors")) {
            String name = each.path("vendor").asString();
            JsonNode years = each.path("byYear");
            years.properties().forEach(one -> out.append(row(name, one.getKey(), one.getValue())));
            if (years.size() > 1) {
                out.append(row(name, "all", each.path("lag")));
            }
        }
        return out.toString();
    }

    /// A figure that there is none of is a dash.
    private static String row(String vendor, String year, JsonNode lag) {
        return ROW.formatted(
                vendor,
                year,
                figure(lag, "n"),
                figure(lag, "first"),
                figure(lag, "together"),
                figure(lag, "median"),
                figure(lag, "p90"),
                figure(lag, "most"),
                figure(lag, "byPatch"),
                figure(lag, "undated"),
                figure(lag, "silent"));
    }

    private static String figure(JsonNode lag, String name) {
        return lag.path(name).asString("-");
    }
}
