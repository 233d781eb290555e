package io.hypervisory.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.read.all.StandardReaders;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Where nobody states a format, a reader takes documents of its own and leaves others alone.
class RecognitionTest {
    /// Only a source says that a feed speaks of advisories, and that a page is a post or a list of
    /// releases. Lists about CVEs are never left open.
    private static final Set<String> NEVER_CLAIMED =
            Set.of("advisory-feed", "page", "release-page");

    private final Readers readers = StandardReaders.all();

    @Test
    void everySample_isTakenByItsOwnReader() throws URISyntaxException {
        Path samples =
                Path.of(
                        Objects.requireNonNull(RecognitionTest.class.getResource("/samples"))
                                .toURI());
        var taken = new TreeSet<String>();
        for (Path file : Corpus.files(samples)) {
            String format = samples.relativize(file).getName(0).toString();
            if (!file.getFileName().toString().startsWith("document.")) {
                continue;
            }
            Set<String> by = readers.recognisedBy(Documents.of("auto", Corpus.bytes(file)));
            taken.addAll(by);
            Set<String> own = format.equals("advisory-feed") ? Set.of("feed") : Set.of(format);
            assertThat(own).as("%s is taken by %s", file, by).containsAll(by);
        }
        var all = new TreeSet<>(readers.formats());
        all.removeAll(NEVER_CLAIMED);
        assertThat(taken).isEqualTo(all);
    }
}
