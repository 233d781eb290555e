package io.hypervisory.ingest.read.cve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.Assertion.CveEntry;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.read.AssertionReader;
import io.hypervisory.ingest.read.AssertionReader.Unreadable;
import io.hypervisory.ingest.read.Documents;
import io.hypervisory.ingest.read.Readers;
import io.hypervisory.ingest.read.all.StandardReaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// No list makes a reader throw or hold more than an entry.
class HostileListsTest {
    private static final int MUTATIONS = 1_000;

    private final Readers readers = StandardReaders.all();
    private final List<Assertion> taken = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    private @Nullable Unreadable read(String format, byte[] body) throws InterruptedException {
        taken.clear();
        skipped.clear();
        AssertionReader reader = readers.ofList(format);
        return reader.read(
                Documents.of(format, body),
                new AssertionReader.Taker() {
                    @Override
                    public void take(Assertion assertion) {
                        taken.add(assertion);
                    }

                    @Override
                    public void skip(String error) {
                        skipped.add(error);
                    }
                });
    }

    private @Nullable Unreadable read(String format, String body) throws InterruptedException {
        return read(format, body.getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "cve-json5, vmware-with-adp, json",
        "nvd, page-with-two-cves, json",
        "nvd-1.1, feed-with-two-items, json",
        "osv, semver-with-alias, json",
        "kev, catalog, json",
        "epss, 2022-02-with-model, csv"
    })
    void read_neverThrows_forRandomMutations(String format, String sample, String type) {
        byte[] seed = Documents.fixture("samples/" + format + "/" + sample + "/document." + type);
        var random = new Random(format.hashCode());
        int whole = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutant = seed.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                mutant[random.nextInt(mutant.length)] = (byte) (32 + random.nextInt(95));
            }
            int number = i;
            assertThatCode(() -> read(format, mutant))
                    .as("%s mutation %s", format, number)
                    .doesNotThrowAnyException();
            taken.forEach(Json::bytes);
            whole += taken.isEmpty() ? 0 : 1;
        }
        assertThat(whole).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cve-json5", "nvd", "nvd-1.1", "osv", "kev"})
    void read_isBounded_forRepetition(String format) {
        for (String piece :
                List.of("{\"a\":", "[", "{\"vulnerabilities\":[", "a: ", "- ", "&a [", "[]")) {
            for (String start : List.of("", "id: A\nx: ", "{\"vulns\":[{\"a\":")) {
                assertThatCode(() -> read(format, start + piece.repeat(200_000 / piece.length())))
                        .as("%s of %s", format, piece)
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void entryWithoutMeasure_isSkipped_andTheNextIsRead() throws InterruptedException {
        String next = "{\"cve\":{\"id\":\"CVE-2008-0923\"}}";
        String long1 =
                "{\"cve\":{\"id\":\"CVE-2008-4917\",\"x\":\"" + "x".repeat(9_000_000) + "\"}}";
        String many = "{\"cve\":{\"id\":\"CVE-2008-4281\",\"x\":[" + "0,".repeat(500_000) + "0]}}";

        assertThat(
                        read(
                                "nvd",
                                "{\"vulnerabilities\":["
                                        + String.join(",", long1, many, "7", next)
                                        + "]}"))
                .isNull();

        assertThat(taken).extracting(Assertion::cve).containsExactly("CVE-2008-0923");
        assertThat(skipped).hasSize(3);
        assertThat(read("nvd", long1))
                .isNotNull()
                .extracting(Unreadable::reason)
                .isEqualTo("too-large");
    }

    @Test
    void envelopeWithoutMeasure_doesNotKeepTheListFromBeingRead() throws InterruptedException {
        String page =
                "{\"x\":["
                        + "0,".repeat(500_000)
                        + "0],\"vulnerabilities\":[{\"cve\":{\"id\":\"CVE-2008-0923\"}}]}";

        assertThat(read("nvd", page)).isNull();
        assertThat(taken).hasSize(1);
    }

    @Test
    void listThatGoesOnAfterItsEnd_orEndsInACompressedMiddle_isSaid() throws InterruptedException {
        assertThat(read("nvd", "{\"vulnerabilities\":[]} {}"))
                .isNotNull()
                .extracting(Unreadable::reason)
                .isEqualTo("not-json");
        assertThat(read("nvd", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0}))
                .isNotNull()
                .extracting(Unreadable::reason)
                .isEqualTo("truncated");
    }

    @Test
    void kev_asCsv_isReadAsItsJson() throws InterruptedException {
        String csv =
                "cveID,vendorProject,product,vulnerabilityName,dateAdded,requiredAction,dueDate,knownRansomwareCampaignUse\r\n"
                        + "CVE-2024-37085,VMware,ESXi,\"A name,\nin two lines\",2024-07-30,Act,2024-08-20,Known\r\n"
                        + "none,,,,,,,\r\n";

        assertThat(read("kev", csv)).isNull();
        assertThat(taken).hasSize(1);
        assertThat(((Assertion.KnownExploited) taken.getFirst()).ransomware()).isTrue();
        assertThat(skipped).hasSize(1);
        assertThat(read("kev", csv + "CVE-2024-1,\"a")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"introduced\":\"1.0\"},{\"last_affected\":\"1.0\"} | >= 1.0, <= 1.0",
                "{\"introduced\":\"1.0.0-rc.2\"},{\"fixed\":\"1.0.0\"},{\"fixed\":\"1.0.0-rc.10\"} | >= 1.0.0-rc.2, < 1.0.0-rc.10",
                "{\"fixed\":\"2.0\"},{\"introduced\":\"0\"} | >= 0, < 2.0",
                "{\"introduced\":0} | >= 0",
            })
    void eventsOfOsv_arePairedInTheOrderOfVersions(String events, String line)
            throws InterruptedException {
        assertThat(
                        read(
                                "osv",
                                "{\"id\":\"CVE-2024-1234\",\"affected\":[{\"package\":{\"name\":\"p\"},"
                                        + "\"ranges\":[{\"type\":\"SEMVER\",\"events\":["
                                        + events
                                        + "]}]}]}"))
                .isNull();
        var entry = (CveEntry) taken.getFirst();
        assertThat(entry.affected().getFirst().versions()).containsExactly(line);
    }

    @Test
    void osvAboutNoCve_saysNothing_andAboutSeveral_theSameOfEach() throws InterruptedException {
        assertThat(read("osv", "{\"id\":\"MAL-2024-1\",\"modified\":\"2024-01-01T00:00:00Z\"}"))
                .isNull();
        assertThat(taken).isEmpty();
        assertThat(skipped).isEmpty();

        read(
                "osv",
                "id: DEBIAN-CVE-2024-1234\nmodified: 2024-01-01T00:00:00Z\nupstream: [CVE-2024-1234, CVE-2024-1235]\n");
        assertThat(taken)
                .extracting(Assertion::cve)
                .containsExactly("CVE-2024-1234", "CVE-2024-1235");
        assertThat(((CveEntry) taken.getFirst()).aliases()).containsExactly("DEBIAN-CVE-2024-1234");
    }
}
