package io.hypervisory.docker.command;

import io.hypervisory.docker.AllInOne;
import io.hypervisory.docker.EnrichMeters;
import io.hypervisory.enrich.Enrich;
import io.hypervisory.enrich.EnrichSettings;
import io.hypervisory.enrich.judgement.Rules;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `enrich`: the second stage alone.
@Command(
        name = "enrich",
        mixinStandardHelpOptions = true,
        description =
                "Merges, classifies and correlates, against KAFKA_BOOTSTRAP_SERVERS; /health and /metrics on HEALTH_PORT "
                        + "(8081).")
public final class EnrichCommand implements Callable<Integer> {
    @Mixin private DataOption data = new DataOption();

    @Mixin private RulesOption rules = new RulesOption();

    @Override
    public Integer call() throws Exception {
        Rules held = rules.read();
        if (held == null) {
            return 2;
        }
        return StageCommand.run(
                "enrich",
                (settings, metrics, stopped) -> {
                    var enrich =
                            Enrich.start(
                                    new EnrichSettings(
                                            settings.kafka(),
                                            data.folder().resolve("enrich"),
                                            data.memberId(),
                                            AllInOne.THREADS,
                                            settings.replication()),
                                    held,
                                    stopped);
                    EnrichMeters.register(enrich, metrics);
                    return new StageCommand.Running(enrich::close, enrich::works);
                });
    }
}
