package io.hypervisory.docker;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the build put the search server's program.
public final class Distribution {
    private Distribution() {}

    /// The system property `elasticsearch.distribution`, else the folder beside the jar's.
    ///
    /// @throws IllegalStateException when it is not there
    public static Path elasticsearch() {
        String named = System.getProperty("elasticsearch.distribution");
        Path folder = named == null ? besideTheJar() : Path.of(named);
        if (!Files.isReadable(folder.resolve("bin/elasticsearch-cli"))) {
            throw new IllegalStateException(
                    "no Elasticsearch in "
                            + folder
                            + "; build with: mvn -DskipTests package, or set ELASTICSEARCH_URL to yours");
        }
        return folder;
    }

    private static Path besideTheJar() {
        try {
            Path code =
                    Path.of(
                            Distribution.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            Path folder = java.util.Objects.requireNonNull(code.getParent(), "folder of the jar");
            return folder.resolveSibling("elasticsearch");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("where is this program?", e);
        }
    }
}
