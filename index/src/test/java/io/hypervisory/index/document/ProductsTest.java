package io.hypervisory.index.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.judgement.cadence.NoticePlatforms;
import io.hypervisory.index.Entries;
import io.hypervisory.ingest.contract.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ProductsTest {
    @Test
    void of_namesProducts_thatStandInTheTextAlone() {
        assertThat(names(mail("VMware Fusion\nVMware ACE\nESX 3.5 without patch ESX-1")))
                .containsExactly("VMware ESX 3.5", "ESX 3.5", "VMware ACE", "VMware Fusion");
    }

    @Test
    void of_addsNothing_whereAllAreListed() {
        assertThat(names(Entries.advisory())).containsExactly("VMware ESX 3.5", "ESX 3.5");
    }

    private static List<String> names(Advisory advisory) {
        return Products.of(advisory, NoticePlatforms.of(advisory));
    }

    /// The advisory, with a section on releases.
    private static Advisory mail(String releases) {
        ObjectNode tree = Json.MAPPER.valueToTree(Entries.advisory());
        ((ObjectNode) tree.get("content"))
                .putArray("notes")
                .addObject()
                .put("title", "Relevant releases")
                .put("text", releases);
        return Json.read(Json.bytes(tree), Advisory.class);
    }
}
