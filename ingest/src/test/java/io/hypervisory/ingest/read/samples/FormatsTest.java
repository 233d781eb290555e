package io.hypervisory.ingest.read.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.catalogue.Catalogue;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.read.Readers;
import io.hypervisory.ingest.read.all.StandardReaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What somebody who adds a reader could forget.
class FormatsTest {
    /// Listings, which are not read, and pages that need a browser.
    private static final Set<String> WITHOUT_READER =
            Set.of("auto", "msrc-updates", "nutanix-page");

    private final Readers readers = StandardReaders.all();

    private Set<String> formats() {
        var formats = new TreeSet<>(readers.formats());
        formats.addAll(readers.lists());
        return formats;
    }

    @Test
    void eachFormat_hasSamples() {
        assertThat(formats())
                .allSatisfy(format ->
                        assertThat(SamplesTest.class.getResource("/samples/" + format))
                                .as(format)
                                .isNotNull());
    }

    @Test
    void eachFormat_isExplained_andInTheReadme() throws IOException {
        String formats = Files.readString(Path.of("FORMATS.md"));
        String readme = Files.readString(Path.of("../README.md"));
        assertThat(formats())
                .allSatisfy(format -> {
                    assertThat(formats).contains("`" + format + "`");
                    assertThat(readme).contains("`" + format + "`");
                });
    }

    @Test
    void eachFormat_ofTheShippedCatalogue_hasAReader() {
        var named =
                Catalogue.shipped().sources().stream()
                        .map(Source::format)
                        .filter(format -> !WITHOUT_READER.contains(format))
                        .collect(Collectors.toSet());
        assertThat(formats()).containsAll(named);
    }

    @Test
    void eachReader_saysOnWhatItWasProven() {
        assertThat(formats()).allSatisfy(format -> assertThat(readers.proof(format)).isNotBlank());
    }
}
