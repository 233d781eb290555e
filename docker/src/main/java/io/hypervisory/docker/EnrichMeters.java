package io.hypervisory.docker;

import io.hypervisory.enrich.Enrich;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/// What the second stage counts, for a registry: the stage itself knows Kafka Streams' metrics
/// only.
public final class EnrichMeters {
    private EnrichMeters() {}

    public static void register(Enrich enrich, MeterRegistry metrics) {
        FunctionCounter.builder("hypervisory.enrich.records", enrich, Enrich::processed)
                .description("Records that went through the steps, notices and mentions of CVEs")
                .register(metrics);
        Gauge.builder("hypervisory.enrich.running", enrich, each -> each.isRunning() ? 1 : 0)
                .description("1 while every partition is worked on")
                .register(metrics);
    }
}
