package io.hypervisory.docker.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.docker.kibana.Figures;
import io.hypervisory.docker.kibana.PanelFromRows;
import io.hypervisory.docker.kibana.PanelQuery;
import io.hypervisory.docker.kibana.Row;
import io.hypervisory.docker.kibana.Shipped;
import io.hypervisory.docker.kibana.Shipped.ShippedPanel;
import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

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

    private JsonNode elasticsearch(HttpClient client, String path, String body)
            throws IOException, InterruptedException {
        URI url = story().elasticsearch().resolve(path);
        var request =
                HttpRequest.newBuilder(url)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        var answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body());
    }

    @Test
    @Order(6)
    void kibanaPanels_showWhatTheApiExports() throws Exception {
        story().load();
        Instant now = Instant.now();
        List<Row> rows = rows("");
        int shown = 0;
        try (var client = HttpClient.newHttpClient()) {
            elasticsearch(client, "/hypervisory/_refresh", "");
            for (ShippedPanel panel : Shipped.panels()) {
                var query = new PanelQuery(panel);
                Figures there =
                        query.read(elasticsearch(client, "/hypervisory/_search", query.request()));
                Figures here = new PanelFromRows(panel, now).of(rows);

                assertThat(there.outermost())
                        .as(panel.title())
                        .isEqualTo(Math.min(here.outermost(), panel.most()));
                assertThat(there.rows()).as(panel.title()).isEqualTo(here.within(there).rows());
                assertThat(there.outermost()).as(panel.title() + " shows something").isPositive();
                shown += there.rows().size();
            }
        }
        System.out.println(Shipped.panels().size() + " panels with " + shown + " figures or rows");
    }

    /// A panel that shows one number of notices shows what a search finds.
    @Test
    @Order(6)
    void kibanaNumbers_areThoseOfASearch() throws Exception {
        story().load();
        int compared = 0;
        try (var client = HttpClient.newHttpClient()) {
            for (ShippedPanel panel : Shipped.panels()) {
                if (panel.isCount()) {
                    var query = new PanelQuery(panel);
                    Figures there =
                            query.read(
                                    elasticsearch(client, "/hypervisory/_search", query.request()));
                    String ours =
                            panel.ourQuery() + (panel.timeField().isEmpty() ? "" : " published:*");
                    assertThat(there.rows().values())
                            .as(panel.title())
                            .singleElement()
                            .satisfies(row ->
                                    assertThat(row.values())
                                            .containsExactly(
                                                    Float.toString(story().http().total(ours))));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(5);
    }
}
