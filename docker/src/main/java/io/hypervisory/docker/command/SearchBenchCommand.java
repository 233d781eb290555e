package io.hypervisory.docker.command;

import io.hypervisory.docker.bench.SearchBench;
import io.hypervisory.docker.bench.SearchResult;
import io.hypervisory.ingest.contract.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bench search`: how long a search takes.
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description =
                "Generates advisories, writes them straight into an embedded Elasticsearch and measures a hundred different "
                        + "searches at 1, 4 and 16 clients, with the request cache off; the same on a small number beside it.")
public final class SearchBenchCommand implements Callable<Integer> {
    @Option(
            names = "--docs",
            paramLabel = "N",
            defaultValue = "500000",
            description = "How many advisories (default ${DEFAULT-VALUE}).")
    private int documents;

    @Option(
            names = "--beside",
            paramLabel = "N",
            defaultValue = "20000",
            description =
                    "How many are measured before them (default ${DEFAULT-VALUE}; 0 for none).")
    private int beside;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Keep the filled servers there; a second run begins with what the first has written (default: a folder that is deleted).")
    private @Nullable Path data;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "1g",
            description = "Of Elasticsearch (default ${DEFAULT-VALUE}, as it comes).")
    private String heap = "1g";

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the figures there as JSON too.")
    private @Nullable Path json;

    @Option(
            names = "--results",
            paramLabel = "FILE",
            description =
                    "Keep the tables there (default: docker/bench/SEARCH.md of this checkout when the numbers are the default ones).")
    private @Nullable Path results;

    @Override
    public Integer call() throws Exception {
        if (documents < 1_000 || beside != 0 && beside < 1_000) {
            System.err.println("fewer than 1000 advisories cannot be asked for a hundred things");
            return 2;
        }
        List<Integer> counts = beside == 0 ? List.of(documents) : List.of(beside, documents);
        if (data != null) {
            Files.createDirectories(data);
            keep(new SearchBench(data, heap, BenchCommand::say).run(counts));
            return 0;
        }
        return BenchCommand.inTemporaryFolder(
                folder -> keep(new SearchBench(folder, heap, BenchCommand::say).run(counts)));
    }

    private void keep(SearchResult result) throws java.io.IOException {
        System.out.print(result.markdown());
        if (json != null) {
            Files.write(json, Json.bytes(result));
        }
        Path file = results == null ? usual() : results;
        if (file != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, result.markdown());
        }
    }

    private @Nullable Path usual() {
        String home = System.getProperty("hypervisory.home");
        return home == null || documents != 500_000 || beside != 20_000
                ? null
                : Path.of(home, "bench", "SEARCH.md");
    }
}
