package io.hypervisory.docker.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.docker.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// What the API answers on the founding post's 150 days. Used by one thread.
record Cadence(Http http) {
    static final String PERIOD = "?built=2007-07-02&until=2007-11-29";

    JsonNode answer(String platform, String more) throws IOException, InterruptedException {
        return http.json("/api/platforms/" + platform + "/maintenance" + PERIOD + more);
    }

    /// Of the only result.
    JsonNode figures(String platform) throws IOException, InterruptedException {
        JsonNode results = answer(platform, "").path("results");
        if (results.size() != 1 || !results.path(0).has("figures")) {
            throw new AssertionError(platform + ": " + results);
        }
        return results.path(0).path("figures");
    }

    /// `2007-09-18 advisory`
    List<String> releaseDays(String platform) throws IOException, InterruptedException {
        return StreamSupport.stream(
                        figures(platform).path("releaseDays").path("days").spliterator(), false)
                .map(day -> day.path("day").asString() + " " + day.path("basis").asString())
                .toList();
    }

    /// Events by the toll that they take.
    Map<String, Integer> tolls(String platform) throws IOException, InterruptedException {
        var tolls = new TreeMap<String, Integer>();
        figures(platform)
                .path("split")
                .path("byToll")
                .properties()
                .forEach(each -> tolls.put(each.getKey(), each.getValue().asInt()));
        return tolls;
    }

    /// What a command of ours says on standard error, asked of the server.
    static String failed(URI server, String... arguments) {
        PrintStream before = System.err;
        var bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, UTF_8));
        try {
            return Main.run(withServer(server, arguments)) + "\n" + bytes.toString(UTF_8);
        } finally {
            System.setErr(before);
        }
    }

    private static String[] withServer(URI server, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--server");
        all.add(server.toString());
        return all.toArray(String[]::new);
    }

    /// What a command of ours prints, asked of the server.
    static String printed(URI server, String... arguments) {
        var bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, UTF_8));
        try {
            int status = Main.run(withServer(server, arguments));
            return status + "\n" + bytes.toString(UTF_8);
        } finally {
            System.setOut(before);
        }
    }
}
