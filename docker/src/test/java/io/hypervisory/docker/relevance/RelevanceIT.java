package io.hypervisory.docker.relevance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.docker.e2e.Story;
import io.hypervisory.index.document.Projector;
import io.hypervisory.ingest.contract.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Sets of questions, each by an author of its own, asked of the demo archive among 20,000 other
/// documents. No author had seen an analyser; what each had seen and what was learned from its set
/// since says [QuestionSet].
class RelevanceIT {
    private static final int DISTRACTORS = 20_000;
    private static final int BULK = 500;

    @TempDir static Path data;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void rightAnswers_comeFirst_amongManyOtherDocuments() throws Exception {
        Path corpus = corpus();
        try (var story = new Story(Map.of("ELASTICSEARCH_HEAP", "512m"), data)) {
            story.load();
            Set<String> ids = ids(story.elasticsearch());
            int added = addDistractors(corpus, story.elasticsearch(), ids);
            System.out.printf(
                    "relevance: %d records of the archive among %d others%n", ids.size(), added);
            assertThat(added).isEqualTo(DISTRACTORS);
            var asked = new EnumMap<QuestionSet, Map<String, Tally>>(QuestionSet.class);
            for (QuestionSet set : QuestionSet.values()) {
                asked.put(set, ask(set, story.url(), ids));
            }
            asked.forEach(RelevanceIT::hold);
        }
    }

    private static void hold(QuestionSet set, Map<String, Tally> groups) {
        assertThat(groups).hasSize(set.groups());
        groups.forEach((group, tally) -> {
            assertThat(tally.asked()).as(group).isGreaterThanOrEqualTo(20);
            assertThat(tally.first())
                    .as("%s, %s, first", set, group)
                    .isGreaterThanOrEqualTo(set.least(group).first());
            assertThat(tally.amongFive())
                    .as("%s, %s, among five", set, group)
                    .isGreaterThanOrEqualTo(set.least(group).amongFive());
        });
    }

    private Map<String, Tally> ask(QuestionSet set, URI server, Set<String> ids)
            throws IOException, InterruptedException {
        var groups = new TreeMap<String, Tally>();
        for (RelevanceQuery query : set.questions()) {
            ask(server, query, ids, groups);
        }
        System.out.println(set);
        groups.forEach((group, tally) -> System.out.printf("  %-14s %s%n", group, tally));
        return groups;
    }

    /// The real documents beside the project, which some machines do not have.
    private static Path corpus() {
        Path corpus = Path.of(System.getProperty("corpus", "corpus")).normalize();
        if (!Files.isDirectory(corpus)) {
            String message = "CORPUS ABSENT: RelevanceIT not run";
            System.err.println(message);
            Assumptions.abort(message);
        }
        return corpus;
    }

    private void ask(URI server, RelevanceQuery query, Set<String> ids, Map<String, Tally> all)
            throws IOException, InterruptedException {
        JsonNode answer =
                get(
                        server,
                        "/api/advisories?size=5&facets=false&q="
                                + URLEncoder.encode(query.query(), UTF_8));
        var hits = new ArrayList<String>();
        answer.path("hits").forEach(hit -> hits.add(hit.path("id").asString()));
        boolean isNone = query.expected().isEmpty() && answer.path("total").asLong(-1) == 0;
        boolean isFirst = isNone || !hits.isEmpty() && query.isRight(hits.getFirst());
        boolean isAmongFive = isNone || hits.stream().anyMatch(query::isRight);
        boolean isThere = query.expected().stream().anyMatch(ids::contains);
        assertThat(query.expected().isEmpty() || isThere)
                .as("the archive has an answer to %s", query)
                .isTrue();
        all.computeIfAbsent(query.group(), _ -> new Tally()).add(isFirst, isAmongFive);
        if (!isFirst) {
            System.out.printf("  not first: %s: %s gave %s%n", query.group(), query.query(), hits);
        }
    }

    private Set<String> ids(URI elasticsearch) throws IOException, InterruptedException {
        send(elasticsearch, "/hypervisory/_refresh", new byte[0]);
        var ids = new HashSet<String>();
        get(elasticsearch, "/hypervisory/_search?size=10000&_source_includes=id")
                .at("/hits/hits")
                .forEach(hit -> ids.add(hit.at("/_source/id").asString()));
        return ids;
    }

    private int addDistractors(Path corpus, URI elasticsearch, Set<String> ids)
            throws IOException, InterruptedException {
        var cves = new HashSet<String>();
        get(elasticsearch, "/hypervisory/_search?size=10000&_source_includes=cve")
                .at("/hits/hits")
                .forEach(hit -> hit.at("/_source/cve").forEach(cve -> cves.add(cve.asString())));
        var others = new Distractors(corpus, DISTRACTORS, ids, cves).read();
        var lines = new ByteArrayOutputStream();
        int count = 0;
        for (var other : others.entrySet()) {
            lines.writeBytes(Json.bytes(Map.of("index", Map.of("_id", other.getKey()))));
            lines.write('\n');
            lines.writeBytes(Projector.project(Json.bytes(other.getValue()), null));
            lines.write('\n');
            if (++count % BULK == 0 || count == others.size()) {
                JsonNode answer = send(elasticsearch, "/hypervisory/_bulk", lines.toByteArray());
                assertThat(answer.path("errors").asBoolean(true)).isFalse();
                lines.reset();
            }
        }
        send(elasticsearch, "/hypervisory/_refresh", new byte[0]);
        return count;
    }

    private JsonNode get(URI server, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve(path)).build();
        return Json.MAPPER.readTree(client.send(request, BodyHandlers.ofString()).body());
    }

    private JsonNode send(URI server, String path, byte[] body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(server.resolve(path))
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        return Json.MAPPER.readTree(client.send(request, BodyHandlers.ofString()).body());
    }
}
