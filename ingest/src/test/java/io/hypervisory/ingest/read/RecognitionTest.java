package io.hypervisory.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.read.cvrf.CvrfReader;
import io.hypervisory.ingest.read.cvrf.MsrcCvrfReader;
import io.hypervisory.ingest.read.oracle.OracleCpuReader;
import io.hypervisory.ingest.read.oval.OvalReader;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Readers of structured documents know their own among all samples.
class RecognitionTest {
    @Test
    void readers_recogniseTheirOwnSamples_andNoOthers() throws URISyntaxException {
        Path samples = Path.of(RecognitionTest.class.getResource("/samples").toURI());
        List<DocumentReader> readers =
                List.of(
                        new CvrfReader(),
                        new MsrcCvrfReader(),
                        new OvalReader(),
                        new OracleCpuReader());
        for (Path file : Corpus.files(samples)) {
            if (!file.getFileName().toString().startsWith("document.")) {
                continue;
            }
            String format = samples.relativize(file).getName(0).toString();
            Document document = Documents.of("auto", Corpus.bytes(file));
            for (DocumentReader reader : readers) {
                assertThat(reader.recognises(document))
                        .as("%s by %s", file, reader.format())
                        .isEqualTo(reader.format().equals(format));
            }
        }
    }
}
