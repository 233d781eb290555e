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
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Sets of questions, asked of the demo archive among 20,000 other documents.
///
/// `queries.jsonl` measures: 26 questions for each of six groups, by somebody who had read the
/// archive's pages and no analyser. Their author did not know the other documents: fourteen
/// questions without an answer had one among those and were written anew, and what the first run
/// found was judged by somebody who knew no analyser either. Of that run (first place in percent:
/// combined 88, ids 85, renames 54, symptoms 50, typing errors 85) the misses were read, and what
/// the field would expect was added: nicknames, names of flaws, synonyms that some of the missed
/// questions use (of checking, keeping, logging, permissions), what is denied, the rule for few.
/// Four numbers were looked at with it (0.6 and 3 of that rule, 10 for a time, 0.1 for a
/// publisher's own notice). So later figures flatter, too.
///
/// `queries-unseen.jsonl` is 30 further symptoms, written after all that by somebody who had seen
/// neither the others nor the program: asked once, 83 in a hundred first and 90 among five, which
/// is what that group is worth to strangers.
///
/// `queries-tried.jsonl` came before. Its author had read the facts that the archive is made from
/// and not its pages, which say less: some symptoms stand on no page. Two numbers of the ranking
/// were chosen by what these questions gave (how much a name counts, and what share of the words
/// will do), so its figures flatter a little; no word of `names.txt` was. What was changed in them:
/// `vmware/ESX 2.5.4 upgrade patch 16` and its like are in normal form,
/// `vmware/ESX-2.5.4-patch-16`; six questions on CVEs of SWsoft, Parallels and Xen were left out,
/// since the archive has no notice of those CVEs.
class RelevanceIT {
    private static final int DISTRACTORS = 20_000;
    private static final int BULK = 500;
    private static final double LEAST = 90;

    /// Groups of the questions that were tried on, with what they must not fall below.
    private static final Map<String, Double> TRIED = Map.of("symptoms", 55.0);

    /// What nothing was tried on must not fall below.
    private static final double UNSEEN = 80;

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
            Map<String, Tally> tried = ask("queries-tried.jsonl", story.url(), ids);
            Map<String, Tally> fresh = ask("queries-fresh.jsonl", story.url(), ids);
            Map<String, Tally> measured = ask("queries.jsonl", story.url(), ids);
            Tally unseen = ask("queries-unseen.jsonl", story.url(), ids).get("symptoms");
            hold(tried, TRIED);
            hold(measured, Map.of());
            hold(fresh, Map.of());
            assertThat(unseen).isNotNull();
            assertThat(unseen.first()).isGreaterThanOrEqualTo(UNSEEN);
            assertThat(unseen.amongFive()).isGreaterThanOrEqualTo(UNSEEN);
        }
    }

    private Map<String, Tally> ask(String file, URI server, Set<String> ids)
            throws IOException, InterruptedException {
        var groups = new TreeMap<String, Tally>();
        for (RelevanceQuery query : RelevanceQuery.all(file)) {
            ask(server, query, ids, groups);
        }
        System.out.println(file);
        groups.forEach((group, tally) -> System.out.printf("  %-14s %s%n", group, tally));
        return groups;
    }

    private static void hold(Map<String, Tally> groups, Map<String, Double> others) {
        assertThat(groups).hasSize(6);
        groups.forEach((group, tally) -> {
            double least = others.getOrDefault(group, LEAST);
            assertThat(tally.asked()).as(group).isGreaterThanOrEqualTo(20);
            assertThat(tally.first()).as(group).isGreaterThanOrEqualTo(least);
            assertThat(tally.amongFive()).as(group).isGreaterThanOrEqualTo(least);
        });
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
