package io.hypervisory.enrich.judgement;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.ingest.contract.Yaml;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// YAML of which each piece knows its line, so that a fault can be found. Scalars are their text.
sealed interface Lines {
    int line();

    record Scalar(int line, String text) implements Lines {}

    record Items(int line, List<Lines> items) implements Lines {}

    record Entries(int line, Map<String, Lines> entries) implements Lines {}

    /// Something that cannot be used, and where.
    final class Fault extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Fault(String file, int line, String what) {
            super(file + " line " + line + ": " + what);
        }
    }

    /// @param file named in faults
    /// @throws Fault when it is no YAML, or a key stands twice
    static Lines read(String file, byte[] yaml) {
        var text = new InputStreamReader(new ByteArrayInputStream(yaml), UTF_8.newDecoder());
        try (JsonParser parser = Yaml.MAPPER.createParser(text)) {
            if (parser.nextToken() == null) {
                return new Items(1, List.of());
            }
            return value(file, parser);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new Fault(
                    file,
                    at == null ? 1 : at.getLineNr(),
                    "no YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    private static Lines value(String file, JsonParser parser) {
        int line = line(parser);
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_ARRAY) {
            var items = new ArrayList<Lines>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(file, parser));
            }
            return new Items(line, items);
        }
        if (token == JsonToken.START_OBJECT) {
            var entries = new LinkedHashMap<String, Lines>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                int at = line(parser);
                parser.nextToken();
                if (entries.put(key, value(file, parser)) != null) {
                    throw new Fault(file, at, "`" + key + "` stands twice");
                }
            }
            return new Entries(line, entries);
        }
        if (token == JsonToken.VALUE_NULL) {
            throw new Fault(file, line, "nothing stands after the key or dash");
        }
        return new Scalar(line, parser.getString());
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    /// A list; one value alone is a list of it.
    default List<Lines> list() {
        return this instanceof Items(int _, List<Lines> items) ? items : List.of(this);
    }

    default String text(String file) {
        if (this instanceof Scalar(int _, String text) && !text.isBlank()) {
            return text;
        }
        throw new Fault(file, line(), "a word or text is wanted here");
    }

    default List<String> texts(String file) {
        return list().stream().map(each -> each.text(file)).toList();
    }

    /// @param key named in faults
    /// @throws Fault when it is neither yes nor no
    static boolean isYes(String file, Lines said, String key) {
        return switch (said.text(file)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw new Fault(file, said.line(), "`" + key + "` is yes or no");
        };
    }

    default double number(String file) {
        try {
            return Double.parseDouble(text(file));
        } catch (NumberFormatException e) {
            throw new Fault(file, line(), "no number: " + text(file));
        }
    }

    /// @throws Fault when it has no keys, or others than these
    default Map<String, Lines> entries(String file, Set<String> known) {
        if (!(this instanceof Entries(int _, Map<String, Lines> entries))) {
            throw new Fault(file, line(), "keys are wanted here: " + String.join(", ", known));
        }
        entries.forEach((key, value) -> {
            if (!known.contains(key)) {
                throw new Fault(
                        file,
                        value.line(),
                        "unknown key `" + key + "`; known are " + String.join(", ", known));
            }
        });
        return entries;
    }
}
