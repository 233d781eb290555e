package io.hypervisory.ingest.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The text of a catalogue, and on which line what stands: a fault is of use with its line only.
///
/// @param name of the file
record YamlText(String name, String yaml) {
    /// @throws IllegalArgumentException when it is not UTF-8; the message names file and line
    static YamlText decode(String name, byte[] bytes) {
        var text = CharBuffer.allocate(bytes.length);
        CoderResult result = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            long line = 1 + text.chars().filter(c -> c == '\n').count();
            throw new IllegalArgumentException(name + ":" + line + ": is not UTF-8");
        }
        return new YamlText(name, text.toString());
    }

    /// The line of a path, or of what it stands in.
    int line(String path, YAMLMapper mapper) {
        Map<String, Integer> lines = lines(mapper);
        int line = 1;
        for (int end = path.indexOf('/', 1); ; end = path.indexOf('/', end + 1)) {
            line = lines.getOrDefault(end < 0 ? path : path.substring(0, end), line);
            if (end < 0) {
                return line;
            }
        }
    }

    /// Line of each value by its JSON pointer.
    private Map<String, Integer> lines(YAMLMapper mapper) {
        var lines = new HashMap<String, Integer>();
        try (JsonParser parser = mapper.createParser(yaml)) {
            while (parser.nextToken() != null) {
                lines.putIfAbsent(pointer(parser), parser.currentTokenLocation().getLineNr());
            }
        } catch (JacksonException e) {
            return lines;
        }
        return lines;
    }

    /// Items of lists, headers and the list of sources cannot be left empty; other keys can, as if
    /// they were not there.
    ///
    /// @throws KeyFault naming the first that is
    void checkNothingIsEmpty(YAMLMapper mapper) {
        try (JsonParser parser = mapper.createParser(yaml)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.START_ARRAY && pointer(parser).isEmpty()) {
                    throw new KeyFault(
                            "",
                            "a list stands where the key sources was due: sources belong below it");
                }
                if (parser.currentToken() == JsonToken.VALUE_NULL && mustBeGiven(parser)) {
                    throw new KeyFault(pointer(parser).replaceFirst("^/", ""), "is empty");
                }
            }
        } catch (JacksonException e) {
            // the mapper will say it
        }
    }

    private static boolean mustBeGiven(JsonParser parser) {
        String pointer = pointer(parser);
        return parser.streamReadContext().inArray()
                || pointer.matches("|/sources|/sources/\\d+/headers/[^/]*");
    }

    private static String pointer(JsonParser parser) {
        return parser.streamReadContext().pathAsPointer().toString();
    }

    /// As people write a path: `sources[0].headers.X`.
    static String words(String path) {
        return path.replaceAll("/(\\d+)(?=/|$)", "[$1]").replaceFirst("^/", "").replace('/', '.');
    }
}
