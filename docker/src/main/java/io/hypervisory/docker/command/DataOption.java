package io.hypervisory.docker.command;

import io.hypervisory.docker.MemberId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a process keeps what must survive it.
final class DataOption {
    private static final Path USUAL = Path.of("data");

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder (default data).")
    private @Nullable Path data;

    Path folder() {
        return (data == null ? USUAL : data).toAbsolutePath();
    }

    /// Whether a command meets it without `--data`.
    boolean isUsual() {
        return folder().normalize().equals(USUAL.toAbsolutePath().normalize());
    }

    /// Why nothing can be changed there, for people; null when it can. A folder that was named
    /// needs to be one, the usual one to be ours: any folder may hold something called `data`.
    @Nullable String problem() {
        Path folder = folder();
        boolean fits =
                Files.isDirectory(folder)
                        && (data != null
                                || Stream.of("member-id", CatalogueOption.SWITCHES)
                                        .anyMatch(name -> Files.exists(folder.resolve(name))));
        return fits
                ? null
                : "there is no data of Hypervisory in "
                        + folder
                        + "; say where with --data DIR, a folder that exists";
    }

    String memberId() {
        return MemberId.keptIn(folder());
    }
}
