package io.hypervisory.enrich.contract;

import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MethodScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The written contract of the public topics, made from the records: a JSON Schema for each topic's
/// value and an AsyncAPI document over all of them.
final class Contract {
    /// One public topic: what its values are and which CloudEvents type its records bear (null
    /// without CloudEvents headers).
    record Channel(Topic topic, Class<?> value, @Nullable String eventType) {
        String schemaFile() {
            return topic.name() + ".schema.json";
        }
    }

    static final List<Channel> CHANNELS =
            List.of(
                    new Channel(IngestTopics.SOURCES, SourceState.class, null),
                    new Channel(EnrichTopics.ADVISORIES, Advisory.class, "hypervisory.advisory.v1"),
                    new Channel(EnrichTopics.PATCHES, Patch.class, "hypervisory.patch.v1"),
                    new Channel(EnrichTopics.POSTS, Post.class, "hypervisory.post.v1"),
                    new Channel(EnrichTopics.REVISIONS, Change.class, "hypervisory.revision.v1"),
                    new Channel(EnrichTopics.CHANGES, Change.class, "hypervisory.change.v1"),
                    new Channel(EnrichTopics.CVES, CveRecord.class, "hypervisory.cve.v1"));

    private Contract() {}

    /// Every file of the contract by name, as text.
    static Map<String, String> files() {
        var files = new TreeMap<String, String>();
        for (Channel channel : CHANNELS) {
            files.put(channel.schemaFile(), text(schema(channel)));
        }
        files.put("asyncapi.json", text(asyncApi()));
        return files;
    }

    private static String text(Object value) {
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    }

    static JsonNode schema(Channel channel) {
        ObjectNode schema =
                Entry.class.isAssignableFrom(channel.value())
                        ? entry(channel.value())
                        : generator().generateSchema(channel.value());
        schema.put("$id", "https://hypervisory.io/schemas/" + channel.schemaFile());
        schema.put("title", channel.topic().purpose());
        return schema;
    }

    /// The generator takes the type property of a sealed family for a definition of its own, so its
    /// members are put together here, component by component.
    private static ObjectNode entry(Class<?> type) {
        var builder = generator().buildMultipleSchemaDefinitions();
        ObjectNode schema = Json.MAPPER.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        var required = schema.putArray("required");
        properties
                .putObject("type")
                .put("const", type.getSimpleName().toLowerCase(java.util.Locale.ROOT));
        required.add("type");
        for (var component : type.getRecordComponents()) {
            properties.set(
                    component.getName(), builder.createSchemaReference(component.getGenericType()));
            // an empty list is left out
            if (component.getType() != List.class) {
                required.add(component.getName());
            }
        }
        schema.set("$defs", builder.collectDefinitions("$defs"));
        return schema;
    }

    private static SchemaGenerator generator() {
        var config =
                new SchemaGeneratorConfigBuilder(
                                SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                        .with(
                                new JacksonSchemaModule(
                                        JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY))
                        .with(
                                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
                        .with(Option.EXTRA_OPEN_API_FORMAT_VALUES)
                        .without(Option.FLATTENED_ENUMS_FROM_TOSTRING);
        config.forTypesInGeneral()
                .withCustomDefinitionProvider((type, context) -> {
                    if (type.isInstanceOf(NoticeId.class)) {
                        return plain(context, "pattern", "^[^/]+/.+$");
                    }
                    if (type.isInstanceOf(Duration.class)) {
                        return plain(context, "format", "duration");
                    }
                    return type.isInstanceOf(Instant.class)
                            ? plain(context, "format", "date-time")
                            : null;
                });
        // what is absent is left out, so only what can never be empty is required
        config.forFields().withRequiredCheck(Contract::required);
        config.forMethods().withRequiredCheck((MethodScope _) -> false);
        return new SchemaGenerator(config.build());
    }

    private static com.github.victools.jsonschema.generator.CustomDefinition plain(
            com.github.victools.jsonschema.generator.SchemaGenerationContext context,
            String keyword,
            String value) {
        var node = context.getGeneratorConfig().createObjectNode();
        node.put("type", "string");
        node.put(keyword, value);
        return new com.github.victools.jsonschema.generator.CustomDefinition(
                node,
                com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType.INLINE,
                com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion.NO);
    }

    private static boolean required(FieldScope field) {
        return !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !field.getType().isInstanceOf(java.util.Collection.class)
                && !field.getType().isInstanceOf(Map.class)
                && !field.getType().isInstanceOf(String.class);
    }

    /// AsyncAPI 3.0.
    private static Map<String, Object> asyncApi() {
        var channels = new LinkedHashMap<String, Object>();
        var operations = new LinkedHashMap<String, Object>();
        for (Channel channel : CHANNELS) {
            String name = channel.topic().name();
            channels.put(name, channel(channel));
            operations.put(
                    "receive-" + name,
                    Map.of("action", "receive", "channel", Map.of("$ref", "#/channels/" + name)));
        }
        return new LinkedHashMap<>(
                Map.of(
                        "asyncapi",
                        "3.0.0",
                        "info",
                        Map.of(
                                "title", "Hypervisory topics",
                                "version", "1.0.0",
                                "description",
                                        "What a subscriber may rely on. Values are JSON; within a major version fields are only added. Read with isolation.level=read_committed. "
                                                + "What enrich writes has at most "
                                                + EnrichTopics.LONGEST_VALUE
                                                + " bytes: a longer record loses the ends of its longest lists, and of its texts last, and "
                                                + "says in `shortened` where, how many there were and how many it kept. Its hash is that of "
                                                + "the whole content, and its lineage's witnesses name the documents in which the whole "
                                                + "stands."),
                        "defaultContentType",
                        "application/json",
                        "channels",
                        channels,
                        "operations",
                        operations));
    }

    private static Map<String, Object> channel(Channel channel) {
        Topic topic = channel.topic();
        var message = new LinkedHashMap<String, Object>();
        message.put("payload", Map.of("$ref", channel.schemaFile()));
        message.put(
                "bindings",
                Map.of(
                        "kafka",
                        Map.of("key", Map.of("type", "string", "description", topic.key()))));
        if (channel.eventType() != null) {
            message.put("headers", headers(channel.eventType()));
        }
        return Map.of(
                "address", topic.name(),
                "description", topic.purpose(),
                "messages", Map.of("record", message),
                "bindings",
                        Map.of(
                                "kafka",
                                Map.of(
                                        "topic", topic.name(),
                                        "partitions", topic.partitions(),
                                        "topicConfiguration",
                                                Map.of(
                                                        "cleanup.policy",
                                                        List.of(
                                                                topic.settings()
                                                                        .getOrDefault(
                                                                                "cleanup.policy",
                                                                                ""))))));
    }

    /// CloudEvents 1.0, binary content mode of the Kafka protocol binding.
    private static Map<String, Object> headers(String eventType) {
        Map<String, Object> text = Map.of("type", "string");
        return Map.of(
                "type", "object",
                "required", List.of("ce_id", "ce_source", "ce_specversion", "ce_time", "ce_type"),
                "properties",
                        Map.of(
                                "ce_specversion", Map.of("const", "1.0"),
                                "ce_id", text,
                                "ce_source", text,
                                "ce_type", Map.of("const", eventType),
                                "ce_time", Map.of("type", "string", "format", "date-time"),
                                "content-type", Map.of("const", "application/json"),
                                "traceparent", text));
    }
}
