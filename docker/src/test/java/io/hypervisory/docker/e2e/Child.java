package io.hypervisory.docker.e2e;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// `up` as a user starts it: the launcher becomes the JVM, under one pid.
final class Child implements AutoCloseable {
    private static final Duration WORKS_WITHIN = Duration.ofMinutes(4);
    private static final Duration STOPS_WITHIN = Duration.ofMinutes(1);

    private final Process process;
    private final Http http;
    private final long started = System.nanoTime();

    /// Makes the launcher note how the program starts, as it does after a build of its own.
    static void prepare(Path log) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(launcher(), "prepare").redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int status = builder.start().waitFor();
        if (status != 0) {
            throw new AssertionError("hypervisory prepare ended with " + status);
        }
    }

    static String launcher() {
        return Path.of(System.getProperty("elasticsearch.distribution"))
                .getParent()
                .resolveSibling("hypervisory")
                .toString();
    }

    /// @param log is appended to
    static Child start(Path sources, Path data, int port, Path log) throws IOException {
        var command =
                List.of(
                        launcher(),
                        "up",
                        "--sources",
                        sources.toString(),
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(port));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("KAFKA_"));
        builder.environment().remove("ELASTICSEARCH_URL");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return new Child(builder.start(), new Http(URI.create("http://127.0.0.1:" + port)));
    }

    private Child(Process process, Http http) {
        this.process = process;
        this.http = http;
    }

    Http http() {
        return http;
    }

    /// Waits until documents are merged and found again.
    ///
    /// @return since the start of the process
    Duration awaitWorking() throws InterruptedException {
        while (!isWorking()) {
            if (!process.isAlive()) {
                throw new AssertionError("the process ended with " + process.exitValue());
            }
            if (System.nanoTime() - started > WORKS_WITHIN.toNanos()) {
                throw new AssertionError("not working after " + WORKS_WITHIN + ": " + health());
            }
            Thread.sleep(50);
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private boolean isWorking() throws InterruptedException {
        JsonNode parts = health().path("components");
        return isUp(parts.path("read"))
                && isUp(parts.path("enrich"))
                && "RUNNING".equals(parts.path("enrich").path("detail").asString(""))
                && isUp(parts.path("elasticsearch"))
                && isUp(parts.path("index"));
    }

    /// Empty while nobody answers.
    JsonNode health() throws InterruptedException {
        try {
            return http.json("/api/health");
        } catch (IOException e) {
            return io.hypervisory.ingest.contract.Json.MAPPER.createObjectNode();
        }
    }

    static boolean isUp(JsonNode component) {
        return "up".equals(component.path("status").asString(""));
    }

    /// As `kill -9` does: this process only, its children live on.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /// Asks it to end, and waits.
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("did not stop within " + STOPS_WITHIN);
        }
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        try {
            if (!process.waitFor(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
