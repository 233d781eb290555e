package io.hypervisory.index.revision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.index.Entries;
import io.hypervisory.ingest.contract.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AsPublishedTest {
    private static JsonNode of(String record) {
        return Json.MAPPER.readTree(AsPublished.of(record.getBytes(UTF_8)));
    }

    @Test
    void whatListsSay_isLeftOut_withTheLabelsThatStandOnIt_andIsNamed() {
        JsonNode record =
                of(
                        """
                        {"type": "advisory", "content": {
                          "title": "T",
                          "knowledge": [{"cve": "CVE-2008-0001"}],
                          "classification": {
                            "attacks": [{"value": "exploited", "place": "/knowledge/0/exploited/0"},
                                        {"value": "remote", "place": "/title"}],
                            "states": [{"value": "rejected", "place": "/knowledge/0"}],
                            "kinds": [{"value": "security-fix", "place": "/title"}],
                            "parts": [{"place": "/vulnerabilities/0",
                                       "attacks": [{"value": "exploited", "place": "/knowledge/0"}]}],
                            "urgency": {"level": "high"}}}}
                        """);

        assertThat(record)
                .isEqualTo(
                        Json.MAPPER.readTree(
                                """
                                {"type": "advisory", "content": {
                                  "title": "T",
                                  "classification": {
                                    "attacks": [{"value": "remote", "place": "/title"}],
                                    "kinds": [{"value": "security-fix", "place": "/title"}],
                                    "parts": [{"place": "/vulnerabilities/0"}]}},
                                 "leftOut": ["/content/classification/attacks",
                                   "/content/classification/parts/0/attacks",
                                   "/content/classification/states",
                                   "/content/classification/urgency",
                                   "/content/knowledge"]}
                                """));
    }

    @Test
    void recordOfWhichNoListSpeaks_isAsItIs() {
        byte[] record = Json.bytes(Entries.advisory());

        assertThat(AsPublished.of(record)).isSameAs(record);
        assertThat(AsPublished.of(Json.bytes(Entries.post())))
                .isEqualTo(Json.bytes(Entries.post()));
    }
}
