package io.hypervisory.docker.kibana;

import io.hypervisory.ingest.contract.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// One object as Kibana exports and imports it. Its version says by which rules Kibana brings it up
/// to date.
///
/// @param references to other objects, by names that the attributes use
record SavedObject(Type type, String id, ObjectNode attributes, List<ObjectNode> references) {
    private static final String CORE_VERSION = "8.8.0";

    /// Types of objects, with the version whose form we write.
    enum Type {
        DATA_VIEW("index-pattern", "7.11.0"),
        TAG("tag", "8.0.0"),
        SEARCH("search", "10.2.0"),
        DASHBOARD("dashboard", "10.2.0");

        private final String written;
        private final String version;

        Type(String written, String version) {
            this.written = written;
            this.version = version;
        }
    }

    SavedObject {
        references = List.copyOf(references);
    }

    private static ObjectNode reference(String type, String id, String name) {
        return Json.MAPPER.createObjectNode().put("type", type).put("id", id).put("name", name);
    }

    /// A reference to our tag.
    static ObjectNode tagged() {
        return reference(Type.TAG.written, Assets.TAG, "tag-ref-" + Assets.TAG);
    }

    /// A reference to a data view.
    static ObjectNode of(String dataView, String name) {
        return reference(Type.DATA_VIEW.written, dataView, name);
    }

    /// On one line.
    String json() {
        var object =
                Json.MAPPER
                        .createObjectNode()
                        .put("type", type.written)
                        .put("id", id)
                        .put("coreMigrationVersion", CORE_VERSION)
                        .put("typeMigrationVersion", type.version)
                        .put("managed", false);
        object.set("attributes", attributes);
        references.forEach(object.putArray("references")::add);
        return Json.text(object);
    }
}
