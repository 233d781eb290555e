package io.hypervisory.ingest.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// The real documents beside the project, which some machines do not have.
public final class Corpus {
    private Corpus() {}

    /// A folder of the corpus; without it the test is skipped, aloud.
    public static Path folder(String name, Class<?> test) {
        Path folder = Path.of(System.getProperty("corpus", "corpus")).resolve(name).normalize();
        if (!Files.isDirectory(folder)) {
            String message = "CORPUS ABSENT: " + test.getSimpleName() + " not run";
            System.err.println(message);
            Assumptions.abort(message);
        }
        return folder;
    }

    public static List<Path> files(Path folder) {
        try (var paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
