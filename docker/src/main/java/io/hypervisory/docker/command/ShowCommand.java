package io.hypervisory.docker.command;

import io.hypervisory.docker.command.ServerOption.Answer;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `show`: one record, as it stands or stood.
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Shows the record of an advisory, patch or post that a running Hypervisory has, as JSON.")
public final class ShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "For example vmware/VMSA-2008-0001.")
    private String id = "";

    @ArgGroup private @Nullable Time time;

    @Mixin private ServerOption server = new ServerOption();

    /// As of when; one or the other.
    static final class Time {
        @Option(
                names = "--as-of",
                paramLabel = "DATE",
                description =
                        "As its publisher had published it by then: a day, or a time with its zone.")
        private @Nullable String asOf;

        @Option(
                names = "--known-as-of",
                paramLabel = "DATE",
                description = "As Hypervisory knew it then.")
        private @Nullable String knownAsOf;

        String query() {
            return asOf != null
                    ? "?asOf=" + RecordPath.encoded(asOf)
                    : knownAsOf != null ? "?knownAsOf=" + RecordPath.encoded(knownAsOf) : "";
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        String path = RecordPath.of(id) + (time == null ? "" : time.query());
        return server.talk(asking -> {
            Answer answer = asking.ask("GET", path);
            if (answer.problem() != null) {
                System.err.println(answer.problem());
                return 1;
            }
            System.out.println(answer.body().toPrettyString());
            return 0;
        });
    }
}
