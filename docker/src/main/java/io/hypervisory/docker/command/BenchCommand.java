package io.hypervisory.docker.command;

import io.hypervisory.docker.bench.BackfillBench;
import io.hypervisory.docker.bench.Bench;
import io.hypervisory.docker.bench.CrawlBench;
import io.hypervisory.docker.bench.Result;
import io.hypervisory.ingest.contract.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bench`: how fast the whole way is, beside the search server alone.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = SearchBenchCommand.class,
        description =
                "Crawls a generated CSAF provider on loopback through to the last document searchable, then sends the same "
                        + "final documents straight to Elasticsearch, and prints the ratio of the two.")
public final class BenchCommand implements Callable<Integer> {
    @Option(
            names = "--docs",
            paramLabel = "N",
            defaultValue = "20000",
            description = "How many documents (default ${DEFAULT-VALUE}).")
    private int documents;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the figures there as JSON too.")
    private @Nullable Path json;

    @Option(
            names = "--results",
            paramLabel = "FILE",
            description =
                    "Keep the table there (default: docker/bench/RESULTS.md of this checkout).")
    private @Nullable Path results = ofThisCheckout();

    private static @Nullable Path ofThisCheckout() {
        String home = System.getProperty("hypervisory.home");
        return home == null ? null : Path.of(home, "bench", "RESULTS.md");
    }

    @Override
    public Integer call() throws Exception {
        if (documents < 1) {
            System.err.println("--docs " + documents + " is below 1");
            return 2;
        }
        return inTemporaryFolder(folder -> {
            Result result = new Bench(documents, folder, BenchCommand::say).run();
            System.out.print(result.markdown());
            if (json != null) {
                Files.write(json, Json.bytes(result));
            }
            if (results != null) {
                Files.createDirectories(results.toAbsolutePath().getParent());
                Files.writeString(results, result.markdown());
            }
        });
    }

    /// How long fresh entries take to be found beside a backfill.
    @Command(
            name = "backfill",
            mixinStandardHelpOptions = true,
            description =
                    "How long a fresh entry takes to be found while a backfill runs, with and without the backfill waiting for the stages after it.")
    int backfill(@Option(names = "--docs", paramLabel = "N", defaultValue = "20000") int backfilled)
            throws Exception {
        return inTemporaryFolder(folder -> {
            var table =
                    new StringBuilder(
                            "| admission | entries | p50, s | p99, s | longest, s | backfill, s |\n|---|---:|---:|---:|---:|---:|\n");
            new BackfillBench(backfilled, folder, BenchCommand::say)
                    .run()
                    .forEach(row -> table.append(row.markdown()).append('\n'));
            System.out.print(table);
        });
    }

    /// How fast documents are fetched and read with little memory.
    @Command(
            name = "crawl",
            mixinStandardHelpOptions = true,
            description =
                    "How many documents a second one source with 8 requests at a time gives, with a heap of 256 MiB.")
    int crawl(@Option(names = "--docs", paramLabel = "N", defaultValue = "2000") int crawled)
            throws Exception {
        String home = System.getProperty("hypervisory.home");
        if (home == null) {
            System.err.println("this needs the launcher docker/hypervisory");
            return 2;
        }
        return inTemporaryFolder(folder -> {
            double rate =
                    new CrawlBench(crawled, folder, Path.of(home, "hypervisory"), BenchCommand::say)
                            .run();
            System.out.printf(
                    "%d documents, heap %s: %.0f documents a second%n",
                    crawled, CrawlBench.HEAP, rate);
        });
    }

    interface Measuring {
        void in(Path folder) throws Exception;
    }

    /// @return the exit status
    static int inTemporaryFolder(Measuring measuring) throws Exception {
        Path folder = Files.createTempDirectory("hypervisory-bench");
        try {
            measuring.in(folder);
            return 0;
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            return 1;
        } finally {
            Folders.delete(folder);
        }
    }

    static void say(String step) {
        System.err.println("bench: " + step);
    }
}
