package io.hypervisory.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.read.citrix.CtxPageReader;
import io.hypervisory.ingest.read.proxmox.ProxmoxThreadReader;
import io.hypervisory.ingest.read.release.ReleasePageReader;
import io.hypervisory.ingest.read.virtuozzo.OpenvzKernelReader;
import io.hypervisory.ingest.read.virtuozzo.ReadyKernelReader;
import io.hypervisory.ingest.read.virtuozzo.VirtuozzoKbReader;
import io.hypervisory.ingest.read.virtuozzo.VzaPageReader;
import io.hypervisory.ingest.read.virtuozzo.VzlsaReader;
import io.hypervisory.ingest.read.xen.XsaListReader;
import io.hypervisory.ingest.read.xen.XsaReader;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Where nobody states a format, a reader takes documents of its own and leaves others alone.
class RecognitionTest {
    private static final List<DocumentReader> READERS =
            List.of(
                    new VzaPageReader(),
                    new VzlsaReader(),
                    new ReadyKernelReader(),
                    new OpenvzKernelReader(),
                    new VirtuozzoKbReader(),
                    new ReleasePageReader(),
                    new XsaReader(),
                    new XsaListReader(),
                    new CtxPageReader(),
                    new ProxmoxThreadReader());

    @Test
    void everySample_isTakenByItsOwnReader_orByNone() throws URISyntaxException {
        Path samples = Path.of(RecognitionTest.class.getResource("/samples").toURI());
        Set<String> taken = new HashSet<>();
        for (Path file : Corpus.files(samples)) {
            if (!file.getFileName().toString().startsWith("document.")) {
                continue;
            }
            String format = samples.relativize(file).getName(0).toString();
            Document document = Documents.of("auto", Corpus.bytes(file));
            for (DocumentReader reader : READERS) {
                if (reader.recognises(document)) {
                    assertThat(reader.format()).as(file.toString()).isEqualTo(format);
                    taken.add(format);
                }
            }
        }
        assertThat(taken)
                .containsExactlyInAnyOrder(
                        "vza-page",
                        "vzlsa",
                        "readykernel",
                        "openvz-kernel",
                        "virtuozzo-kb",
                        "xsa",
                        "xsa-list",
                        "ctx-page",
                        "proxmox-thread");
    }
}
