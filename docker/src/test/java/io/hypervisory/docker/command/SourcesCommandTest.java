package io.hypervisory.docker.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.VendorCoverage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SourcesCommandTest {
    @TempDir Path folder;

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

    private static List<String> vendors(String more) {
        String body =
                """
                {"sources": [], "vendors": [{"vendor": "citrix", "failing": false, "secondHand": false, %s}]}
                """;
        return SourcesCommand.vendors(Json.MAPPER.readTree(body.formatted(more)));
    }

    @Test
    void vendor_isSaidToHaveBoth_itsHistoryAndWhatOthersSay() {
        assertThat(vendors("\"coverage\": \"history\", \"secondHand\": true"))
                .containsExactly("citrix: history, second-hand", VendorCoverage.SECOND_HAND_NOTE);
        assertThat(vendors("\"coverage\": \"history\", \"enable\": \"a\""))
                .containsExactly(
                        "citrix: history only; more with docker/hypervisory sources enable a");
        assertThat(vendors("\"on\": []")).containsExactly("citrix: off");
    }

    @Test
    void vendor_whoseSourcesAllFailed_isSaidToFail() {
        assertThat(vendors("\"coverage\": \"current\", \"failing\": true"))
                .containsExactly("citrix: current (failing)");
    }

    private static int run(Path data) {
        return new CommandLine(new SourcesCommand())
                .execute("enable", "--yes", "--data", data.toString(), "broadcom-list");
    }

    @Test
    void enable_changesNothing_whereThereIsNoDataFolder() {
        assertThat(run(folder.resolve("none"))).isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
        assertThat(new CommandLine(new SourcesCommand()).execute("enable", "--yes", "nvd"))
                .isEqualTo(2);
        assertThat(Path.of("data")).doesNotExist();
    }

    @Test
    void enable_works_inAFolderThatIsNamed() {
        assertThat(run(folder)).isZero();
        assertThat(folder.resolve("sources-switched.yaml")).content().contains("broadcom-list");
    }
}
