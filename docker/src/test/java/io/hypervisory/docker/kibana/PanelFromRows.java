package io.hypervisory.docker.kibana;

import static java.util.stream.Collectors.toSet;

import io.hypervisory.docker.kibana.Shipped.ShippedPanel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What a panel must show, counted from the rows of our export by nothing but a loop.
public final class PanelFromRows {
    private final ShippedPanel panel;
    private final Instant now;
    private final List<JsonNode> buckets;
    private final Map<String, JsonNode> figures = new HashMap<>();

    public PanelFromRows(ShippedPanel panel, Instant now) {
        this.panel = panel;
        this.now = now;
        buckets =
                panel.columns().stream()
                        .filter(each -> each.path("isBucketed").asBoolean())
                        .toList();
        for (JsonNode id : panel.layer().path("columnOrder")) {
            JsonNode column = panel.layer().path("columns").path(id.asString());
            if (!column.path("isBucketed").asBoolean()) {
                figures.put(id.asString(), column);
            }
        }
    }

    public Figures of(List<Row> all) {
        var rows = all.stream().filter(this::isShown).toList();
        var by = new HashMap<List<String>, List<Row>>();
        for (Row row : rows) {
            for (List<String> key : keys(row)) {
                by.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
            }
        }
        if (buckets.isEmpty()) {
            by.put(List.of(), rows);
        }
        var counted = new HashMap<List<String>, Map<String, String>>();
        by.forEach((key, some) -> counted.put(key, figures(some)));
        return new Figures(counted);
    }

    private boolean isShown(Row row) {
        if (!panel.condition().isEmpty() && !Condition.parse(panel.condition()).holds(row)) {
            return false;
        }
        if (panel.timeField().isEmpty()) {
            return true;
        }
        Instant since =
                now.atZone(ZoneOffset.UTC)
                        .minusYears(
                                Long.parseLong(
                                        panel.dashboard()
                                                .at("/attributes/timeFrom")
                                                .asString()
                                                .replaceAll("now-(\\d+)y", "$1")))
                        .toInstant();
        return row.values(panel.timeField()).stream()
                .map(Instant::parse)
                .anyMatch(at -> !at.isBefore(since) && !at.isAfter(now));
    }

    private List<List<String>> keys(Row row) {
        List<List<String>> keys = List.of(List.of());
        for (JsonNode bucket : buckets) {
            Set<String> values = values(bucket, row);
            keys =
                    keys.stream()
                            .flatMap(key ->
                                    values.stream()
                                            .map(value ->
                                                    Stream.concat(key.stream(), Stream.of(value))
                                                            .toList()))
                            .toList();
        }
        return keys;
    }

    private static Set<String> values(JsonNode bucket, Row row) {
        List<String> values = row.values(bucket.path("sourceField").asString());
        String type = bucket.path("dataType").asString();
        if (bucket.path("operationType").asString().equals("date_histogram")) {
            boolean years = bucket.at("/params/interval").asString().equals("1y");
            return values.stream().map(value -> begin(value, years)).collect(toSet());
        }
        if (values.isEmpty() && bucket.at("/params/missingBucket").asBoolean()) {
            return Set.of(Figures.MISSING);
        }
        return values.stream()
                .map(value ->
                        type.equals("number") ? Figures.number(Double.parseDouble(value)) : value)
                .collect(toSet());
    }

    private static String begin(String value, boolean years) {
        LocalDate day = instant(value).atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate begin = years ? day.withDayOfYear(1) : day.withDayOfMonth(1);
        return Figures.number(
                (double) begin.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    }

    private static Instant instant(String value) {
        return value.length() == 10
                ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(value).truncatedTo(ChronoUnit.MILLIS);
    }

    private Map<String, String> figures(List<Row> rows) {
        var row = new HashMap<String, String>();
        figures.forEach((id, column) -> {
            String field = column.path("sourceField").asString();
            var values =
                    column.path("operationType").asString().equals("count")
                            ? List.<String>of()
                            : rows.stream().flatMap(each -> each.values(field).stream()).toList();
            boolean dates = column.path("dataType").asString().equals("date");
            var numbers =
                    switch (column.path("operationType").asString()) {
                        case "count" -> Stream.of((double) rows.size());
                        case "unique_count" ->
                                Stream.of((double) values.stream().distinct().count());
                        case "min" -> numbers(values, dates).sorted().limit(1);
                        case "max" ->
                                numbers(values, dates)
                                        .sorted(java.util.Comparator.reverseOrder())
                                        .limit(1);
                        default -> throw new AssertionError(column);
                    };
            numbers.findFirst().ifPresent(number -> row.put(id, Figures.number(number)));
        });
        return row;
    }

    private static Stream<Double> numbers(List<String> values, boolean dates) {
        return values.stream()
                .map(value ->
                        dates ? (double) instant(value).toEpochMilli() : Double.parseDouble(value));
    }
}
