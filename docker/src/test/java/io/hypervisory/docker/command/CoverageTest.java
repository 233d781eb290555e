package io.hypervisory.docker.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.catalogue.Catalogue;
import io.hypervisory.ingest.contract.VendorCoverage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class CoverageTest {
    @TempDir Path folder;

    @Command
    private static final class Options {
        @Mixin CatalogueOption sources = new CatalogueOption();
        @Mixin DataOption data = new DataOption();
    }

    private static List<String> lines(String... arguments) {
        var options = new Options();
        new CommandLine(options).parseArgs(arguments);
        Catalogue catalogue = options.sources.read(options.data.folder());
        assertThat(catalogue).isNotNull();
        return Coverage.lines(catalogue, source -> options.sources.switching(source, options.data));
    }

    @Test
    void command_fitsTheDataFolder() {
        String spaced = folder.resolve("a b").toString();

        assertThat(lines()).anyMatch(line -> line.endsWith("sources enable broadcom-list"));
        assertThat(lines("--data", "./data"))
                .anyMatch(line -> line.endsWith("sources enable broadcom-list"));
        assertThat(lines("--data", folder.toString()))
                .anyMatch(line -> line.endsWith("enable broadcom-list --data " + folder));
        assertThat(lines("--data", spaced))
                .anyMatch(line -> line.endsWith("broadcom-list --data '" + spaced + "'"));
    }

    @Test
    void sourceOfACatalogueOfOnesOwn_isSwitchedThere() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("mine.yaml"),
                        """
                        sources:
                          - name: mine
                            kind: feed
                            vendor: xen
                            on: false
                            url: https://a.example/feed
                        """);

        assertThat(lines("--sources", file.toString()))
                .singleElement()
                .asString()
                .endsWith("more: set on: true for mine in " + file);
    }

    @Test
    void secondHand_isSaidOnce_toBeNotSearchedYet() {
        assertThat(lines())
                .filteredOn(line -> line.contains("not searched yet"))
                .containsExactly("  " + VendorCoverage.SECOND_HAND_NOTE);
    }
}
