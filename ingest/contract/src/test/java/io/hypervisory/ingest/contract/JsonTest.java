package io.hypervisory.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
    static final Witness WITNESS =
            new Witness(
                    "s/csaf",
                    "s",
                    true,
                    new Provenance(
                            "http://h/d.json",
                            "hypervisory.documents.v1",
                            3,
                            7,
                            "ab",
                            Instant.EPOCH,
                            "csaf",
                            1));

    static PatchFacts patch(List<String> products) {
        return new PatchFacts(
                NoticeId.parse("vmware/ESX350-200802401-BG"),
                WITNESS,
                "ESX350-200802401-BG",
                null,
                null,
                null,
                products,
                "bug-fix",
                null,
                null,
                null,
                null,
                null,
                true,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(NoticeId.parse("vmware/VMSA-2008-0001")),
                List.of("CVE-2008-0001"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void notice_comesBackEqual_throughJson() {
        var facts = patch(List.of("ESX 3.5"));

        assertThat(Json.read(Json.bytes(facts), Notice.class)).isEqualTo(facts);
    }

    @Test
    void emptyCollections_areLeftOut_andComeBackEmpty() {
        var facts = patch(List.of());

        assertThat(Json.text(facts)).doesNotContain("products").doesNotContain("null");
        assertThat(Json.read(Json.bytes(facts), Notice.class)).isEqualTo(facts);
    }

    @Test
    void failedTests_none_isNotTheSameAsNotTested() {
        var passed = advisory(List.of());
        var untested = advisory(null);

        assertThat(Json.read(Json.bytes(passed), Notice.class)).isEqualTo(passed);
        assertThat(Json.read(Json.bytes(untested), Notice.class)).isEqualTo(untested);
        assertThat(Json.text(untested)).doesNotContain("failedTests");
    }

    @Test
    void productPath_comesBackEqual_andIsLeftOutWhereThereIsNone() {
        var single = new Product("A", "ESXi", List.of(), null, List.of());
        var path = new ProductPath("A", List.of(new ProductPath.Subpath("installed_on", "B")));
        var made = new Product("A:B", "ESXi on a server", List.of(), null, List.of(), path);

        assertThat(Json.text(single)).doesNotContain("productPath");
        assertThat(Json.read(Json.bytes(single), Product.class)).isEqualTo(single);
        assertThat(Json.read(Json.bytes(made), Product.class)).isEqualTo(made);
    }

    private static AdvisoryFacts advisory(List<String> failedTests) {
        return new AdvisoryFacts(
                NoticeId.parse("vmware/VMSA-2008-0001"),
                WITNESS,
                List.of(),
                "a title",
                new Publisher("VMware", "https://www.vmware.com", "vendor"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                failedTests,
                List.of());
    }

    @Test
    void emptyText_isKept_sinceItIsNotAbsent() {
        assertThat(Json.text(new Note(null, null, ""))).isEqualTo("{\"text\":\"\"}");
    }

    @Test
    void unknownNames_areIgnored_sinceAContractGrows() {
        String text = Json.text(patch(List.of())).replaceFirst("\\{", "{\"later\":1,");

        assertThat(Json.read(text.getBytes(), Notice.class)).isInstanceOf(PatchFacts.class);
    }

    @Test
    void assertionFromBeforeTheMarkWasKept_isHistory() {
        String old =
                "{\"type\":\"known-exploited\",\"cve\":\"CVE-2021-21974\",\"by\":\"kev\","
                        + "\"vendor\":\"V\",\"product\":\"P\",\"name\":\"N\",\"provenance\":"
                        + "{\"url\":\"u\",\"partition\":-1,\"offset\":-1,\"sha256\":\"ab\","
                        + "\"fetchedAt\":\"2026-01-02T03:04:05Z\",\"format\":\"kev\",\"reader\":1}}";

        assertThat(Json.read(old.getBytes(), Assertion.class).news()).isFalse();
    }

    @Test
    void read_saysWhatAndWhere_forBrokenText() {
        assertThatThrownBy(() -> Json.read("{\"type\":\"patch\",".getBytes(), Notice.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Notice")
                .hasMessageContaining("line 1");
    }
}
