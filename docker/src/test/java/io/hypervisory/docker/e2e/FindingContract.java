package io.hypervisory.docker.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What every set of servers must find in the archive, and how one goes on from there.
abstract class FindingContract extends CrossVendorContract {
    @ParameterizedTest
    @Order(2)
    @CsvSource({
        "ESX350-200802401, vmware/ESX350-200802401-BG",
        "200802401, vmware/ESX350-200802401-BG",
        "KB 1003176, vmware/ESX-1003176",
        "1003176, vmware/ESX-1003176",
        "CVE 2008 0923, vmware/VMSA-2008-0005",
        "2008-0923, vmware/VMSA-2008-0005",
        "ms08-001, microsoft/MS08-001",
        "VMSA:2008-0005, vmware/VMSA-2008-0005",
        "SWsoft Virtuozzo, virtuozzo/4.0",
        "opensll service console VMSA-2008-0013, vmware/VMSA-2008-0013",
    })
    void id_isFoundFirst_howeverItIsWritten(String query, String id) throws Exception {
        story().load();
        JsonNode found = story().http().search(query, "&size=5&facets=false");

        assertThat(found.at("/hits/0/id").asString("nothing")).isEqualTo(id);
        assertThat(found.has("facets")).isTrue();
        assertThat(found.path("facets")).isEmpty();
    }

    @Test
    @Order(2)
    void cursor_readsTheWholeList_eachEntryOnce() throws Exception {
        story().load();
        Set<String> ids = new HashSet<>();
        long total = story().http().total("vendor:vmware");
        String cursor = "";
        int pages = 0;
        while (cursor != null) {
            JsonNode page =
                    story().http()
                            .search(
                                    "vendor:vmware",
                                    "&size=50&sort=published&cursor="
                                            + URLEncoder.encode(cursor, UTF_8));
            page.path("hits")
                    .forEach(hit ->
                            assertThat(ids.add(hit.path("type") + "/" + hit.path("id"))).isTrue());
            cursor = page.path("cursor").asString(null);
            pages++;
        }

        assertThat(ids).hasSize((int) total);
        assertThat(pages).isGreaterThan(2);
    }

    @Test
    @Order(2)
    void facet_isNotNarrowedByItsOwnChoice_butTheOthersAre() throws Exception {
        story().load();
        JsonNode all = story().http().search("", "&facets=only").path("facets");
        JsonNode chosen = story().http().search("vendor:vmware", "&facets=only");

        assertThat(chosen.path("hits")).isEmpty();
        assertThat(chosen.at("/facets/vendor")).isEqualTo(all.path("vendor"));
        assertThat(chosen.at("/facets/type")).isNotEqualTo(all.path("type"));
        assertThat(chosen.path("total").asLong()).isEqualTo(story().http().total("vendor:vmware"));
    }

    @ParameterizedTest
    @Order(2)
    @CsvSource({
        "VMSA-2008-00, id, vmware/VMSA-2008-00",
        "esx ser, product, ESX Server",
        "ven, field, vendor:",
        "vendor:vm, value, vmware",
        "cve-2008-09, cve, CVE-2008-09",
    })
    void suggestion_completesWhatIsTyped(String typed, String kind, String begins)
            throws Exception {
        story().load();
        JsonNode suggestions =
                story().http()
                        .json("/api/suggest?q=" + URLEncoder.encode(typed, UTF_8))
                        .path("suggestions");

        assertThat(suggestions.valueStream())
                .anySatisfy(one -> {
                    assertThat(one.path("kind").asString()).isEqualTo(kind);
                    assertThat(one.path("text").asString()).startsWith(begins);
                });
    }

    @Test
    @Order(2)
    void similar_findsWhatUsesTheSameRareWords() throws Exception {
        story().load();
        JsonNode hits = story().http().json("/api/advisories/vmware/VMSA-2008-0006/similar");

        assertThat(hits.path("hits")).isNotEmpty();
        assertThat(hits.toString()).contains("vmware/VMSA-2008-0017");
        assertThat(hits.at("/hits").findValuesAsString("id"))
                .doesNotContain("vmware/VMSA-2008-0006");
    }

    @ParameterizedTest
    @Order(2)
    @ValueSource(
            strings = {
                "affects:\"vmware/esx-3.5@ESX350-200712401-BG\"",
                "cvss:>=9 vendor:vmware",
                "age:>10y",
                "published:[2007-07-02 TO 2007-11-29]",
            })
    void clause_findsSome_andNotAll(String query) throws Exception {
        story().load();

        assertThat(story().http().total(query)).isPositive().isLessThan(story().http().total(""));
    }

    @Test
    @Order(2)
    void nothingIsFound_whereAWordStandsNowhere() throws Exception {
        story().load();
        for (String query : List.of("VMSA-2031-0001", "Zorbavisor memory leak")) {
            assertThat(story().http().total(query)).as(query).isZero();
        }
    }
}
