package io.hypervisory.docker.command;

import io.hypervisory.docker.command.ServerOption.Answer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `revisions`: how an entry came to be what it is.
@Command(
        name = "revisions",
        mixinStandardHelpOptions = true,
        description =
                "Lists the revisions of an advisory, patch or post that a running Hypervisory has.")
public final class RevisionsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "For example vmware/VMSA-2008-0001.")
    private String id = "";

    @Option(names = "--json", description = "As the API answers it.")
    private boolean json;

    @Mixin private ServerOption server = new ServerOption();

    @Override
    public Integer call() throws InterruptedException {
        return server.talk(asking -> {
            Answer answer = asking.ask("GET", RecordPath.of(id) + "/revisions");
            if (answer.problem() != null) {
                System.err.println(answer.problem());
                return 1;
            }
            if (json) {
                System.out.println(answer.body());
            } else {
                answer.body().path("revisions").forEach(one -> System.out.println(row(one)));
            }
            return 0;
        });
    }

    /// What is not known is a question mark or left out, never a zero.
    static String row(JsonNode revision) {
        String published = revision.at("/published/said").asString("?");
        JsonNode differences = revision.path("differences");
        return "%4d  published %-12s  seen %s  %-15s %-9s  %s%s%s"
                .formatted(
                        revision.path("revision").asInt(),
                        published,
                        revision.path("at").asString("?"),
                        revision.path("kind").asString("?"),
                        revision.path("cause").asString("?"),
                        differences.isMissingNode() ? "" : differences.asInt() + " differences",
                        revision.path("silent").asBoolean(false) ? ", not announced" : "",
                        revision.path("whole").asBoolean(false) ? "" : "  (record not kept)");
    }
}
