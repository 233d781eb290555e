package io.hypervisory.docker.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReadCommandTest {
    private final PrintStream stdout = System.out;
    private final PrintStream stderr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir private Path folder;

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(out, true, UTF_8));
        System.setErr(new PrintStream(err, true, UTF_8));
    }

    @AfterEach
    void giveBack() {
        System.setOut(stdout);
        System.setErr(stderr);
    }

    @Test
    void list_isReadToAssertions_andWhatIsNoneIsSkipped() throws IOException {
        int status =
                read(
                        "kev",
                        """
                        {"title": "CISA Catalog of Known Exploited Vulnerabilities",
                         "catalogVersion": "2024.01.01", "dateReleased": "2024-01-01T00:00:00Z",
                         "count": 2,
                         "vulnerabilities": [
                          {"cveID": "CVE-2021-21974", "vendorProject": "VMware",
                           "product": "ESXi", "vulnerabilityName": "Overflow",
                           "dateAdded": "2023-02-03", "shortDescription": "Overflow.",
                           "requiredAction": "Update.", "dueDate": "2023-02-24",
                           "knownRansomwareCampaignUse": "Known", "notes": ""},
                          {"product": "of no CVE"}]}
                        """);

        assertThat(out.toString(UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("{")
                .contains("CVE-2021-21974");
        assertThat(err.toString(UTF_8)).contains("list: skip: ");
        assertThat(status).isZero();
    }

    @Test
    void list_isAFault_whenItIsUnreadable() throws IOException {
        assertThat(read("kev", "<html>")).isEqualTo(1);
        assertThat(err.toString(UTF_8)).startsWith(folder.resolve("list") + ": ");
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void unknownFormat_namesTheListsThatMustBeNamed() throws IOException {
        assertThat(read("auto", "nothing that is known")).isEqualTo(1);
        assertThat(err.toString(UTF_8))
                .contains("--as one of [")
                .contains("kev")
                .contains("nvd-1.1");
    }

    private int read(String format, String body) throws IOException {
        Path file = Files.writeString(folder.resolve("list"), body);
        return new CommandLine(new ReadCommand()).execute("--as", format, file.toString());
    }
}
