package io.hypervisory.ingest.read.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.read.Corpus;
import io.hypervisory.ingest.read.Documents;
import io.hypervisory.ingest.read.Reading;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BulletinCorpusTest {
    @Test
    void pages() {
        Path folder = Corpus.folder("ms-bulletins", BulletinCorpusTest.class);
        int read = 0;
        for (Path file : Corpus.files(folder)) {
            Reading reading =
                    new BulletinPageReader()
                            .read(Documents.of("ms-bulletin-page", Corpus.bytes(file)));
            System.out.println("== " + folder.relativize(file));
            if (reading instanceof Reading.Read r) {
                read++;
                for (var n : r.notices()) {
                    if (n instanceof AdvisoryFacts a) {
                        System.out.println(
                                "  A "
                                        + a.id()
                                        + " | "
                                        + a.severity()
                                        + " | "
                                        + a.title()
                                        + " | v"
                                        + a.version()
                                        + " | "
                                        + (a.initialReleaseDate() == null
                                                ? null
                                                : a.initialReleaseDate().instant())
                                        + " | "
                                        + (a.currentReleaseDate() == null
                                                ? null
                                                : a.currentReleaseDate().instant())
                                        + " | "
                                        + a.cves()
                                        + " | rows "
                                        + a.patchTable().size()
                                        + " | rev "
                                        + a.revisions().size()
                                        + " | notes "
                                        + a.notes().size()
                                        + " ack "
                                        + a.acknowledgments().size()
                                        + " unread "
                                        + a.unread());
                        for (var v : a.vulnerabilities())
                            System.out.println(
                                    "     V "
                                            + v.cve()
                                            + " "
                                            + v.title()
                                            + " "
                                            + v.remediations().size());
                        for (var v : a.patchTable().stream().limit(4).toList())
                            System.out.println("     R " + v);
                    } else if (n instanceof PatchFacts p) {
                        System.out.println(
                                "  P "
                                        + p.id()
                                        + " | "
                                        + p.hostReboot()
                                        + " | "
                                        + p.statements()
                                        + " | sup "
                                        + p.supersedes()
                                        + " | prod "
                                        + p.products().size()
                                        + " | files "
                                        + p.packages());
                    }
                }
            } else System.out.println("  REFUSED " + reading);
        }
        assertThat(read).isEqualTo(47);
    }
}
