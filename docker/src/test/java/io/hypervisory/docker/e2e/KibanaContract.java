package io.hypervisory.docker.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.docker.kibana.Figures;
import io.hypervisory.docker.kibana.PanelFromRows;
import io.hypervisory.docker.kibana.PanelQuery;
import io.hypervisory.docker.kibana.Row;
import io.hypervisory.docker.kibana.Shipped;
import io.hypervisory.docker.kibana.Shipped.ShippedPanel;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.index.document.Projector;
import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What is taken out of the index as a whole: exports, and what Kibana shows.
abstract class KibanaContract extends FindingContract {
    private String export(String extension, String query) throws Exception {
        var answer =
                story().http()
                        .get("/api/export." + extension + "?q=" + URLEncoder.encode(query, UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private List<Row> rows(String query) throws Exception {
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var parser = format.parse(new StringReader(export("csv", query)))) {
            return parser.getRecords().stream().map(Row::new).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "type:patch vendor:vmware",
                "\"service console\"",
                "kev:true",
                "id:none-such"
            })
    @Order(6)
    void export_hasAllThatASearchFinds_inEveryFormat(String query) throws Exception {
        story().load();
        long total = story().http().total(query);

        assertThat(rows(query)).hasSize(Math.toIntExact(total)).doesNotHaveDuplicates();
        assertThat(export("jsonl", query).lines().count()).isEqualTo(total);
        assertThat(export("csaf.jsonl", query).lines().count()).isEqualTo(total);
        assertThat(export("atom", query).split("<entry>", -1)).hasSize(Math.toIntExact(total) + 1);
        assertThat(Json.MAPPER.readTree(export("json", query)).path("items").size())
                .isEqualTo(Math.toIntExact(total));
    }

    /// The archive knows no list of exploited vulnerabilities and no trouble with patches.
    private byte[] listed(String id, String local, String due, double likely) throws Exception {
        var json =
                (ObjectNode)
                        Json.MAPPER.readTree(story().http().get("/api/advisories/" + id).body());
        json.put("id", id.substring(0, id.indexOf('/') + 1) + local);
        var content = json.withObject("/content");
        content.set(
                "knowledge",
                Json.MAPPER.readTree(
                        """
                        [{"cve":"CVE-2008-0001","exploited":[{"by":"kev","due":"%s"}],
                          "likelihoods":[{"by":"epss","atLeast":%s,"below":0.9}],
                          "scores":[{"by":"nvd","scheme":"cvss-3.1","baseScore":9.8}]}]
                        """
                                .formatted(due, likely)));
        var judged = content.withObject("/classification");
        judged.set("qualities", label("recalled"));
        judged.set("attacks", label("guest-to-host"));
        return Projector.project(Json.bytes(Json.read(Json.bytes(json), Entry.class)), null);
    }

    private static JsonNode label(String value) {
        return Json.MAPPER.readTree(
                """
                [{"value":"%s","verdict":"yes","rule":"made","place":"/title","start":-1,"end":-1,"confidence":1}]
                """
                        .formatted(value));
    }

    private Map<String, byte[]> listed(List<Row> rows) throws Exception {
        return Map.of(
                "advisory/made/1",
                listed(id(rows, "advisory"), "MADE-1", "2022-07-10", 0.1),
                "advisory/made/2",
                listed(id(rows, "advisory"), "MADE-2", "2022-08-01", 0.5),
                "patch/made/3",
                listed(id(rows, "patch"), "MADE-3", "2022-08-31", 0.5));
    }

    private static String id(List<Row> rows, String type) {
        return rows.stream()
                .filter(row -> row.cells().get("type").equals(type))
                .map(row -> row.cells().get("id"))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode elasticsearch(HttpClient client, String method, String path, byte[] body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(story().elasticsearch().resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofByteArray(body))
                        .build();
        var answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return Json.MAPPER.readTree(answer.body());
    }

    private static String document(String id) {
        return "/hypervisory/_doc/" + URLEncoder.encode(id, UTF_8) + "?refresh=true";
    }

    @Test
    @Order(6)
    void kibanaPanels_showWhatTheApiExports() throws Exception {
        story().load();
        var listed = listed(rows(""));
        try (var client = HttpClient.newHttpClient()) {
            for (var each : listed.entrySet()) {
                elasticsearch(client, "PUT", document(each.getKey()), each.getValue());
            }
            try {
                panelsShowWhatTheApiExports(client);
            } finally {
                for (String id : listed.keySet()) {
                    elasticsearch(client, "DELETE", document(id), new byte[0]);
                }
            }
        }
    }

    private void panelsShowWhatTheApiExports(HttpClient client) throws Exception {
        Instant now = Instant.now();
        List<Row> rows = rows("");
        var all = new SoftAssertions();
        int shown = 0;
        int numbers = 0;
        for (ShippedPanel panel : Shipped.panels()) {
            var query = new PanelQuery(panel);
            Figures there =
                    query.read(
                            elasticsearch(
                                    client,
                                    "POST",
                                    "/hypervisory/_search",
                                    query.request().getBytes(UTF_8)));
            Figures here = new PanelFromRows(panel, now).of(rows);

            all.assertThat(there.outermost())
                    .as(panel.title())
                    .isPositive()
                    .isEqualTo(Math.min(here.outermost(), panel.most()));
            all.assertThat(there.rows()).as(panel.title()).isEqualTo(here.within(there).rows());
            shown += there.rows().size();
            if (panel.isCount()) {
                String ours =
                        panel.ourQuery() + (panel.timeField().isEmpty() ? "" : " published:*");
                all.assertThat(there.rows().values().iterator().next().values())
                        .as(panel.title())
                        .containsExactly(Float.toString(story().http().total(ours)));
                numbers++;
            }
        }
        System.out.println(Shipped.panels().size() + " panels with " + shown + " rows or figures");
        all.assertThat(numbers).isGreaterThan(5);
        all.assertAll();
    }
}
