package io.hypervisory.docker.command;

import io.hypervisory.ingest.catalogue.Catalogue;
import io.hypervisory.ingest.catalogue.Switches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which sources there are: a file of one's own, or what comes with the program, switched as the
/// data folder says.
final class CatalogueOption {
    static final String SWITCHES = "sources-switched.yaml";

    @Option(
            names = "--sources",
            paramLabel = "FILE",
            description =
                    "A catalogue of your own (YAML), instead of the one that comes with it (see: hypervisory sources).")
    private @Nullable Path file;

    boolean isShipped() {
        return file == null;
    }

    /// Null after saying on standard error what is wrong.
    @Nullable Catalogue read(Path data) {
        try {
            return file == null
                    ? Switches.read(switches(data)).applied(Catalogue.shipped())
                    : Catalogue.read(file);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
        } catch (IOException e) {
            String why =
                    file != null && Files.notExists(file) ? "there is no such file" : e.toString();
            System.err.println("cannot read the catalogue " + file + ": " + why);
        }
        return null;
    }

    /// What a person does to switch a source on.
    String switching(String source, DataOption data) {
        if (file != null) {
            return "set on: true for " + source + " in " + file;
        }
        return "docker/hypervisory sources enable "
                + source
                + (data.isUsual() ? "" : " --data " + quoted(data.folder().toString()));
    }

    /// As a shell takes it for one word.
    private static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    static Path switches(Path data) {
        return data.resolve(SWITCHES);
    }
}
