package io.hypervisory.docker.command;

import io.hypervisory.docker.AllInOne;
import io.hypervisory.docker.Settings;
import io.hypervisory.docker.StageHealth;
import io.hypervisory.docker.TopicAdmin;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/// One stage alone, against your clusters: what the three stage commands share.
final class StageCommand {
    /// A stage that was started.
    record Running(Runnable stop, BooleanSupplier works) implements AutoCloseable {
        @Override
        public void close() {
            stop.run();
        }
    }

    /// Starts the stage.
    interface Starter {
        /// @param metrics what the stage counts, answered beside its health
        Running start(Settings settings, PrometheusMeterRegistry metrics, Runnable stopped)
                throws InterruptedException, IOException;
    }

    private StageCommand() {}

    /// @param name for people
    /// @return the exit status
    static int run(String name, Starter starter) throws Exception {
        Settings settings = Settings.from(System.getenv());
        String missing = missing(name, settings);
        if (missing != null) {
            System.err.println(name + " runs against your clusters: set " + missing);
            return 2;
        }
        var lifetime = new Lifetime();
        lifetime.listen();
        try {
            TopicAdmin.ensure(settings.kafka(), AllInOne.topics(), settings.replication());
            var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            try (Running running = starter.start(settings, metrics, lifetime::stageStopped);
                    var health =
                            new StageHealth(
                                    settings.healthHost(),
                                    settings.healthPort(),
                                    running.works(),
                                    metrics)) {
                lifetime.started();
                System.out.println(name + " works; http://127.0.0.1:" + health.port() + "/health");
                lifetime.await();
                System.out.println(name + " stops");
            }
        } catch (InterruptedException | InterruptException e) {
            System.out.println(name + " was stopped while it started");
        } finally {
            lifetime.closed();
        }
        return lifetime.exitStatus();
    }

    private static @Nullable String missing(String name, Settings settings) {
        if (settings.kafka().isEmpty()) {
            return "KAFKA_BOOTSTRAP_SERVERS";
        }
        return name.equals("index") && settings.elasticsearch() == null
                ? "ELASTICSEARCH_URL"
                : null;
    }
}
