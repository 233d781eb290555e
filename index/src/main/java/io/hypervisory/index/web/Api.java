package io.hypervisory.index.web;

import io.hypervisory.index.web.ComponentHealth.Status;
import io.hypervisory.ingest.contract.Json;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;

/// What programs ask for. Thread-safe.
final class Api {
    private static final String JSON = "application/json";

    private final HealthSource health;
    private final PrometheusMeterRegistry metrics;

    Api(HealthSource health, PrometheusMeterRegistry metrics) {
        this.health = health;
        this.metrics = metrics;
    }

    /// The stage and its components; 503 if one of them does not work.
    void health(Context context) {
        Map<String, ComponentHealth> components = health.health();
        var worst =
                components.values().stream()
                        .map(ComponentHealth::status)
                        .reduce(Status.UP, Status::or);
        context.status(worst.works() ? 200 : 503)
                .contentType(JSON)
                .result(Json.bytes(new Health(worst, components)));
    }

    /// @param status the worst of all
    record Health(Status status, Map<String, ComponentHealth> components) {}

    /// Whether the server itself answers; asks nobody else.
    void alive(Context context) {
        context.contentType(JSON).result("{\"status\":\"up\"}");
    }

    void metrics(Context context) {
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.scrape());
    }

    void openApi(Context context) {
        context.contentType(JSON).result(Resources.bytes("openapi.json"));
    }
}
