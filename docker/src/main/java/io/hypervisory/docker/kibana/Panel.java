package io.hypervisory.docker.kibana;

import java.util.List;

/// One panel of a dashboard.
///
/// @param id unique within its dashboard
/// @param dataView id of the data view that it is made from
/// @param only what it shows, in Kibana's query language; empty for everything
/// @param buckets outermost first; none for a number
/// @param width of 48
/// @param height in rows
record Panel(
        String id,
        String title,
        Form form,
        String dataView,
        String only,
        List<Bucket> buckets,
        List<Measure> measures,
        int width,
        int height) {
    /// How it looks.
    enum Form {
        NUMBER,
        /// Over the first bucket, stacked by the second.
        BARS,
        LYING_BARS,
        /// A row for each value of the first bucket.
        TABLE,
        /// A row for each value of the first bucket, a column for each of the second.
        GRID
    }

    Panel {
        buckets = List.copyOf(buckets);
        measures = List.copyOf(measures);
        int least = form == Form.NUMBER ? 0 : form == Form.GRID ? 2 : 1;
        int most = form == Form.NUMBER ? 0 : 2;
        if (measures.isEmpty() || buckets.size() < least || buckets.size() > most) {
            throw new IllegalArgumentException(id + ": a " + form + " has other columns");
        }
    }

    static Panel number(String id, String title, Measure measure) {
        return new Panel(
                id, title, Form.NUMBER, Assets.DATED, "", List.of(), List.of(measure), 12, 6);
    }

    static Panel bars(String id, String title, Measure measure, Bucket... buckets) {
        return new Panel(
                id, title, Form.BARS, Assets.DATED, "", List.of(buckets), List.of(measure), 24, 14);
    }

    static Panel lyingBars(String id, String title, Measure measure, Bucket... buckets) {
        return bars(id, title, measure, buckets).as(Form.LYING_BARS);
    }

    static Panel table(String id, String title, Bucket bucket, Measure... measures) {
        return new Panel(
                id,
                title,
                Form.TABLE,
                Assets.DATED,
                "",
                List.of(bucket),
                List.of(measures),
                24,
                16);
    }

    static Panel grid(String id, String title, Bucket rows, Bucket columns, Measure measure) {
        return bars(id, title, measure, rows, columns).as(Form.GRID);
    }

    private Panel as(Form other) {
        return new Panel(id, title, other, dataView, only, buckets, measures, width, height);
    }

    Panel where(String condition) {
        return new Panel(id, title, form, dataView, condition, buckets, measures, width, height);
    }

    Panel from(String otherView) {
        return new Panel(id, title, form, otherView, only, buckets, measures, width, height);
    }

    Panel size(int columns, int rows) {
        return new Panel(id, title, form, dataView, only, buckets, measures, columns, rows);
    }
}
