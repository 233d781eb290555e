package io.hypervisory.docker.command;

import io.hypervisory.docker.command.ServerOption.Answer;
import io.hypervisory.docker.command.ServerOption.Asking;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `crawl`: one pass over a source, now.
@Command(
        name = "crawl",
        mixinStandardHelpOptions = true,
        description =
                "Makes a running Hypervisory crawl a source now, whether it is due or not, and waits for the end of the pass. "
                        + "Exit status 0 when the pass had no failure.")
public final class CrawlCommand implements Callable<Integer> {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

    @Parameters(paramLabel = "SOURCE", description = "Its name.")
    private String source = "";

    @Option(names = "--once", description = "One pass, which is what this command does.")
    private boolean once;

    @Option(
            names = "--within",
            paramLabel = "DURATION",
            defaultValue = "PT1H",
            description = "Wait no longer than this (default ${DEFAULT-VALUE}).")
    private Duration within = Duration.ofHours(1);

    @Mixin private ServerOption server = new ServerOption();

    @Override
    public Integer call() throws InterruptedException {
        return server.talk(this::crawl);
    }

    private int crawl(Asking asking) throws IOException, InterruptedException {
        String path = "/api/sources/" + URLEncoder.encode(source, StandardCharsets.UTF_8);
        Answer told = asking.ask("POST", path + "/crawl");
        if (told.problem() != null) {
            System.err.println(told.problem());
            return 1;
        }
        String before = told.body().path("lastPass").asString("");
        long end = System.nanoTime() + within.toNanos();
        while (System.nanoTime() < end) {
            Answer answer = asking.ask("GET", path);
            String last = answer.body().path("lastPass").asString("");
            if (answer.problem() == null && !last.equals(before)) {
                return report(answer.body());
            }
            Thread.sleep(LOOK_AGAIN);
        }
        System.err.println(source + ": no pass ended within " + within);
        return 1;
    }

    private int report(JsonNode state) {
        System.out.printf(
                "%s: %s, %d listed, %d new, %d unchanged, %d failed%n",
                source,
                state.path("health").asString(),
                state.path("listed").asLong(0),
                state.path("fetched").asLong(0),
                state.path("unchanged").asLong(0),
                state.path("failed").asLong(0));
        JsonNode failure = state.path("failure");
        if (failure.isString()) {
            System.err.println(failure.stringValue());
        }
        return state.path("health").asString("").equals("ok") ? 0 : 1;
    }
}
