package io.hypervisory.ingest.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// CloudEvents 1.0 attributes in Kafka's binary mode: one header each, `ce_` before the name, and
/// `content-type`. The id names the event over redeliveries: what arrives twice has the same.
public record CloudEvent(String id, String source, String type, Instant time) {
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";

    /// W3C trace context, from the fetch on.
    public static final String TRACEPARENT = "traceparent";

    public void writeTo(Headers headers) {
        put(headers, "ce_specversion", "1.0");
        put(headers, ID, id);
        put(headers, "ce_source", source);
        put(headers, TYPE, type);
        put(headers, "ce_time", time.toString());
        put(headers, "content-type", "application/json");
    }

    /// Replaces any header of that name.
    public static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(UTF_8));
    }

    public static @Nullable String get(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
