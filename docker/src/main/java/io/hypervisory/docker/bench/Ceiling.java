package io.hypervisory.docker.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.index.Index;
import io.hypervisory.index.document.Projector;
import io.hypervisory.ingest.contract.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.node.ObjectNode;

/// What the search server takes when nothing else works: the same final documents, by bulk, into an
/// empty index with the same settings.
final class Ceiling {
    private static final String INDEX = "bench-ceiling";
    private static final int BULK = 500;
    private static final int QUIET_LOOKS = 3;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI elasticsearch;
    private final long pid;
    private final List<byte[]> bulks = new ArrayList<>();
    private int documents;
    private long bytes;

    /// Takes the final documents of a publisher from `advisories.v1`.
    ///
    /// @param pid of the search server
    Ceiling(URI elasticsearch, long pid, Map<String, String> kafka, String publisher) {
        this.elasticsearch = elasticsearch;
        this.pid = pid;
        var body = new ByteArrayOutputStream();
        for (Map.Entry<String, byte[]> document : finalDocuments(kafka, publisher).entrySet()) {
            body.writeBytes(
                    ("{\"index\":{\"_id\":"
                                    + Json.text(document.getKey())
                                    + ",\"version\":1,\"version_type\":\"external\"}}\n")
                            .getBytes(UTF_8));
            body.writeBytes(document.getValue());
            body.write('\n');
            bytes += document.getValue().length;
            if (++documents % BULK == 0) {
                bulks.add(body.toByteArray());
                body.reset();
            }
        }
        if (body.size() > 0) {
            bulks.add(body.toByteArray());
        }
    }

    private static Map<String, byte[]> finalDocuments(Map<String, String> kafka, String publisher) {
        var settings = new HashMap<String, Object>(kafka);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        var documents = new LinkedHashMap<String, byte[]>();
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(EnrichTopics.ADVISORIES.name()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(message -> {
                            if (message.key().startsWith(publisher + "/")) {
                                documents.put(
                                        message.key(), Projector.project(message.value(), null));
                            }
                        });
            }
        }
        return documents;
    }

    /// What one try gave.
    ///
    /// @param documentsPerSecond to the last one searchable
    /// @param meanBytes of a document, as indexed
    /// @param cpuMs CPU milliseconds a document of the search server, compilers and all; unlike the
    ///   rate it does not depend on who else uses the machine
    record Reached(int senders, double documentsPerSecond, long meanBytes, double cpuMs) {}

    /// With that many senders.
    Reached with(int senders) throws IOException, InterruptedException {
        send("DELETE", "/" + INDEX + "?ignore_unavailable=true", new byte[0]);
        awaitNoMerges();
        send("PUT", "/" + INDEX, definition());
        double cpu = CpuTimes.process(pid);
        long start = System.nanoTime();
        var next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(senders)) {
            var pending = new ArrayList<Future<?>>();
            for (int i = 0; i < senders; i++) {
                pending.add(
                        threads.submit(() -> {
                            for (int at = next.getAndIncrement();
                                    at < bulks.size();
                                    at = next.getAndIncrement()) {
                                bulk(bulks.get(at));
                            }
                            return null;
                        }));
            }
            for (Future<?> each : pending) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("the ceiling could not be measured", e.getCause());
        }
        send("POST", "/" + INDEX + "/_refresh", new byte[0]);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuMs = (CpuTimes.process(pid) - cpu) / documents;
        send("DELETE", "/" + INDEX, new byte[0]);
        return new Reached(senders, documents / seconds, bytes / Math.max(1, documents), cpuMs);
    }

    /// What the pipeline wrote before is merged in the background, which is not to be counted here.
    private void awaitNoMerges() throws IOException, InterruptedException {
        for (int quiet = 0; quiet < QUIET_LOOKS; ) {
            String answer =
                    send("GET", "/_stats/merge?filter_path=_all.total.merges.current", new byte[0]);
            int current = Json.MAPPER.readTree(answer).at("/_all/total/merges/current").asInt();
            quiet = current == 0 ? quiet + 1 : 0;
            Thread.sleep(500);
        }
    }

    private void bulk(byte[] body) throws IOException, InterruptedException {
        String answer = send("POST", "/" + INDEX + "/_bulk?filter_path=errors", body);
        if (!answer.contains("\"errors\":false")) {
            throw new IOException("a bulk of the ceiling was refused: " + answer);
        }
    }

    private static byte[] definition() throws IOException {
        ObjectNode definition = Json.MAPPER.createObjectNode();
        definition.set("settings", resource("settings.json"));
        definition.set("mappings", resource("mapping.json"));
        return Json.bytes(definition);
    }

    private static ObjectNode resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Index.class.getResourceAsStream(name), name)) {
            return (ObjectNode) Json.MAPPER.readTree(in.readAllBytes());
        }
    }

    private String send(String method, String path, byte[] body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(elasticsearch.resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofByteArray(body))
                        .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(
                    method
                            + " "
                            + path
                            + " answered "
                            + answer.statusCode()
                            + ": "
                            + answer.body());
        }
        return answer.body();
    }
}
