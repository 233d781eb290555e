package io.hypervisory.docker.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.docker.command.ServerOption.Answer;
import io.hypervisory.docker.command.ServerOption.Asking;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `maintenance`: asks a running Hypervisory how often a host would have been taken down.
@Command(
        name = "maintenance",
        mixinStandardHelpOptions = true,
        description =
                "How often would a host built on a day really have been taken down for patching, and why? For example: "
                        + "maintenance --platform vmware/esx-3.0 --built 2007-07-02 --until 2007-11-29")
public final class MaintenanceCommand implements Callable<Integer> {
    @Option(
            names = "--platform",
            required = true,
            paramLabel = "VENDOR/LINE",
            description =
                    "vmware/esx-3.0, microsoft/windows-server-2003, …; a prefix is the whole line.")
    private String platform = "";

    @Option(
            names = "--built",
            required = true,
            paramLabel = "DAY",
            description = "The day on which the host was built, with all that there was.")
    private String built = "";

    @Option(
            names = "--until",
            required = true,
            paramLabel = "DAY",
            description = "The last day that counts.")
    private String until = "";

    @Option(
            names = "--policy",
            paramLabel = "WORD",
            description = "all, security, critical or needed (default: all; with --needs: needed).")
    private @Nullable String policy;

    @Option(
            names = "--needs",
            paramLabel = "QUERY",
            description =
                    "The problems that one has, over fixes:, hardware: and words: 'iscsi OR hardware:\"LSI*\"'.")
    private @Nullable String needs;

    @Option(
            names = "--window",
            paramLabel = "WORD",
            description = "release-day, weekly, monthly or second-tuesday (default: release-day).")
    private @Nullable String window;

    @Option(
            names = "--form-factor",
            paramLabel = "WORD",
            description =
                    "classic or embedded; embedded shows what was observed, then what is modelled.")
    private @Nullable String formFactor;

    @Option(
            names = "--without",
            paramLabel = "COMPONENT",
            split = ",",
            description = "Components that the host lacks: service-console, …")
    private List<String> without = List.of();

    @Option(names = "--hosts", paramLabel = "N", description = "Hosts (default: 10).")
    private @Nullable String hosts;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            description = "Minutes that a host is away for an event (default: 45).")
    private @Nullable String minutes;

    @Option(
            names = "--at-once",
            paramLabel = "K",
            description = "Hosts that may be away at the same time (default: 1).")
    private @Nullable String atOnce;

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
        System.out.println(
                json ? answer.body().toString() : new MaintenanceText(answer.body()).toString());
        return 0;
    }

    private String path() {
        var parameters = new LinkedHashMap<String, @Nullable String>();
        parameters.put("built", built);
        parameters.put("until", until);
        parameters.put("policy", policy);
        parameters.put("needs", needs);
        parameters.put("window", window);
        parameters.put("formFactor", formFactor);
        parameters.put("without", without.isEmpty() ? null : String.join(",", without));
        parameters.put("hosts", hosts);
        parameters.put("minutes", minutes);
        parameters.put("atOnce", atOnce);
        String line = URLEncoder.encode(platform, UTF_8).replace("%2F", "/");
        return ServerOption.path("/api/platforms/" + line + "/maintenance", parameters);
    }
}
