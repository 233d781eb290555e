package io.hypervisory.docker.command;

import io.hypervisory.ingest.contract.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// All that a search finds, in a format for other programs.
final class ExportOption {
    /// Formats by the names that people type, with their extensions in the API.
    enum Format {
        JSONL("jsonl"),
        CSV("csv"),
        ATOM("atom"),
        FEED("json"),
        CSAF("csaf.jsonl");

        private final String extension;

        Format(String extension) {
            this.extension = extension;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "Export all that is found instead of listing hits: ${COMPLETION-CANDIDATES}. jsonl are the full records, "
                            + "csaf CSAF 2.0 documents, one a line each; feed is a JSON Feed.")
    private @Nullable Format format;

    @Option(
            names = "--to",
            paramLabel = "PATH",
            description =
                    "The export's file; of csaf, the folder for a file for each document. Standard output if not given.")
    private @Nullable Path to;

    boolean isWanted() {
        return format != null;
    }

    /// Why it makes no sense; null when it does.
    @Nullable String problem() {
        return to != null && format == null ? "--to needs a --format" : null;
    }

    /// @param limit null for all
    /// @return the exit status
    int export(ServerOption server, String query, @Nullable Integer limit)
            throws InterruptedException {
        var wanted = Objects.requireNonNull(format, "format");
        var parameters = new LinkedHashMap<String, @Nullable String>();
        parameters.put("q", query);
        parameters.put("limit", limit == null ? null : limit.toString());
        String path = ServerOption.path("/api/export." + wanted.extension, parameters);
        return server.read(path, this::write);
    }

    private void write(InputStream body) throws IOException {
        if (to == null) {
            body.transferTo(System.out);
            System.out.flush();
        } else if (format == Format.CSAF) {
            writeDocuments(body, to);
        } else {
            writeFile(body, to);
        }
    }

    /// A file that is there has its end.
    private static void writeFile(InputStream body, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.copy(body, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void writeDocuments(InputStream body, Path folder) throws IOException {
        Files.createDirectories(folder);
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        long count = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String id = Json.MAPPER.readTree(line).at("/document/tracking/id").asString();
            Files.writeString(folder.resolve(fileName(id)), line + "\n");
            count++;
        }
        System.out.println(count + " documents in " + folder);
    }

    /// By the standard's rule (CSAF 2.0, section 5.1).
    static String fileName(String trackingId) {
        return trackingId.toLowerCase(Locale.ROOT).replaceAll("[^+\\-a-z0-9]+", "_") + ".json";
    }
}
