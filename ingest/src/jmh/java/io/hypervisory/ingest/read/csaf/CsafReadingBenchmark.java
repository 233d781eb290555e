package io.hypervisory.ingest.read.csaf;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.csaf.check.CsafChecks;
import io.hypervisory.ingest.read.csaf.check.CsafVerdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;

/// Documents a second on one core: every CSAF document of a folder in turn, one in each operation.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(value = 2, jvmArgs = {"-Xmx1g", "-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders"})
@Threads(1)
public class CsafReadingBenchmark {
    private final CsafReader reader = new CsafReader();
    private List<Document> documents = List.of();
    private List<JsonNode> trees = List.of();
    private int next;

    /// The documents of the folder that the environment names.
    @Setup
    public void load() throws IOException {
        Path folder = Path.of(System.getenv("CSAF_FOLDER"));
        try (var files = Files.walk(folder)) {
            documents =
                    files.filter(file -> file.toString().endsWith(".json"))
                            .map(CsafReadingBenchmark::document)
                            .filter(document -> reader.read(document) instanceof Reading.Read)
                            .toList();
        }
        trees = documents.stream().map(each -> Json.MAPPER.readTree(each.body())).toList();
        long bytes = documents.stream().mapToLong(each -> each.body().length).sum();
        System.out.printf(
                "%d documents of %d bytes on average%n",
                documents.size(), bytes / documents.size());
    }

    private static Document document(Path file) {
        try {
            return new Document(
                    "benchmark",
                    "csaf",
                    false,
                    file.toUri().toString(),
                    null,
                    null,
                    -1,
                    -1,
                    "",
                    Instant.EPOCH,
                    Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int next() {
        next = next + 1 == documents.size() ? 0 : next + 1;
        return next;
    }

    /// What the pipeline does: bytes to facts, tests included.
    @Benchmark
    public Reading read() {
        return reader.read(documents.get(next()));
    }

    /// The share of parsing JSON.
    @Benchmark
    public JsonNode parse() {
        return Json.MAPPER.readTree(documents.get(next()).body());
    }

    /// The share of the standard's tests.
    @Benchmark
    public CsafVerdict check() {
        return CsafChecks.of(trees.get(next()));
    }
}
