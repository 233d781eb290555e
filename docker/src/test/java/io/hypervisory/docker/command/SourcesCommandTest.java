package io.hypervisory.docker.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SourcesCommandTest {
    private static String row(String coverage) {
        String source =
                """
                {"source": "nvd-vmware", "health": "ok", "about": {"vendor": "vmware", "coverage": "%s"}}
                """
                        .formatted(coverage);
        return SourcesCommand.row(Json.MAPPER.readTree(source), Instant.EPOCH);
    }

    @Test
    void whatOthersSayOfAVendor_isLabelled() {
        assertThat(row("second-hand")).contains("nvd-vmware").contains("second-hand");
        assertThat(row("current")).doesNotContain("second-hand");
    }

    @Test
    void vendor_isSaidToHaveBoth_itsHistoryAndWhatOthersSay() {
        String vendor = "{\"vendor\": \"vmware\", \"coverage\": \"history\", \"secondHand\": %s}";

        assertThat(SourcesCommand.coverage(Json.MAPPER.readTree(vendor.formatted(true))))
                .isEqualTo("history, second-hand");
        assertThat(SourcesCommand.coverage(Json.MAPPER.readTree(vendor.formatted(false))))
                .isEqualTo("history");
    }
}
