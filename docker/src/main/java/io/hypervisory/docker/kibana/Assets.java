package io.hypervisory.docker.kibana;

import io.hypervisory.ingest.contract.Json;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// All that Kibana is given: two data views, a tag, a saved search, and the dashboards of
/// [Dashboards].
public final class Assets {
    /// The data view over `published`.
    static final String DATED = "hypervisory";

    /// The data view without a time, which shows what its publisher gave no date as well.
    static final String ALL = "hypervisory-all";

    static final String TAG = "hypervisory-tag";

    /// From when on dashboards show what there is.
    static final String SINCE = "now-30y";

    private static final String ALIAS = "hypervisory";
    private static final String IN_SEARCH = "kibanaSavedObjectMeta.searchSourceJSON.index";

    private Assets() {}

    /// One object a line, as Kibana's import takes it; what is referred to comes first.
    public static String ndjson() {
        return objects().stream()
                .map(SavedObject::json)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    static List<SavedObject> objects() {
        var others =
                List.of(
                        dataView(DATED, "Hypervisory", "published"),
                        dataView(ALL, "Hypervisory, undated ones too", ""),
                        tag(),
                        search());
        var dashboards = Dashboards.all().stream().map(Dashboard::savedObject);
        return Stream.concat(others.stream(), dashboards).toList();
    }

    private static SavedObject dataView(String id, String name, String time) {
        var attributes =
                Json.MAPPER
                        .createObjectNode()
                        .put("title", ALIAS)
                        .put("name", name)
                        .put("allowHidden", false)
                        .put("fields", "[]")
                        .put("sourceFilters", "[{\"value\":\"record\"}]")
                        .put("fieldAttrs", "{}")
                        .put("fieldFormatMap", "{\"url\":{\"id\":\"url\",\"params\":{}}}")
                        .put("runtimeFieldMap", "{}");
        if (!time.isEmpty()) {
            attributes.put("timeFieldName", time);
        }
        return new SavedObject(SavedObject.Type.DATA_VIEW, id, attributes, List.of());
    }

    private static SavedObject tag() {
        var attributes =
                Json.MAPPER
                        .createObjectNode()
                        .put("name", "Hypervisory")
                        .put("description", "Advisories, patches and posts of virtualization")
                        .put("color", "#006BB8");
        return new SavedObject(SavedObject.Type.TAG, TAG, attributes, List.of());
    }

    private static SavedObject search() {
        var attributes =
                Json.MAPPER
                        .createObjectNode()
                        .put("title", "Notices, newest first")
                        .put("description", "Advisories, patches and posts with what they say")
                        .put("hideChart", false)
                        .put("isTextBasedQuery", false)
                        .put("timeRestore", false);
        List.of("type", "id", "title", "severity", "urgency", "impact", "kev", "fix")
                .forEach(attributes.putArray("columns")::add);
        attributes.putArray("sort").addArray().add("published").add("desc");
        attributes.putObject("grid");
        attributes
                .putObject("kibanaSavedObjectMeta")
                .put("searchSourceJSON", Json.text(everything().put("indexRefName", IN_SEARCH)));
        return new SavedObject(
                SavedObject.Type.SEARCH,
                "hypervisory-notices",
                attributes,
                List.of(SavedObject.of(DATED, IN_SEARCH), SavedObject.tagged()));
    }

    /// A search source that leaves nothing out.
    static ObjectNode everything() {
        var source = Json.MAPPER.createObjectNode();
        LensColumns.query(source.putObject("query"), "");
        source.putArray("filter");
        return source;
    }
}
