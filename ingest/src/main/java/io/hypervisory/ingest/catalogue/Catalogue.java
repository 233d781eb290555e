package io.hypervisory.ingest.catalogue;

import io.hypervisory.ingest.contract.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The sources to crawl. Immutable.
public record Catalogue(List<Source> sources) {
    private static final YAMLMapper YAML =
            Yaml.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    /// The parser says what it was reading, where that began, what is wrong, and where that stands.
    private static final Pattern CAUSE =
            Pattern.compile(
                    "(?:^|\n)(\\S[^\n]*)\n in [^\n]*, line (\\d+), column \\d+:(?![\\s\\S]*\n in )");

    public Catalogue {
        sources = List.copyOf(Checked.given("sources", sources, "there is nothing to crawl"));
        Set<String> names = new HashSet<>();
        for (int i = 0; i < sources.size(); i++) {
            String name = sources.get(i).name();
            if (!names.add(name)) {
                throw new KeyFault("sources/" + i + "/name", "two sources are named " + name);
            }
        }
    }

    /// @throws IllegalArgumentException when it is not a catalogue; the message names file, line
    ///   and key
    /// @throws IOException when the file cannot be read
    public static Catalogue read(Path file) throws IOException {
        return parse(YamlText.decode(file.toString(), Files.readAllBytes(file)));
    }

    /// The catalogue that comes with the program.
    public static Catalogue shipped() {
        try (InputStream yaml =
                java.util.Objects.requireNonNull(
                        Catalogue.class.getResourceAsStream("sources.yaml"), "sources.yaml")) {
            return parse(YamlText.decode("the shipped sources.yaml", yaml.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<Source> source(String name) {
        return sources.stream().filter(source -> source.name().equals(name)).findFirst();
    }

    /// @param name of the text, for messages
    /// @throws IllegalArgumentException when it is not a catalogue; the message names line and key
    public static Catalogue parse(String yaml, String name) {
        return parse(new YamlText(name, yaml));
    }

    private static Catalogue parse(YamlText text) {
        try {
            text.checkNothingIsEmpty(YAML);
            return YAML.readValue(text.yaml(), Catalogue.class);
        } catch (KeyFault e) {
            throw fault(
                    text,
                    e.key().isEmpty() ? "" : "/" + e.key(),
                    String.valueOf(e.getMessage()),
                    e);
        } catch (DatabindException e) {
            String below = e.getCause() instanceof KeyFault fault ? "/" + fault.key() : "";
            throw fault(text, path(e) + below, message(e), e);
        } catch (StreamReadException e) {
            throw unreadable(text, e);
        }
    }

    /// A doubled key is met by its parser, before it is a value's.
    private static IllegalArgumentException unreadable(YamlText text, StreamReadException e) {
        String path =
                e.processor() instanceof JsonParser parser && parser.streamReadContext() != null
                        ? parser.streamReadContext().pathAsPointer().toString()
                        : "";
        String words = YamlText.words(path);
        Matcher cause = CAUSE.matcher(e.getOriginalMessage());
        boolean isKnown = cause.find();
        return new IllegalArgumentException(
                text.name()
                        + ":"
                        + (isKnown ? cause.group(2) : e.getLocation().getLineNr())
                        + ": "
                        + (words.isEmpty() || isKnown ? "" : words + ": ")
                        + (isKnown ? cause.group(1) : e.getOriginalMessage())
                                .replaceAll("\\s+", " "),
                e);
    }

    /// One line: file, line, key, and what is wrong.
    private static IllegalArgumentException fault(
            YamlText text, String path, String message, Exception e) {
        String key = YamlText.words(path);
        return new IllegalArgumentException(
                text.name()
                        + ":"
                        + text.line(path, YAML)
                        + ": "
                        + (key.isEmpty() ? "" : key + ": ")
                        + message.replaceAll("\\s+", " "),
                e);
    }

    private static String path(DatabindException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null
                                ? "/" + step.getIndex()
                                : "/" + step.getPropertyName())
                .collect(Collectors.joining());
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
