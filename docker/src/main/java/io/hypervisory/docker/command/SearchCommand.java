package io.hypervisory.docker.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.docker.command.ServerOption.Answer;
import io.hypervisory.docker.command.ServerOption.Asking;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `search`: asks a running Hypervisory.
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description =
                "Searches a running Hypervisory, for example: search 'vendor:vmware \"service console\"'")
public final class SearchCommand implements Callable<Integer> {
    private static final int PAGE = 100;
    private static final int DEFAULT_LIMIT = 20;
    private static final int MOST_HITS = 10_000;
    private static final int LONGEST_TITLE = 70;

    @Parameters(
            paramLabel = "QUERY",
            description = "Lucene syntax over the documented fields; empty finds everything.")
    private String query = "";

    @Option(names = "--json", description = "One JSON hit a line.")
    private boolean json;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many hits (default 20; with --format all).")
    private @Nullable Integer limit;

    @Mixin private ExportOption export = new ExportOption();

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "Time zone of days, in the query and in what is shown (default: this machine's).")
    private ZoneId zone = ZoneId.systemDefault();

    @Mixin private ServerOption server = new ServerOption();

    @Override
    public Integer call() throws InterruptedException {
        String problem = problem();
        if (problem != null) {
            System.err.println(problem);
            return 2;
        }
        if (export.isWanted()) {
            return export.export(server, query, limit);
        }
        int most = limit == null ? DEFAULT_LIMIT : limit;
        return server.talk(asking -> search(asking, most));
    }

    private @Nullable String problem() {
        if (export.isWanted() && json) {
            return "--json lists hits and --format exports; give one of them";
        }
        if (limit != null && (limit < 1 || !export.isWanted() && limit > MOST_HITS)) {
            return "--limit "
                    + limit
                    + (export.isWanted() ? " is below 1" : " is not within 1 to " + MOST_HITS);
        }
        return export.problem();
    }

    private int search(Asking asking, int most) throws IOException, InterruptedException {
        for (int from = 0; from < most; from += PAGE) {
            Answer answer = asking.ask("GET", path(from, Math.min(PAGE, most - from)));
            if (answer.problem() != null) {
                System.err.println(answer.problem());
                return 1;
            }
            print(answer.body(), from);
            if (from + PAGE >= answer.body().path("total").asLong()) {
                break;
            }
        }
        return 0;
    }

    private String path(int from, int size) {
        return "/api/advisories?q="
                + URLEncoder.encode(query, UTF_8)
                + "&from="
                + from
                + "&size="
                + size
                + "&facets=false&zone="
                + URLEncoder.encode(zone.getId(), UTF_8);
    }

    private void print(JsonNode body, int from) {
        if (!json && from == 0) {
            System.out.println(
                    body.path("total").asLong() + " found, days in " + zone + near(body));
        }
        for (JsonNode hit : body.path("hits")) {
            System.out.println(json ? hit.toString() : row(hit));
        }
    }

    private static String near(JsonNode body) {
        return switch (body.path("match").asString("")) {
            case "similar" ->
                    "; nothing has every word as it is written, these have words like them";
            case "few" -> "; few have every word, others have nearly all of them";
            case "most" -> "; nothing has every word, these have most of them, or words like them";
            default -> "";
        };
    }

    private String row(JsonNode hit) {
        String title = hit.path("title").asString("");
        String shown =
                title.length() > LONGEST_TITLE
                        ? title.substring(0, LONGEST_TITLE - 1) + "…"
                        : title;
        JsonNode from = hit.path("provenance").path(0);
        return "%-10s  %-34s  %-9s  %-70s%n            %s  (%s partition %s offset %s)"
                .formatted(
                        day(hit.path("published").asString("")),
                        hit.path("id").asString(""),
                        hit.path("severity").asString("-"),
                        shown,
                        from.path("url").asString("-"),
                        from.path("topic").asString("-"),
                        from.path("partition").asString("-"),
                        from.path("offset").asString("-"));
    }

    private String day(String instant) {
        return instant.isEmpty()
                ? "no date"
                : LocalDate.ofInstant(Instant.parse(instant), zone).toString();
    }
}
