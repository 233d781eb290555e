package io.hypervisory.ingest.catalogue;

import io.hypervisory.ingest.contract.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/// Which sources of the shipped catalogue somebody switched on or off, by name. Kept as a YAML map
/// of names to `true` or `false`. Immutable.
public record Switches(Map<String, Boolean> byName) {
    public Switches {
        byName = Map.copyOf(byName);
    }

    /// None where there is no file.
    ///
    /// @throws IllegalArgumentException when the file is no map of names to true or false
    public static Switches read(Path file) {
        if (!Files.exists(file)) {
            return new Switches(Map.of());
        }
        try {
            Map<String, Boolean> read =
                    Yaml.MAPPER.readValue(
                            Files.readString(file), new TypeReference<Map<String, Boolean>>() {});
            return new Switches(read == null ? Map.of() : read);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    file + ": is to name sources, each true or false: " + e.getOriginalMessage(),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    public Switches with(String name, boolean on) {
        var changed = new TreeMap<>(byName);
        changed.put(name, on);
        return new Switches(changed);
    }

    /// Whole or not at all.
    public void write(Path file) {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(written, Yaml.MAPPER.writeValueAsString(new TreeMap<>(byName)));
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /// The catalogue as switched. Names that it does not have are without effect: a later catalogue
    /// may have them again.
    public Catalogue applied(Catalogue catalogue) {
        List<Source> sources =
                catalogue.sources().stream()
                        .map(source -> {
                            Boolean on = byName.get(source.name());
                            return on == null ? source : source.switched(on);
                        })
                        .toList();
        return new Catalogue(sources);
    }
}
