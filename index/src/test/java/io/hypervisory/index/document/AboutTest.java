package io.hypervisory.index.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.index.Entries;
import io.hypervisory.ingest.contract.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class AboutTest {
    @ParameterizedTest
    @CsvSource({
        "microsoft/MS08-078, 2008-12-17, true",
        "microsoft/MS08-070, 2008-12-09, false",
        "microsoft/MS03-043, 2003-10-15, false",
        "microsoft/MS03-049, 2003-11-11, false",
        "microsoft/CVE-2024-7971, 2024-08-21, false",
        "vmware/VMSA-2008-0019, 2008-12-02, false",
    })
    void of_saysWhichBulletinsCameOutOfBand(String id, String day, boolean isOutOfBand) {
        String about = About.of(published(id, day));

        assertThat(about.lines().anyMatch("out of band"::equals)).isEqualTo(isOutOfBand);
    }

    private static Advisory published(String id, String day) {
        ObjectNode tree = Json.MAPPER.valueToTree(Entries.advisory());
        tree.put("id", id);
        ((ObjectNode) tree.get("content"))
                .putObject("initialReleaseDate")
                .put("said", day)
                .put("instant", day + "T08:00:00Z")
                .put("precision", "day")
                .put("zone", "America/Los_Angeles")
                .put("isAssumed", true);
        return Json.read(Json.bytes(tree), Advisory.class);
    }
}
