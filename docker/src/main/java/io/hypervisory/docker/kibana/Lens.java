package io.hypervisory.docker.kibana;

import io.hypervisory.ingest.contract.Json;
import tools.jackson.databind.node.ObjectNode;

/// A panel as Lens keeps it, by value.
final class Lens {
    private static final String LAYER = "notices";

    /// The name by which a layer refers to its data view.
    static final String DATA_VIEW = "indexpattern-datasource-layer-" + LAYER;

    private Lens() {}

    static ObjectNode attributes(Panel panel) {
        var attributes =
                Json.MAPPER
                        .createObjectNode()
                        .put("title", panel.title())
                        .put("type", "lens")
                        .put("visualizationType", visualization(panel.form()));
        attributes.putArray("references").add(SavedObject.of(panel.dataView(), DATA_VIEW));
        var state = attributes.putObject("state");
        LensColumns.query(state.putObject("query"), panel.only());
        state.putArray("filters");
        state.putArray("internalReferences");
        state.putObject("adHocDataViews");
        layer(
                state.putObject("datasourceStates")
                        .putObject("formBased")
                        .putObject("layers")
                        .putObject(LAYER),
                panel);
        state.set("visualization", shown(panel));
        return attributes;
    }

    private static String visualization(Panel.Form form) {
        return switch (form) {
            case NUMBER -> "lnsMetric";
            case BARS, LYING_BARS -> "lnsXY";
            case TABLE, GRID -> "lnsDatatable";
        };
    }

    private static void layer(ObjectNode layer, Panel panel) {
        var columns = layer.putObject("columns");
        var order = layer.putArray("columnOrder");
        for (int i = 0; i < panel.buckets().size(); i++) {
            columns.set(bucket(i), LensColumns.of(panel.buckets().get(i), figure(0)));
            order.add(bucket(i));
        }
        for (int i = 0; i < panel.measures().size(); i++) {
            columns.set(figure(i), LensColumns.of(panel.measures().get(i)));
            order.add(figure(i));
        }
        layer.putObject("incompleteColumns");
        layer.put("sampling", 1);
    }

    private static ObjectNode shown(Panel panel) {
        var shown = Json.MAPPER.createObjectNode();
        switch (panel.form()) {
            case NUMBER -> onLayer(shown).put("metricAccessor", figure(0));
            case BARS -> bars(shown, panel, "bar_stacked");
            case LYING_BARS -> bars(shown, panel, "bar_horizontal_stacked");
            case TABLE, GRID -> table(onLayer(shown), panel);
        }
        return shown;
    }

    private static ObjectNode onLayer(ObjectNode shown) {
        return shown.put("layerId", LAYER).put("layerType", "data");
    }

    private static void bars(ObjectNode shown, Panel panel, String series) {
        shown.put("preferredSeriesType", series).put("valueLabels", "hide");
        shown.putObject("legend")
                .put("isVisible", panel.buckets().size() > 1)
                .put("position", "right");
        var layer = onLayer(shown.putArray("layers").addObject());
        layer.put("seriesType", series).put("xAccessor", bucket(0));
        layer.putArray("accessors").add(figure(0));
        if (panel.buckets().size() > 1) {
            layer.put("splitAccessor", bucket(1));
        }
    }

    private static void table(ObjectNode shown, Panel panel) {
        var columns = shown.putArray("columns");
        for (int i = 0; i < panel.buckets().size(); i++) {
            boolean across = panel.form() == Panel.Form.GRID && i == 1;
            columns.addObject().put("columnId", bucket(i)).put("isTransposed", across);
        }
        for (int i = 0; i < panel.measures().size(); i++) {
            columns.addObject().put("columnId", figure(i)).put("isTransposed", false);
        }
        shown.putObject("paging").put("enabled", true).put("size", 20);
    }

    private static String bucket(int number) {
        return "by" + number;
    }

    private static String figure(int number) {
        return "figure" + number;
    }
}
