package io.hypervisory.ingest.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.MutableConfigOverride;
import tools.jackson.databind.json.JsonMapper;

/// The one way in which our records become JSON and back: names sorted, absent values and empty
/// collections left out, instants as ISO 8601 text, so that equal records are equal bytes. Readers
/// ignore names that they do not know, since a contract grows. Thread-safe.
public final class Json {
    /// Depth 200 and 64 MiB bound what a hostile document can cost.
    public static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(200)
                                                    .maxStringLength(64 * 1024 * 1024)
                                                    .build())
                                    .build())
                    .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .withConfigOverride(String.class, Json::emptyTextIsKept)
                    .withConfigOverride(List.class, Json::absentIsEmpty)
                    .withConfigOverride(Map.class, Json::absentIsEmpty)
                    .withConfigOverride(Set.class, Json::absentIsEmpty)
                    .changeDefaultPropertyInclusion(inclusion ->
                            inclusion
                                    .withValueInclusion(JsonInclude.Include.NON_EMPTY)
                                    .withContentInclusion(JsonInclude.Include.ALWAYS))
                    .build();

    private Json() {}

    private static void emptyTextIsKept(MutableConfigOverride override) {
        override.setInclude(
                JsonInclude.Value.construct(
                        JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL));
    }

    private static void absentIsEmpty(MutableConfigOverride override) {
        override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }

    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    public static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// @throws IllegalArgumentException when the bytes are not a `type`; the message says where
    public static <T> T read(byte[] bytes, Class<T> type) {
        try {
            return MAPPER.readValue(bytes, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "not a "
                            + type.getSimpleName()
                            + ": "
                            + e.getOriginalMessage()
                            + " at "
                            + where(e),
                    e);
        }
    }

    private static String where(JacksonException e) {
        var location = e.getLocation();
        return location == null
                ? "?"
                : "line " + location.getLineNr() + " column " + location.getColumnNr();
    }

    /// Whether two values are the same JSON.
    public static boolean same(Object a, Object b) {
        return Arrays.equals(bytes(a), bytes(b));
    }
}
