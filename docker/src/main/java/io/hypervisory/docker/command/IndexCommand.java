package io.hypervisory.docker.command;

import io.hypervisory.docker.AllInOne;
import io.hypervisory.docker.StageLag;
import io.hypervisory.index.Index;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `index`: the third stage alone.
@Command(
        name = "index",
        mixinStandardHelpOptions = true,
        description =
                "Indexes and serves pages and API, against KAFKA_BOOTSTRAP_SERVERS and ELASTICSEARCH_URL; /health and "
                        + "/metrics on HEALTH_PORT (8081).")
public final class IndexCommand implements Callable<Integer> {
    @Mixin private DataOption data = new DataOption();

    @Mixin private WebOptions web = new WebOptions();

    @Override
    public Integer call() throws Exception {
        return StageCommand.run(
                "index",
                (settings, metrics, stopped) -> {
                    var others = new StageLag(settings.kafka());
                    var index =
                            Index.start(
                                    AllInOne.indexSettings(
                                            settings,
                                            settings.kafka(),
                                            Objects.requireNonNull(settings.elasticsearch()),
                                            data.memberId(),
                                            web.settings()),
                                    others,
                                    metrics,
                                    stopped);
                    return new StageCommand.Running(
                            () -> {
                                index.close();
                                others.close();
                            },
                            index::isRunning);
                });
    }
}
