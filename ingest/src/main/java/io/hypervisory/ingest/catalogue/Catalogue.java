package io.hypervisory.ingest.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The sources to crawl. Immutable.
public record Catalogue(List<Source> sources) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
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

    /// @throws IllegalArgumentException when it is not a catalogue; the message names file, line and key
    /// @throws IOException when the file cannot be read
    public static Catalogue read(Path file) throws IOException {
        return parse(Files.readString(file), file.toString());
    }

    static Catalogue parse(String yaml, String name) {
        try {
            return YAML.readValue(yaml, Catalogue.class);
        } catch (DatabindException e) {
            throw new IllegalArgumentException(
                    name + line(e) + ": " + key(e) + message(e), e);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(name + line(e) + ": " + e.getOriginalMessage(), e);
        } catch (NullPointerException e) {
            throw new IllegalArgumentException(name + ": a required key is missing", e);
        }
    }

    private static String line(JacksonException e) {
        return e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
    }

    private static String key(DatabindException e) {
        String path = e.getPath().stream()
                .map(reference -> reference.getPropertyName() == null
                        ? "[" + reference.getIndex() + "]"
                        : reference.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        return path.isEmpty() ? "" : path + ": ";
    }

    private static String message(DatabindException e) {
        String text = e.getCause() == null ? e.getOriginalMessage() : String.valueOf(e.getCause().getMessage());
        return text.replaceAll("\\(class [^)]*\\)", "").replaceAll("`io\\.hypervisory[^`]*\\.(\\w+)`", "$1");
    }
}
