package io.hypervisory.ingest.read.csaf;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.read.Corpus;
import io.hypervisory.ingest.read.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Microsoft's CSAF documents of the corpus: what is peculiar to them.
class MsrcCsafCorpusTest {
    @Test
    void everyDocument_isAnAdvisoryOfItsCve_withTheBuildsThatFix() {
        Path corpus = Corpus.folder("msrc/vuls-fixtures", MsrcCsafCorpusTest.class);
        List<Path> files =
                Corpus.files(corpus).stream()
                        .filter(file -> file.getFileName().toString().startsWith("msrc_cve-"))
                        .toList();
        for (Path file : files) {
            AdvisoryFacts advisory = Documents.advisory(Documents.of("csaf", Corpus.bytes(file)));
            String cve =
                    file.getFileName()
                            .toString()
                            .substring("msrc_".length())
                            .toUpperCase(Locale.ROOT);
            assertThat(advisory.id()).hasToString("microsoft/" + cve.replace(".JSON", ""));
            assertThat(advisory.vulnerabilities()).isNotEmpty();
            assertThat(advisory.vulnerabilities().getFirst().remediations())
                    .filteredOn(one -> one.category().equals("vendor_fix"))
                    .extracting(Remediation::fixedVersion)
                    .isNotEmpty()
                    .doesNotContainNull();
        }
        System.out.printf("msrc/vuls-fixtures, CSAF: %d documents, all read%n", files.size());
        assertThat(files).hasSizeGreaterThanOrEqualTo(4);
    }
}
