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
        "microsoft/MS08-078, 2008-12-17, false, true",
        "microsoft/MS08-070, 2008-12-09, true, false",
        "microsoft/MS03-039, 2003-09-10, false, false",
        "vmware/VMSA-2008-0019, 2008-12-02, false, false",
        "vmware/VMSA-2008-0020, 2008-12-09, false, false",
    })
    void of_tellsMicrosoftsPatchDay_fromAnyOther(
            String id, String day, boolean isPatchDay, boolean isOutOfBand) {
        String about = About.of(published(id, day));

        assertThat(about.lines().anyMatch("Patch Tuesday"::equals)).isEqualTo(isPatchDay);
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
