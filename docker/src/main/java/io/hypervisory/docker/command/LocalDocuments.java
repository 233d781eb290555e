package io.hypervisory.docker.command;

import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Readers;
import io.hypervisory.ingest.read.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads files from disk as the pipeline reads fetched documents.
final class LocalDocuments {
    private final Readers readers = Readers.standard();
    private final String format;
    private final @Nullable String url;

    /// @param format null tells it from the bytes
    /// @param url null takes the file's own
    LocalDocuments(@Nullable String format, @Nullable String url) {
        this.format = format == null ? "auto" : format;
        this.url = url;
    }

    /// Notices go to `sink`, faults to standard error, one line each.
    ///
    /// @return 0, or 1 when any file could not be read
    int readAll(List<Path> paths, Consumer<Notice> sink) {
        int faults = 0;
        for (Path path : paths) {
            try {
                for (Path file : files(path)) {
                    faults += read(file, sink) ? 0 : 1;
                }
            } catch (IOException e) {
                faults++;
                System.err.println(path + ": " + e);
            }
        }
        return faults == 0 ? 0 : 1;
    }

    private static List<Path> files(Path path) throws IOException {
        try (Stream<Path> walk = Files.walk(path)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private boolean read(Path file, Consumer<Notice> sink) throws IOException {
        byte[] body = Files.readAllBytes(file);
        var document =
                new Document(
                        "file",
                        format,
                        false,
                        url == null ? file.toUri().toString() : url,
                        null,
                        null,
                        -1,
                        -1,
                        Digests.sha256(body),
                        Files.getLastModifiedTime(file).toInstant(),
                        body);
        return switch (readers.read(document)) {
            case Reading.Read(List<Notice> notices) -> {
                notices.forEach(sink);
                yield true;
            }
            case Reading.Rejected(String reason, String error) -> {
                System.err.println(file + ": " + reason + ": " + error.replaceAll("\\s+", " "));
                yield false;
            }
        };
    }
}
