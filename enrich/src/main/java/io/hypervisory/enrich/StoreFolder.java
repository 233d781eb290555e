package io.hypervisory.enrich;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder of the state stores, and whether the last run on it ended in order.
///
/// Exactly once, stores that a killed process left behind may hold what was never committed. Kafka
/// Streams finds that out task by task, with an error each, and begins again; we know it from one
/// file, and begin with empty stores at once. They are filled from their changelogs either way.
final class StoreFolder {
    /// `<sub-topology>_<partition>`, as Kafka Streams names the folder of a task.
    private static final Pattern TASK = Pattern.compile("\\d+_\\d+");

    private final Path folder;
    private final Path inUse;
    private final Path changelog;

    /// @param data the stage's own folder; made if missing
    StoreFolder(Path data) {
        this.folder = data.resolve("streams");
        this.inUse = data.resolve("in-use");
        this.changelog = data.resolve("ledger-changelog");
    }

    /// What Kafka Streams calls `state.dir`.
    Path stateDir() {
        return folder;
    }

    /// Empties what a killed run left, but for the process's id, and notes that a run has begun.
    ///
    /// @throws UncheckedIOException if the folder cannot be used
    void begin(String applicationId) {
        try {
            if (Files.exists(inUse)) {
                deleteTasks(applicationId);
            }
            Files.createDirectories(folder);
            Files.write(inUse, new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("state stores cannot use " + folder, e);
        }
    }

    /// Deletes the stores of all tasks and the global table, but not the process's id; they are
    /// filled again from their topics.
    ///
    /// @throws UncheckedIOException if the folder cannot be used
    void empty(String applicationId) {
        try {
            deleteTasks(applicationId);
            Path global = folder.resolve(applicationId).resolve("global");
            if (Files.isDirectory(global)) {
                delete(global);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("state stores cannot use " + folder, e);
        }
    }

    /// A global table stays: what it read too early it reads again, and it holds what is committed
    /// only.
    private void deleteTasks(String applicationId) throws IOException {
        for (Path task : tasks(folder.resolve(applicationId))) {
            delete(task);
        }
    }

    /// Whether the stores may be continued from this changelog, by the id of its topic. A topic of
    /// the same name that was made anew has another id, and offsets of the old one, which the
    /// stores have noted, would make Kafka Streams pass over what it holds.
    ///
    /// @return true also where nothing is remembered
    boolean areFrom(String changelogId) {
        try {
            return !Files.exists(changelog) || Files.readString(changelog).equals(changelogId);
        } catch (IOException e) {
            throw new UncheckedIOException("state stores cannot use " + folder, e);
        }
    }

    /// Notes from which changelog the stores are filled from now on.
    void remember(String changelogId) {
        try {
            Files.writeString(changelog, changelogId);
        } catch (IOException e) {
            throw new UncheckedIOException("state stores cannot use " + folder, e);
        }
    }

    /// Notes that the run ended in order.
    ///
    /// @throws UncheckedIOException if the folder cannot be used
    void end() {
        try {
            Files.deleteIfExists(inUse);
        } catch (IOException e) {
            throw new UncheckedIOException("state stores cannot use " + folder, e);
        }
    }

    private static List<Path> tasks(Path application) throws IOException {
        if (!Files.isDirectory(application)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(application)) {
            return all.filter(path -> TASK.matcher(path.getFileName().toString()).matches())
                    .toList();
        }
    }

    private static void delete(Path tree) throws IOException {
        Files.walkFileTree(
                tree,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @Nullable IOException fault) throws IOException {
                        if (fault != null) {
                            throw fault;
                        }
                        Files.deleteIfExists(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
