package io.hypervisory.index.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.hypervisory.index.Entries;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ProjectorTest {
    @Test
    void project_keepsTheRecordAsItCame_onOneLine() {
        String value = Json.text(Entries.advisory()).replaceFirst("\\{", "{\r\n");

        byte[] document = Projector.project(value.getBytes(UTF_8), "00-abc-def-01");

        assertThat(new String(document, UTF_8)).doesNotContain("\n", "\r");
        JsonNode tree = Json.MAPPER.readTree(document);
        assertThat(Json.bytes(tree.get("record"))).isEqualTo(Json.bytes(Entries.advisory()));
        assertThat(tree.get("trace").stringValue()).isEqualTo("00-abc-def-01");
    }

    @Test
    void project_refusesWhatIsNoEntry() {
        assertThatThrownBy(() -> Projector.project("{\"type\":\"x\"}".getBytes(UTF_8), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a Entry");
    }

    @Test
    void document_holdsWhatAnAdvisorySays() {
        var document = Projector.document(Entries.advisory(), null);

        assertThat(document.type()).isEqualTo("advisory");
        assertThat(document.vendor()).isEqualTo("vmware");
        assertThat(document.judged().kind()).containsExactly("security-fix");
        assertThat(document.judged().impact()).containsExactly("host-reboot");
        assertThat(document.judged().impactNo()).containsExactly("vm-migration");
        assertThat(document.year()).isEqualTo("2008");
        assertThat(document.status()).isEqualTo("final");
        assertThat(document.url()).isEqualTo("https://example.org/vmsa");
        assertThat(document.product()).containsExactly("VMware ESX 3.5", "ESX 3.5");
        assertThat(document.patch())
                .containsExactly("vmware/ESX350-200712401-BG", "ESX350-200712401-BG");
        assertThat(document.source()).containsExactly("vmware-announce");
        assertThat(document.provenance().getFirst().offset()).isEqualTo(42);
    }

    @Test
    void document_isFoundByItsAliases_asByItsId() {
        var document = Projector.document(Entries.advisory(), null);

        assertThat(document.alias())
                .containsExactly("vmware/VMSA-2008-0001", "VMSA-2008-0001", "VMSA-2008-00001");
        assertThat(document.idText()).contains("vmsa-2008-0001", "vmsa-2008-00001");
    }

    @Test
    void document_saysEachSentenceOnce_whenVulnerabilitiesRepeatIt() {
        assertThat(Projector.document(Entries.advisory(), null).text())
                .containsOnlyOnce("Apply the patch and restart the host.")
                .containsOnlyOnce("Timing attack")
                .contains("Updates for the service console.");
    }

    @Test
    void about_hasWordsForTheNumbersOfWeaknesses() {
        assertThat(Weaknesses.named("CWE-79")).isEqualTo("CWE-79 cross-site scripting");
        assertThat(Weaknesses.named("CWE-99999")).isEqualTo("CWE-99999");
        assertThat(Projector.document(Entries.advisory(), null).about())
                .contains("CWE-208 timing discrepancy");
    }

    @Test
    void year_ofAPatchWithoutADay_isThatOfItsRound() {
        var round = NoticeId.parse("vmware/ESX350-200802401-BG");

        assertThat(PatchRound.of(round)).isEqualTo(YearMonth.of(2008, 2));
        assertThat(PatchRound.of(NoticeId.parse("vmware/ESX-1002424"))).isNull();
        assertThat(PatchRound.of(NoticeId.parse("vmware/ESX350-200813401-BG"))).isNull();
        assertThat(Projector.document(Entries.patch(), null).year()).isEqualTo("2008");
    }

    @Test
    void document_namesWhatAPostMentions() {
        var document = Projector.document(Entries.post(), null);

        assertThat(document.mention()).containsExactly("vmware/VMSA-2008-0001");
        assertThat(document.cve()).containsExactly("CVE-2007-3108");
        assertThat(document.url()).isEqualTo("https://blogs.example.org/1");
        assertThat(document.published()).isNull();
    }

    @Test
    void idText_holdsEveryRunOfParts_butNoFewDigitsAlone() {
        assertThat(IdTokens.of("vmware", List.of("vmware/ESX350-200802401-BG")))
                .contains(
                        "vmware",
                        "vmware/esx350-200802401-bg",
                        "esx350-200802401-bg",
                        "esx350",
                        "200802401",
                        "esx350-200802401",
                        "200802401-bg");
        assertThat(IdTokens.of("vmware", List.of("VMSA-2008-0001")))
                .containsExactlyInAnyOrder(
                        "vmware",
                        "vmsa-2008-0001",
                        "vmsa",
                        "vmsa-2008",
                        "vmsa2008",
                        "vmsa20080001",
                        "20080001",
                        "2008-0001");
        assertThat(IdTokens.of("x", List.of("-", "a-b-c-d-e-f-g-h-i"))).contains("a-b-c", "-");
    }

    @Test
    void words_areThoseOfTitleAndText() {
        var document =
                Json.MAPPER.readTree(Projector.project(Json.bytes(Entries.advisory()), null));

        assertThat(document.get("words").asInt())
                .isEqualTo(
                        document.get("title").asString().strip().split("\\s+").length
                                + document.get("text").asString().strip().split("\\s+").length)
                .isGreaterThan(2);
    }

    /// The mapping is strict: a field that it does not know would be refused.
    @Test
    void mapping_knowsEveryFieldOfADocument_andNoOther() throws IOException {
        ObjectNode mapping;
        try (var in = Projector.class.getResourceAsStream("/io/hypervisory/index/mapping.json")) {
            mapping = Json.MAPPER.readValue(in, ObjectNode.class);
        }
        Set<String> fields = new TreeSet<>(List.of("record", "words"));
        addFields(Document.class, fields);

        assertThat(mapping.get("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(fields);
        assertThat(fields).containsAll(Document.HIT_FIELDS);
    }

    private static void addFields(Class<? extends Record> type, Set<String> fields) {
        for (var component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(JsonUnwrapped.class)
                    || component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                addFields(component.getType().asSubclass(Record.class), fields);
            } else {
                fields.add(component.getName());
            }
        }
    }
}
