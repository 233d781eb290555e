package io.hypervisory.docker.embedded;

import io.hypervisory.index.Analysis;
import io.hypervisory.index.Analysis.Filters;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The plugin that gives its token filters to a distribution without the module `analysis-common`.
/// Beside the module it must not stand: the server would not start, since each filter has one home.
///
/// @param offered the plugin's folder as built; need not be there
/// @param installed where the distribution looks for it
record AnalysisPlugin(Path offered, Path installed) {
    private static final Logger LOG = LoggerFactory.getLogger(AnalysisPlugin.class);

    /// As the build lays them, side by side.
    static AnalysisPlugin of(Path distribution) {
        return new AnalysisPlugin(
                distribution.resolveSibling(Analysis.PLUGIN),
                distribution.resolve("plugins").resolve(Analysis.PLUGIN));
    }

    /// Asks a server of the distribution what it has and puts the plugin in where it has neither
    /// plugin nor module.
    ///
    /// @return whether the server must start again, to find it
    boolean goesInto(URI server) throws IOException {
        Filters filters = Analysis.at(server);
        LOG.debug("token filters of {}: {}", server, filters);
        return switch (filters) {
            case MODULE, PLUGIN -> false;
            case NONE -> Files.isDirectory(offered) && install();
        };
    }

    /// Makes a plugin that was put in earlier the one of this build.
    void renew() throws IOException {
        if (Files.isDirectory(installed) && Files.isDirectory(offered) && !isSame()) {
            LOG.info("{} is put into Elasticsearch anew", Analysis.PLUGIN);
            for (Path file : files(installed)) {
                Files.delete(file);
            }
            Files.delete(installed);
            install();
        }
    }

    private boolean isSame() throws IOException {
        List<Path> ours = files(offered);
        if (ours.size() != files(installed).size()) {
            return false;
        }
        for (Path file : ours) {
            Path theirs = installed.resolve(file.getFileName());
            if (!Files.exists(theirs) || Files.mismatch(file, theirs) >= 0) {
                return false;
            }
        }
        return true;
    }

    /// In one step, since another server may start from the same distribution.
    private boolean install() throws IOException {
        try {
            Path folder = Files.createTempDirectory(parent(parent(installed)), "plugin");
            for (Path file : files(offered)) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
            // a temporary folder is closed to others, and another account may run the server
            folder.toFile().setReadable(true, false);
            folder.toFile().setExecutable(true, false);
            Files.createDirectories(parent(installed));
            Files.move(folder, installed, StandardCopyOption.ATOMIC_MOVE);
            LOG.info("{} is put into Elasticsearch, which lacks its filters", Analysis.PLUGIN);
            return true;
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            return true;
        } catch (AccessDeniedException e) {
            LOG.warn("{} cannot be put into Elasticsearch", Analysis.PLUGIN, e);
            return false;
        }
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(path + " has no folder");
        }
        return parent;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
