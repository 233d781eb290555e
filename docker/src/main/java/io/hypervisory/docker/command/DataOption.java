package io.hypervisory.docker.command;

import io.hypervisory.docker.MemberId;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Where a process keeps what must survive it.
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Data folder (default ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    Path folder() {
        return data.toAbsolutePath();
    }

    String memberId() {
        return MemberId.keptIn(folder());
    }
}
