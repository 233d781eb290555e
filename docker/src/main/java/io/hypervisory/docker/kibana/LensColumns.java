package io.hypervisory.docker.kibana;

import io.hypervisory.docker.kibana.Bucket.Periods;
import io.hypervisory.docker.kibana.Bucket.Values;
import io.hypervisory.ingest.contract.Json;
import tools.jackson.databind.node.ObjectNode;

/// Columns of a layer as Lens keeps them.
final class LensColumns {
    /// The field by which Lens counts documents.
    static final String RECORDS = "___records___";

    private LensColumns() {}

    static ObjectNode of(Measure measure) {
        var column =
                column(measure.label(), measure.operation().type(), measure.operation().lens())
                        .put("isBucketed", false)
                        .put("scale", "ratio")
                        .put("sourceField", measure.field() == null ? RECORDS : measure.field());
        boolean counts = measure.operation().type().equals("number");
        column.putObject("params").put("emptyAsNull", !counts || measure.field() != null);
        return column;
    }

    /// @param figure id of the column that orders values unless they say otherwise
    static ObjectNode of(Bucket bucket, String figure) {
        return switch (bucket) {
            case Values values -> values(values, figure);
            case Periods periods -> periods(periods);
        };
    }

    private static ObjectNode values(Values values, String figure) {
        var column =
                column(values.label(), values.type(), "terms")
                        .put("isBucketed", true)
                        .put("scale", "ordinal")
                        .put("sourceField", values.field());
        var params =
                column.putObject("params")
                        .put("size", values.most())
                        .put("orderDirection", "desc")
                        .put("otherBucket", values.type().equals("string"))
                        .put("missingBucket", values.missing());
        params.putObject("parentFormat").put("id", "terms");
        var order = params.putObject("orderBy");
        if (values.by() == null) {
            order.put("type", "column").put("columnId", figure);
        } else {
            order.put("type", "custom");
            params.set("orderAgg", of(values.by()));
        }
        return column;
    }

    private static ObjectNode periods(Periods periods) {
        var column =
                column(periods.label(), "date", "date_histogram")
                        .put("isBucketed", true)
                        .put("scale", "interval")
                        .put("sourceField", periods.field());
        column.putObject("params")
                .put("interval", periods.interval())
                .put("includeEmptyRows", false)
                .put("dropPartials", false);
        return column;
    }

    private static ObjectNode column(String label, String type, String operation) {
        return Json.MAPPER
                .createObjectNode()
                .put("label", label)
                .put("customLabel", true)
                .put("dataType", type)
                .put("operationType", operation);
    }

    static void query(ObjectNode into, String condition) {
        into.put("language", "kuery").put("query", condition);
    }
}
