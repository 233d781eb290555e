package io.hypervisory.docker.kibana;

import io.hypervisory.docker.kibana.Shipped.ShippedPanel;
import io.hypervisory.ingest.contract.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A panel as the aggregation that Lens makes of it, in UTC, and the reading of its answer.
public final class PanelQuery {
    private final ShippedPanel panel;
    private final List<String> buckets = new ArrayList<>();
    private final List<String> figures = new ArrayList<>();

    public PanelQuery(ShippedPanel panel) {
        this.panel = panel;
        for (JsonNode id : panel.layer().path("columnOrder")) {
            boolean isBucket = column(id.asString()).path("isBucketed").asBoolean();
            (isBucket ? buckets : figures).add(id.asString());
        }
    }

    private JsonNode column(String id) {
        return panel.layer().path("columns").path(id);
    }

    public String request() {
        var request = Json.MAPPER.createObjectNode().put("size", 0).put("track_total_hits", true);
        var filters = request.putObject("query").putObject("bool").putArray("filter");
        if (!panel.condition().isEmpty()) {
            filters.add(Condition.parse(panel.condition()).elasticsearch());
        }
        if (!panel.timeField().isEmpty()) {
            filters.addObject()
                    .putObject("range")
                    .putObject(panel.timeField())
                    .put("gte", panel.dashboard().at("/attributes/timeFrom").asString())
                    .put("lte", panel.dashboard().at("/attributes/timeTo").asString());
        }
        request.set("aggs", level(0));
        return request.toString();
    }

    private ObjectNode level(int depth) {
        var aggs = Json.MAPPER.createObjectNode();
        figures.forEach(id -> figure(aggs, id, column(id)));
        if (depth < buckets.size()) {
            String id = buckets.get(depth);
            ObjectNode inner = level(depth + 1);
            var one = aggs.putObject(id);
            bucket(one, column(id), inner);
            one.set("aggs", inner);
        }
        return aggs;
    }

    private static void figure(ObjectNode aggs, String id, JsonNode column) {
        String field = column.path("sourceField").asString();
        switch (column.path("operationType").asString()) {
            case "count" -> {}
            case "unique_count" -> aggs.putObject(id).putObject("cardinality").put("field", field);
            case "min" -> aggs.putObject(id).putObject("min").put("field", field);
            case "max" -> aggs.putObject(id).putObject("max").put("field", field);
            default -> throw new AssertionError(column);
        }
    }

    private void bucket(ObjectNode one, JsonNode column, ObjectNode inner) {
        JsonNode params = column.path("params");
        String field = column.path("sourceField").asString();
        if (column.path("operationType").asString().equals("date_histogram")) {
            one.putObject("date_histogram")
                    .put("field", field)
                    .put("calendar_interval", params.path("interval").asString())
                    .put("min_doc_count", 1);
            return;
        }
        var terms =
                one.putObject("terms").put("field", field).put("size", params.path("size").asInt());
        if (params.path("missingBucket").asBoolean() && params.path("otherBucket").asBoolean()) {
            terms.put("missing", Figures.MISSING);
        }
        String by = "_count";
        if (params.at("/orderBy/type").asString().equals("custom")) {
            by = "order";
            figure(inner, by, params.path("orderAgg"));
        } else {
            String ordering = params.at("/orderBy/columnId").asString();
            boolean counts = column(ordering).path("operationType").asString().equals("count");
            by = counts ? by : ordering;
        }
        terms.putObject("order").put(by, params.path("orderDirection").asString());
    }

    public Figures read(JsonNode answer) {
        var rows = new HashMap<List<String>, Map<String, String>>();
        read(answer.path("aggregations"), answer.at("/hits/total/value"), List.of(), rows);
        return new Figures(rows);
    }

    private void read(
            JsonNode level,
            JsonNode count,
            List<String> key,
            Map<List<String>, Map<String, String>> rows) {
        if (key.size() < buckets.size()) {
            for (JsonNode each : level.path(buckets.get(key.size())).path("buckets")) {
                var longer = new ArrayList<>(key);
                longer.add(key(each));
                read(each, each.path("doc_count"), longer, rows);
            }
            return;
        }
        var row = new HashMap<String, String>();
        for (String id : figures) {
            JsonNode value = level.has(id) ? level.path(id).path("value") : count;
            if (value.isNumber()) {
                row.put(id, Figures.number(value.doubleValue()));
            }
        }
        rows.put(List.copyOf(key), row);
    }

    private static String key(JsonNode bucket) {
        JsonNode key = bucket.path("key");
        return key.isNumber() ? Figures.number(key.doubleValue()) : key.asString();
    }
}
