package io.hypervisory.ingest.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The sources to crawl. Immutable.
public record Catalogue(List<Source> sources) {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    public Catalogue {
        sources = List.copyOf(sources);
        Set<String> names = new HashSet<>();
        for (Source source : sources) {
            if (!names.add(source.name())) {
                throw new IllegalArgumentException("two sources are named " + source.name());
            }
        }
    }

    /// @throws IllegalArgumentException when it is not a catalogue; the message names file, line
    ///   and key
    /// @throws IOException when the file cannot be read
    public static Catalogue read(Path file) throws IOException {
        return parse(Files.readString(file), file.toString());
    }

    /// The catalogue that comes with the program.
    public static Catalogue shipped() {
        try (InputStream yaml =
                java.util.Objects.requireNonNull(
                        Catalogue.class.getResourceAsStream("sources.yaml"), "sources.yaml")) {
            return parse(new String(yaml.readAllBytes(), UTF_8), "the shipped sources.yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<Source> source(String name) {
        return sources.stream().filter(source -> source.name().equals(name)).findFirst();
    }

    static Catalogue parse(String yaml, String name) {
        try {
            return YAML.readValue(yaml, Catalogue.class);
        } catch (DatabindException e) {
            throw new IllegalArgumentException(
                    name + ":" + line(yaml, e) + ": " + key(e) + message(e), e);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    name + ":" + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(), e);
        }
    }

    /// The line where the path of the fault stands, or what it stands in: records are built after
    /// their text was read, so the parser's own place is past it.
    private static int line(String yaml, DatabindException e) {
        Map<String, Integer> lines = lines(yaml);
        var pointer = new StringBuilder();
        int line = 1;
        for (Reference step : e.getPath()) {
            pointer.append('/')
                    .append(
                            step.getPropertyName() == null
                                    ? step.getIndex()
                                    : step.getPropertyName());
            line = lines.getOrDefault(pointer.toString(), line);
        }
        return line;
    }

    /// Line of each value by its JSON pointer.
    private static Map<String, Integer> lines(String yaml) {
        var lines = new HashMap<String, Integer>();
        try (JsonParser parser = YAML.createParser(yaml)) {
            while (parser.nextToken() != null) {
                String pointer = parser.streamReadContext().pathAsPointer().toString();
                lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
            }
        } catch (JacksonException e) {
            return lines;
        }
        return lines;
    }

    private static String key(DatabindException e) {
        String path =
                e.getPath().stream()
                        .map(step ->
                                step.getPropertyName() == null
                                        ? "[" + step.getIndex() + "]"
                                        : step.getPropertyName())
                        .collect(Collectors.joining("."))
                        .replace(".[", "[");
        return path.isEmpty() ? "" : path + ": ";
    }

    private static String message(DatabindException e) {
        String text =
                e.getCause() == null
                        ? e.getOriginalMessage()
                        : String.valueOf(e.getCause().getMessage());
        return text.replace(", not marked as ignorable", "")
                .replaceAll("`(?:io\\.hypervisory|java)[^`]*[.$](\\w+)`", "$1");
    }
}
