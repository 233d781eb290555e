package io.hypervisory.ingest.read.cve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hypervisory.ingest.contract.Assertion.CveEntry.Affected;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.read.Fields;
import io.hypervisory.ingest.read.Unread;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CveAffectedTest {
    private static List<Affected> affected(String product) throws Exception {
        String container = "{'affected': [" + product + "]}";
        var root = Json.MAPPER.readTree(container.replace('\'', '"'));
        var affected = new ArrayList<Affected>();
        CveAffected.add(Fields.root(root, new Unread()), "affected", affected);
        return affected;
    }

    @Test
    void defaultStatus_isOfAllVersionsThatAreNotListed() throws Exception {
        assertThat(
                        affected(
                                """
                                {'product': 'qemu', 'defaultStatus': 'affected', 'versions': [
                                  {'status': 'unaffected', 'version': '8.1.0-rc0', 'lessThan': '*'}]}
                                """))
                .extracting(Affected::status, Affected::versions)
                .containsExactly(
                        tuple("unaffected", List.of(">= 8.1.0-rc0")), tuple("affected", List.of()));
    }

    @Test
    void defaultStatus_ofListedVersionsIsNoOther() throws Exception {
        assertThat(
                        affected(
                                """
                                {'product': 'xen', 'defaultStatus': 'affected', 'versions': [
                                  {'status': 'affected', 'version': '4.17'}]}
                                """))
                .extracting(Affected::status)
                .containsExactly("affected");
    }
}
