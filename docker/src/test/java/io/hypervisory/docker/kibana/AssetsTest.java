package io.hypervisory.docker.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hypervisory.docker.kibana.Shipped.ShippedPanel;
import io.hypervisory.index.Index;
import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class AssetsTest {
    /// What Lens may do with a field, by the type of the field.
    private static final Map<String, Set<String>> FITTING =
            Map.of(
                    "terms", Set.of("keyword", "boolean", "integer", "float"),
                    "unique_count", Set.of("keyword", "boolean", "integer", "float", "date"),
                    "date_histogram", Set.of("date"),
                    "min", Set.of("date", "integer", "float"),
                    "max", Set.of("date", "integer", "float"));

    private static final Map<String, String> DATA_TYPES =
            Map.of(
                    "keyword", "string",
                    "boolean", "boolean",
                    "integer", "number",
                    "float", "number",
                    "date", "date");

    static List<ShippedPanel> panels() {
        return Shipped.panels();
    }

    private static JsonNode mapping() throws IOException {
        try (var in = Objects.requireNonNull(Index.class.getResourceAsStream("mapping.json"))) {
            return Json.MAPPER.readTree(in.readAllBytes()).path("properties");
        }
    }

    @Test
    void objects_areOfTheDeclaredVersions_andEachHasItsOwnId() {
        var versions =
                Map.of(
                        "index-pattern", "7.11.0",
                        "tag", "8.0.0",
                        "search", "10.2.0",
                        "dashboard", "10.2.0");
        var ids = new HashSet<String>();
        for (JsonNode object : Shipped.objects()) {
            assertThat(object.path("coreMigrationVersion").asString()).isEqualTo("8.8.0");
            assertThat(object.path("typeMigrationVersion").asString())
                    .isEqualTo(versions.get(object.path("type").asString()));
            assertThat(ids.add(object.path("type") + "/" + object.path("id"))).isTrue();
        }
        assertThat(Shipped.objects("dashboard"))
                .extracting(each -> each.path("id").asString())
                .containsExactly(
                        "hypervisory-overview",
                        "hypervisory-cadence",
                        "hypervisory-lag",
                        "hypervisory-exploited");
        assertThat(Shipped.objects("search")).hasSize(1);
        assertThat(Shipped.objects("tag")).hasSize(1);
    }

    @Test
    void ndjson_isTheSameEachTime_andHasNoNulls_evenWithinItsTexts() {
        assertThat(Assets.ndjson()).isEqualTo(Assets.ndjson()).endsWith("}\n");
        Shipped.objects().forEach(AssetsTest::hasNoNull);
    }

    private static void hasNoNull(JsonNode node) {
        assertThat(node.isNull()).isFalse();
        if (node.isString() && node.stringValue().matches("(?s)[\\[{].*")) {
            hasNoNull(Json.MAPPER.readTree(node.stringValue()));
        }
        node.forEach(AssetsTest::hasNoNull);
    }

    @Test
    void attributes_thatKibanaKeepsAsText_areText() {
        for (JsonNode dashboard : Shipped.objects("dashboard")) {
            assertThat(dashboard.at("/attributes/panelsJSON").isString()).isTrue();
            assertThat(dashboard.at("/attributes/optionsJSON").isString()).isTrue();
            assertThat(searchSource(dashboard).isObject()).isTrue();
        }
        JsonNode search = Shipped.objects("search").getFirst();
        assertThat(searchSource(search).path("indexRefName").asString())
                .isEqualTo("kibanaSavedObjectMeta.searchSourceJSON.index");
    }

    private static JsonNode searchSource(JsonNode object) {
        return Json.MAPPER.readTree(
                object.at("/attributes/kibanaSavedObjectMeta/searchSourceJSON").stringValue());
    }

    @Test
    void references_leadToObjectsThatAreShipped() {
        var there = new HashSet<String>();
        Shipped.objects()
                .forEach(each ->
                        there.add(each.path("type").asString() + "/" + each.path("id").asString()));
        int count = 0;
        for (JsonNode object : Shipped.objects()) {
            var names = new HashSet<String>();
            for (JsonNode reference : object.path("references")) {
                assertThat(there)
                        .contains(
                                reference.path("type").asString()
                                        + "/"
                                        + reference.path("id").asString());
                assertThat(names.add(reference.path("name").asString())).isTrue();
                count++;
            }
        }
        assertThat(count).isGreaterThan(30);
    }

    @ParameterizedTest
    @MethodSource("panels")
    void panel_hasItsDataViewAmongTheDashboardsReferences(ShippedPanel panel) {
        JsonNode own = panel.attributes().path("references").path(0);
        var wanted = new ArrayList<String>();
        for (JsonNode each : panel.dashboard().path("references")) {
            if (each.path("name")
                    .asString()
                    .equals(
                            panel.panel().path("panelIndex").asString()
                                    + ":indexpattern-datasource-layer-notices")) {
                wanted.add(each.path("id").asString());
            }
        }

        assertThat(own.path("name").asString()).isEqualTo("indexpattern-datasource-layer-notices");
        assertThat(wanted).containsExactly(own.path("id").asString());
        assertThat(panel.panel().path("type").asString()).isEqualTo("lens");
        assertThat(panel.panel().at("/gridData/i")).isEqualTo(panel.panel().path("panelIndex"));
    }

    @ParameterizedTest
    @MethodSource("panels")
    void panel_namesFieldsThatAreIndexed_withAFittingType(ShippedPanel panel) throws IOException {
        JsonNode mapping = mapping();
        assertThat(panel.columns()).isNotEmpty();
        for (JsonNode column : panel.columns()) {
            String field = column.path("sourceField").asString();
            String operation = column.path("operationType").asString();
            if (operation.equals("count")) {
                assertThat(field).isEqualTo("___records___");
                continue;
            }
            String type = mapping.path(field).path("type").asString("not indexed");
            assertThat(FITTING.get(operation)).as(operation + " of " + field).contains(type);
            assertThat(mapping.path(field).path("doc_values").asBoolean(true)).isTrue();
            String shown = column.path("dataType").asString();
            assertThat(shown)
                    .isEqualTo(operation.equals("unique_count") ? "number" : DATA_TYPES.get(type));
        }
    }

    @ParameterizedTest
    @MethodSource("panels")
    void panel_showsEachOfItsColumns(ShippedPanel panel) {
        String shown = panel.attributes().at("/state/visualization").toString();

        for (JsonNode id : panel.layer().path("columnOrder")) {
            assertThat(shown).contains("\"" + id.asString() + "\"");
        }
        assertThat(panel.layer().path("columns").propertyNames()).hasSameSizeAs(panel.columns());
    }

    @Test
    void panels_coverOneAnotherNowhere() {
        for (JsonNode dashboard : Shipped.objects("dashboard")) {
            var taken = new HashSet<List<Integer>>();
            for (ShippedPanel each : panels()) {
                if (each.dashboard().path("id").equals(dashboard.path("id"))) {
                    cells(each.panel().path("gridData"))
                            .forEach(cell -> assertThat(taken.add(cell)).isTrue());
                }
            }
            assertThat(taken).isNotEmpty().allMatch(cell -> cell.getFirst() < 48);
        }
    }

    private static List<List<Integer>> cells(JsonNode grid) {
        var cells = new ArrayList<List<Integer>>();
        int x = grid.path("x").intValue();
        int y = grid.path("y").intValue();
        for (int i = x; i < x + grid.path("w").intValue(); i++) {
            for (int j = y; j < y + grid.path("h").intValue(); j++) {
                cells.add(List.of(i, j));
            }
        }
        return cells;
    }

    @Test
    void savedSearch_showsFieldsThatAreIndexed() throws IOException {
        JsonNode mapping = mapping();
        for (JsonNode column : Shipped.objects("search").getFirst().at("/attributes/columns")) {
            assertThat(mapping.has(column.asString())).as(column.asString()).isTrue();
        }
    }

    @Test
    void panel_withColumnsThatItCannotShow_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Panel.bars("x", "X", Measure.count("n")))
                .withMessageContaining("x: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Panel.table("t", "T", Bucket.values("cve", "CVE", 1)))
                .withMessageContaining("t: ");
    }
}
