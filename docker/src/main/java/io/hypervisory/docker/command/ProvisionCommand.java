package io.hypervisory.docker.command;

import io.hypervisory.docker.Settings;
import io.hypervisory.docker.kibana.Assets;
import io.hypervisory.docker.kibana.Imported;
import io.hypervisory.docker.kibana.Imported.Loaded;
import io.hypervisory.docker.kibana.Imported.NotAllowed;
import io.hypervisory.docker.kibana.Imported.NotThere;
import io.hypervisory.docker.kibana.Imported.Refused;
import io.hypervisory.docker.kibana.KibanaServer;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `provision`: gives other tools what they need to show the index.
@Command(
        name = "provision",
        mixinStandardHelpOptions = true,
        description = "Gives other tools what they need to show the index.")
public final class ProvisionCommand implements Runnable {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "provision what?");
        }
    }

    /// @return the exit status
    @Command(
            name = "kibana",
            mixinStandardHelpOptions = true,
            description =
                    "Loads data views, tag, saved search and dashboards into Kibana, in place of what an earlier run loaded. "
                            + "Logs in with ELASTICSEARCH_USERNAME and _PASSWORD, or _API_KEY.")
    int kibana(
            @Option(
                            names = "--kibana",
                            paramLabel = "URL",
                            defaultValue = "${env:KIBANA_URL:-http://127.0.0.1:5601}",
                            description =
                                    "Where it runs, with /s/NAME behind for a space (default ${DEFAULT-VALUE}).")
                    URI kibana,
            @Option(
                            names = "--within",
                            paramLabel = "DURATION",
                            defaultValue = "PT10S",
                            description =
                                    "Wait no longer than this for it to be there (default ${DEFAULT-VALUE}).")
                    Duration within,
            @Option(
                            names = "--print",
                            description = "Only print the objects, for Kibana's own import page.")
                    boolean print)
            throws InterruptedException {
        String objects = Assets.ndjson();
        if (print) {
            System.out.print(objects);
            return 0;
        }
        var login = Settings.from(System.getenv());
        try (var server =
                KibanaServer.of(
                        kibana,
                        login.elasticsearchUser(),
                        login.elasticsearchPassword(),
                        login.elasticsearchApiKey())) {
            return report(kibana, load(server, objects, within));
        }
    }

    private static Imported load(KibanaServer server, String objects, Duration within)
            throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        while (true) {
            Imported imported = server.load(objects);
            boolean isLate = System.nanoTime() + LOOK_AGAIN.toNanos() > end;
            if (!(imported instanceof NotThere) || isLate) {
                return imported;
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private static int report(URI kibana, Imported imported) {
        switch (imported) {
            case Loaded(int objects) -> {
                System.out.println(objects + " objects loaded; see " + kibana + "/app/dashboards");
                return 0;
            }
            case Refused(var faults) -> {
                System.err.println(kibana + " has not loaded everything:");
                faults.forEach(fault -> System.err.println("  " + fault));
            }
            case NotAllowed(String reason) ->
                    System.err.println(
                            kibana
                                    + " does not let us in ("
                                    + reason
                                    + "); set ELASTICSEARCH_API_KEY, or ELASTICSEARCH_USERNAME and _PASSWORD");
            case NotThere(String reason) -> System.err.println(kibana + " is not there: " + reason);
        }
        return 1;
    }
}
