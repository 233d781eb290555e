package io.hypervisory.docker.command;

import io.hypervisory.docker.StageLag;
import io.hypervisory.ingest.IngestSettings;
import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.catalogue.Catalogue;
import io.hypervisory.ingest.pipe.Ingest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ingest`: the first stage alone.
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description =
                "Crawls and reads, against KAFKA_BOOTSTRAP_SERVERS; /health and /metrics on HEALTH_PORT (8081).")
public final class IngestCommand implements Callable<Integer> {
    @Mixin private DataOption data = new DataOption();

    @Option(
            names = "--sources",
            paramLabel = "FILE",
            defaultValue = "/etc/hypervisory/sources.yaml",
            description = "The catalogue (default ${DEFAULT-VALUE}).")
    private Path sources = Path.of("/etc/hypervisory/sources.yaml");

    @Override
    public Integer call() throws Exception {
        if (!Files.isReadable(sources)) {
            System.err.println("cannot read the catalogue " + sources);
            return 2;
        }
        Catalogue catalogue;
        try {
            catalogue = Catalogue.read(sources);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        }
        return StageCommand.run(
                "ingest",
                (settings, metrics, stopped) -> {
                    var lag = new StageLag(settings.kafka());
                    var ingest =
                            Ingest.start(
                                    new IngestSettings(
                                            settings.kafka(),
                                            settings.limits(),
                                            settings.outgoing(),
                                            settings.admission() ? lag.downstream() : List.of(),
                                            data.memberId()),
                                    catalogue,
                                    Time.system(),
                                    metrics,
                                    stopped);
                    return new StageCommand.Running(
                            () -> {
                                ingest.close();
                                lag.close();
                            },
                            ingest::isRunning);
                });
    }
}
