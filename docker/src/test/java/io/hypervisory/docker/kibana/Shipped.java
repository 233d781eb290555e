package io.hypervisory.docker.kibana;

import io.hypervisory.ingest.contract.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The objects, read back from the lines that Kibana is given.
public final class Shipped {
    private Shipped() {}

    static List<JsonNode> objects() {
        return Assets.ndjson().lines().map(Json.MAPPER::readTree).toList();
    }

    static List<JsonNode> objects(String type) {
        return objects().stream()
                .filter(each -> each.path("type").asString().equals(type))
                .toList();
    }

    /// A panel, with the dashboard that it stands on.
    public record ShippedPanel(JsonNode dashboard, JsonNode panel) {
        JsonNode attributes() {
            return panel.at("/embeddableConfig/attributes");
        }

        public String title() {
            return dashboard.at("/id").asString() + "/" + panel.path("panelIndex").asString();
        }

        /// The one layer.
        public JsonNode layer() {
            return attributes().at("/state/datasourceStates/formBased/layers/notices");
        }

        /// Columns in their order, buckets first.
        public List<JsonNode> columns() {
            var columns = new ArrayList<JsonNode>();
            layer().path("columnOrder")
                    .forEach(id -> columns.add(layer().path("columns").path(id.asString())));
            return columns;
        }

        /// How many values of its first column it shows at most.
        public long most() {
            JsonNode size = columns().getFirst().at("/params/size");
            return size.isNumber() ? size.longValue() : Long.MAX_VALUE;
        }

        /// Whether it is one number, of notices.
        public boolean isCount() {
            return columns().size() == 1
                    && columns().getFirst().path("operationType").asString().equals("count");
        }

        /// Its condition in the language of our own search.
        public String ourQuery() {
            return condition().isEmpty() ? "" : Condition.parse(condition()).ours();
        }

        public String condition() {
            return attributes().at("/state/query/query").asString();
        }

        /// The field by which the panel's data view tells the time; empty where it has none.
        public String timeField() {
            String view = attributes().at("/references/0/id").asString();
            return objects("index-pattern").stream()
                    .filter(each -> each.path("id").asString().equals(view))
                    .findFirst()
                    .orElseThrow()
                    .at("/attributes/timeFieldName")
                    .asString("");
        }

        @Override
        public String toString() {
            return title();
        }
    }

    public static List<ShippedPanel> panels() {
        var panels = new ArrayList<ShippedPanel>();
        for (JsonNode dashboard : objects("dashboard")) {
            String json = dashboard.at("/attributes/panelsJSON").stringValue();
            Json.MAPPER
                    .readTree(json)
                    .forEach(panel -> panels.add(new ShippedPanel(dashboard, panel)));
        }
        return panels;
    }
}
