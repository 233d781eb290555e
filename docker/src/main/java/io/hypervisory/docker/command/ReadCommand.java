package io.hypervisory.docker.command;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Notice;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `read`: documents to notices, without servers.
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description =
                "Reads documents as the pipeline would and prints one JSON notice a line; exit status 1 if any "
                        + "file could not be read.")
public final class ReadCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE-OR-DIR",
            description = "Documents, or folders of them.")
    private List<Path> paths = List.of();

    @Option(
            names = "--as",
            paramLabel = "FORMAT",
            description = "csaf, feed or vmsa-mail; told from the bytes if not given.")
    private @Nullable String format;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The address that the document is said to come from.")
    private @Nullable String url;

    @Override
    public Integer call() {
        return new LocalDocuments(format, url).readAll(paths, this::print);
    }

    private void print(Notice notice) {
        System.out.println(Json.text(notice));
    }
}
