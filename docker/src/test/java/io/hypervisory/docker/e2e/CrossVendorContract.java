package io.hypervisory.docker.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Vendors side by side, on the facts of history, through the whole pipeline.
abstract class CrossVendorContract extends CadenceContract {
    /// Of the bulletins and advisories of 2006 to 2008, one CVE stands in those of two vendors: on
    /// 2008-07-08 Microsoft had MS08-037 on CVE-2008-1447, on 2008-08-29 VMware VMSA-2008-0014. 23
    /// days are left of July, and 29 of August.
    @Test
    @Order(6)
    void lagOf2008_isVmwares52DaysBehindMicrosoft_onTheOneCveOfBoth() throws Exception {
        story().load();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    JsonNode lag = story().http().json("/api/lag?year=2008");
                    assertThat(lag.path("cves").asInt()).isEqualTo(1);
                    assertThat(lag(lag, "microsoft").toString())
                            .contains("\"first\":1", "\"median\":0", "\"n\":1", "\"together\":0");
                    assertThat(lag(lag, "vmware").toString())
                            .contains("\"first\":0", "\"median\":52", "\"most\":52", "\"n\":1");
                });
    }

    /// Of whoever sells the same hypervisor, one is a day behind the other once and the other five
    /// days twice.
    @Test
    @Order(6)
    void lagOf2025_isThatOfCitrixAndXen() throws Exception {
        story().load();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    JsonNode lag = story().http().json("/api/lag?year=2025");
                    assertThat(lag(lag, "citrix").toString())
                            .contains("\"first\":8", "\"median\":0", "\"most\":1", "\"n\":9");
                    assertThat(lag(lag, "xen").toString())
                            .contains("\"first\":7", "\"median\":0", "\"most\":5", "\"n\":9");
                });
        assertThat(Cadence.printed(story().url(), "lag", "--vendor", "xen", "--year", "2025"))
                .startsWith("0\n")
                .containsPattern("xen +2025 +9 +7 +6 +0 +5 +5 ");
    }

    private static JsonNode lag(JsonNode answer, String vendor) {
        return StreamSupport.stream(answer.path("vendors").spliterator(), false)
                .filter(each -> each.path("vendor").asString().equals(vendor))
                .map(each -> each.path("lag"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(vendor + ": " + answer));
    }

    @Test
    @Order(6)
    void related_areTheOtherVendorsBulletin_andTheOwnPatches_withTheReason() throws Exception {
        story().load();
        JsonNode answer =
                story().http().json("/api/advisories/vmware/VMSA-2008-0014/related?limit=100");
        JsonNode bulletin = related(answer, "microsoft/MS08-037");

        assertThat(answer.path("complete").asBoolean()).isTrue();
        assertThat(bulletin.at("/reasons/0/relation").asString()).isEqualTo("cve");
        assertThat(bulletin.at("/reasons/0/via/0").asString()).isEqualTo("CVE-2008-1447");
        JsonNode patch =
                story().http().json("/api/advisories/microsoft/KB953230/related").at("/related/0");
        assertThat(patch.path("id").asString()).isEqualTo("microsoft/MS08-037");
        assertThat(patch.at("/reasons/0/relation").asString()).isEqualTo("fixes");
    }

    private static JsonNode related(JsonNode answer, String id) {
        return StreamSupport.stream(answer.path("related").spliterator(), false)
                .filter(each -> each.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + ": " + answer));
    }
}
