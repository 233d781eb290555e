package io.hypervisory.ingest.read.xen;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.read.Documents;
import io.hypervisory.ingest.read.Reading.Read;
import java.util.List;
import org.junit.jupiter.api.Test;

class XsaReaderTest {
    private static List<String> mitigations(String text) {
        String document =
                """
                            Xen Security Advisory CVE-2017-5753 / XSA-254

                        Information leak

                ISSUE DESCRIPTION
                =================

                A flaw.

                MITIGATION
                ==========

                %s
                """
                        .formatted(text);
        var read = (Read) new XsaReader().read(Documents.of("xsa", document));
        return ((AdvisoryFacts) read.notices().getFirst())
                .vulnerabilities().getFirst().remediations().stream()
                        .map(Remediation::category)
                        .toList();
    }

    @Test
    void mitigation_isLeftOutOnlyWhereNothingElseIsSaid() {
        assertThat(mitigations("There is no known mitigation.")).isEmpty();
        assertThat(mitigations("There is no mitigation for SP1.\n\nSP3: run guests in HVM."))
                .containsExactly("mitigation");
        assertThat(mitigations("No known mitigation exists except avoiding A77."))
                .containsExactly("mitigation");
        assertThat(mitigations("None of the older can be fixed; the patch resolves 4.17."))
                .containsExactly("mitigation");
    }
}
