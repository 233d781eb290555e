package io.hypervisory.ingest.read.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.read.Documents;
import io.hypervisory.ingest.read.Reading.Read;
import org.junit.jupiter.api.Test;

class XenServerUpdateTest {
    @Test
    void applicability_isAStatement() {
        String xml =
                """
                <?xml version="1.0"?><updates><update type="security"><id>UPDATE-9</id>
                <guidance_applicabilities><applicability><name>xen-hypervisor</name>
                <inequality>lte</inequality><epoch/><version>4.13.5</version><release>9.30</release>
                <arch>x86_64</arch></applicability></guidance_applicabilities></update></updates>
                """;
        var read = (Read) new UpdateinfoReader().read(Documents.of("updateinfo", xml));
        assertThat(read.notices().getFirst().toString())
                .contains("guidance_applicabilities/applicability")
                .contains("xen-hypervisor lte 4.13.5-9.30");
    }
}
