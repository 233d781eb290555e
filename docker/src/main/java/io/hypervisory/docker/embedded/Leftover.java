package io.hypervisory.docker.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Finds and stops child processes, also those of a parent that was killed.
final class Leftover {
    private Leftover() {}

    /// The live process that `pidFile` names, if its command line names `folder`: a pid alone may
    /// long belong to somebody else.
    static Optional<ProcessHandle> of(Path pidFile, Path folder) throws IOException {
        return pid(pidFile)
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(process -> commandLine(process).contains(folder.toString()));
    }

    /// Asks all to end, waits for all until `patience` is over, and then ends them.
    static void stop(Collection<ProcessHandle> processes, Duration patience)
            throws InterruptedException {
        processes.forEach(ProcessHandle::destroy);
        if (!ended(processes, patience)) {
            processes.forEach(ProcessHandle::destroyForcibly);
            ended(processes, patience);
        }
    }

    private static boolean ended(Collection<ProcessHandle> processes, Duration patience)
            throws InterruptedException {
        var exits =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(exits).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Long> pid(Path file) throws IOException {
        try {
            return Optional.of(Long.valueOf(Files.readString(file).strip()));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// Linux tells the whole of it in `/proc`; the JDK's own view ends after one page.
    private static String commandLine(ProcessHandle process) {
        try {
            Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException e) {
            return process.info().commandLine().orElse("");
        }
    }
}
