package io.hypervisory.docker.kibana;

import io.hypervisory.ingest.contract.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Panels, laid out from left to right and then below.
record Dashboard(String id, String title, String description, List<Panel> panels) {
    private static final int WIDTH = 48;

    Dashboard {
        panels = List.copyOf(panels);
    }

    SavedObject savedObject() {
        var attributes =
                Json.MAPPER
                        .createObjectNode()
                        .put("title", title)
                        .put("description", description)
                        .put("panelsJSON", Json.text(laidOut()))
                        .put("optionsJSON", Json.text(options()))
                        .put("timeRestore", true)
                        .put("timeFrom", Assets.SINCE)
                        .put("timeTo", "now")
                        .put("version", 1);
        attributes
                .putObject("kibanaSavedObjectMeta")
                .put("searchSourceJSON", Json.text(Assets.everything()));
        var references = new ArrayList<ObjectNode>();
        for (Panel panel : panels) {
            references.add(SavedObject.of(panel.dataView(), panel.id() + ":" + Lens.DATA_VIEW));
        }
        references.add(SavedObject.tagged());
        return new SavedObject(SavedObject.Type.DASHBOARD, id, attributes, references);
    }

    private ArrayNode laidOut() {
        var all = Json.MAPPER.createArrayNode();
        int x = 0;
        int y = 0;
        int height = 0;
        for (Panel panel : panels) {
            if (x + panel.width() > WIDTH) {
                x = 0;
                y += height;
                height = 0;
            }
            all.add(placed(panel, x, y));
            x += panel.width();
            height = Math.max(height, panel.height());
        }
        return all;
    }

    private static ObjectNode placed(Panel panel, int x, int y) {
        var placed =
                Json.MAPPER
                        .createObjectNode()
                        .put("type", "lens")
                        .put("panelIndex", panel.id())
                        .put("title", panel.title());
        placed.putObject("gridData")
                .put("x", x)
                .put("y", y)
                .put("w", panel.width())
                .put("h", panel.height())
                .put("i", panel.id());
        var config = placed.putObject("embeddableConfig");
        config.set("attributes", Lens.attributes(panel));
        config.putObject("enhancements");
        return placed;
    }

    private static ObjectNode options() {
        return Json.MAPPER
                .createObjectNode()
                .put("useMargins", true)
                .put("syncColors", true)
                .put("syncCursor", true)
                .put("syncTooltips", false)
                .put("hidePanelTitles", false);
    }
}
