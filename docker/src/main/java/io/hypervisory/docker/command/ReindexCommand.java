package io.hypervisory.docker.command;

import io.hypervisory.docker.command.ServerOption.Answer;
import io.hypervisory.docker.command.ServerOption.Asking;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `reindex`: what is searched, built anew.
@Command(
        name = "reindex",
        mixinStandardHelpOptions = true,
        description =
                "Makes a running Hypervisory build its indices anew from the topics and waits until they are searched. Searches and "
                        + "new records go on meanwhile. Exit status 0 when every index was built.")
public final class ReindexCommand implements Callable<Integer> {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);
    private static final String PATH = "/api/reindex";

    @Option(
            names = "--fewer",
            description = "Let a new index take its place although it holds fewer documents.")
    private boolean fewer;

    @Option(
            names = "--within",
            paramLabel = "DURATION",
            defaultValue = "PT6H",
            description =
                    "Wait no longer than this (default ${DEFAULT-VALUE}); building goes on without us.")
    private Duration within = Duration.ofHours(6);

    @Mixin private ServerOption server = new ServerOption();

    @Override
    public Integer call() throws InterruptedException {
        return server.talk(this::reindex);
    }

    private int reindex(Asking asking) throws IOException, InterruptedException {
        Answer told = asking.ask("POST", fewer ? PATH + "?fewer=true" : PATH);
        if (told.problem() != null) {
            System.err.println(told.problem());
            return 1;
        }
        long end = System.nanoTime() + within.toNanos();
        while (System.nanoTime() < end) {
            Answer answer = asking.ask("GET", PATH);
            if (answer.problem() == null && isOver(answer.body())) {
                return report(answer.body());
            }
            Thread.sleep(LOOK_AGAIN);
        }
        System.err.println("not done within " + within + "; " + PATH + " tells how it goes on");
        return 1;
    }

    private static boolean isOver(JsonNode body) {
        return body.path("indices")
                .valueStream()
                .noneMatch(index -> index.path("state").asString("").equals("building"));
    }

    private static int report(JsonNode body) {
        boolean isDone = true;
        for (JsonNode index : body.path("indices")) {
            if (index.path("state").asString("").equals("done")) {
                System.out.printf(
                        "%s: built anew, %d documents (%d before)%n",
                        index.path("index").asString(),
                        index.path("documents").asLong(0),
                        index.path("replaced").asLong(0));
            } else {
                isDone = false;
                System.err.printf(
                        "%s: not built anew: %s%n",
                        index.path("index").asString(),
                        index.path("detail").asString("nobody asked for it"));
            }
        }
        return isDone ? 0 : 1;
    }
}
