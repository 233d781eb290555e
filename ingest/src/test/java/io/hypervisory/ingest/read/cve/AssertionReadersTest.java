package io.hypervisory.ingest.read.cve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.Assertion.ExploitProbability;
import io.hypervisory.ingest.contract.Assertion.KnownExploited;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.read.AssertionReader;
import io.hypervisory.ingest.read.AssertionReader.Unreadable;
import io.hypervisory.ingest.read.Corpus;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Documents;
import io.hypervisory.ingest.read.all.StandardReaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AssertionReadersTest {
    private final List<Assertion> taken = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private boolean isWhole;

    private @Nullable Unreadable read(AssertionReader reader, byte[] body)
            throws InterruptedException {
        return read(reader, Documents.of(reader.format(), body));
    }

    private @Nullable Unreadable read(AssertionReader reader, Document document)
            throws InterruptedException {
        taken.clear();
        skipped.clear();
        isWhole = false;
        return reader.read(
                document,
                new AssertionReader.Taker() {
                    @Override
                    public void take(Assertion assertion) {
                        taken.add(assertion);
                    }

                    @Override
                    public void skip(String error) {
                        skipped.add(error);
                    }

                    @Override
                    public void whole() {
                        isWhole = true;
                    }
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kev | {\"vulnerabilities\": [{\"cveID\": \"CVE-2021-21974\"}]}",
                "kev | 'cveID,vendorProject\nCVE-2021-21974,VMware\n'",
                "epss | 'cve,epss,percentile\nCVE-2021-21974,0.5,0.9\n'",
                "cve-json5 | {\"cveMetadata\": {\"cveId\": \"CVE-2021-21974\"}}",
                "nvd | {\"vulnerabilities\": [{\"cve\": {\"id\": \"CVE-2021-21974\"}}]}",
                "nvd-1.1 | {\"CVE_Items\": [{\"cve\": {\"CVE_data_meta\": {\"ID\": \"CVE-2021-21974\"}}}]}",
                "osv | {\"id\": \"CVE-2021-21974\", \"affected\": []}"
            })
    void whatASourcesFirstPassBrings_isHistory_andWhatComesLaterIsNews(String format, String body)
            throws Exception {
        AssertionReader reader = StandardReaders.all().ofList(format);
        assertThat(reader).isNotNull();

        read(reader, Documents.ofTheFirstPass(format, body));
        assertThat(taken).isNotEmpty().noneMatch(Assertion::news);

        read(reader, Documents.of(format, body));
        assertThat(taken).isNotEmpty().allMatch(Assertion::news);
    }

    @Test
    void kev_isReadEntryByEntry() throws Exception {
        String list =
                """
                {"title": "T", "count": 3, "vulnerabilities": [
                  {"cveID": "CVE-2021-21972", "vendorProject": "VMware", "product": "vCenter Server",
                   "vulnerabilityName": "VMware vCenter Server RCE", "dateAdded": "2021-11-03",
                   "requiredAction": "Apply updates.", "dueDate": "2021-11-17",
                   "knownRansomwareCampaignUse": "Known", "notes": "x", "cwes": []},
                  {"cveID": "CVE-2008-0923", "dateAdded": "some day", "knownRansomwareCampaignUse": "Unknown"},
                  {"cveID": "none"}]}
                """;

        assertThat(read(new KevReader(), list.getBytes(UTF_8))).isNull();

        var first = (KnownExploited) taken.getFirst();
        assertThat(first.cve()).isEqualTo("CVE-2021-21972");
        assertThat(first.added()).isEqualTo(LocalDate.of(2021, 11, 3));
        assertThat(first.due()).isEqualTo(LocalDate.of(2021, 11, 17));
        assertThat(first.ransomware()).isTrue();
        var second = (KnownExploited) taken.get(1);
        assertThat(second.added()).isNull();
        assertThat(second.ransomware()).isNull();
        assertThat(taken).hasSize(2);
        assertThat(skipped).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"count\": 1, \"vulnerabilities\": [{\"cveID\": \"CVE-2021-21972\"}]} | true",
                "{\"vulnerabilities\": [{\"cveID\": \"CVE-2021-21972\"}], \"count\": 1} | true",
                "{\"count\": 2, \"vulnerabilities\": [{\"cveID\": \"CVE-2021-21972\"}]} | false",
                "{\"count\": 2, \"vulnerabilities\": [{\"cveID\": \"CVE-2021-21972\"}, {}]} | false",
                "{\"vulnerabilities\": [{\"cveID\": \"CVE-2021-21972\"}]} | false",
                "{\"cveID\": \"CVE-2021-21972\"} | false",
                "{\"count\": 1, \"vulnerabilities\": [{\"cveID\": \"CVE-2021-21972\"} | false",
                "'cveID,vendorProject\nCVE-2021-21972,VMware\n' | false"
            })
    void kev_isTheWholeCatalogue_whereItHoldsAsManyAsItSays(String list, boolean whole)
            throws Exception {
        read(new KevReader(), list.getBytes(UTF_8));

        assertThat(taken).hasSize(1);
        assertThat(isWhole).isEqualTo(whole);
    }

    @Test
    void kev_thatEndsInTheMiddle_givesWhatCameBefore_andSaysSo() throws Exception {
        String cut = "{\"vulnerabilities\": [{\"cveID\": \"CVE-2021-21972\"}, {\"cveID\": \"CVE";

        Unreadable fault = read(new KevReader(), cut.getBytes(UTF_8));

        assertThat(taken).hasSize(1);
        assertThat(fault).isNotNull();
        assertThat(fault.reason()).isEqualTo("truncated");
        assertThat(read(new KevReader(), "<html>".getBytes(UTF_8))).isNotNull();
        assertThat(read(new KevReader(), "{\"a\": {\"vulnerabilities\": []}}".getBytes(UTF_8)))
                .isNotNull();
    }

    @Test
    void epss_isReadInEachLayout_compressedOrNot() throws Exception {
        read(new EpssReader(), "cve,epss\nCVE-2008-0923,0.5\n".getBytes(UTF_8));
        assertThat(((ExploitProbability) taken.getFirst()).percentile()).isNull();

        read(new EpssReader(), "cve,epss,percentile\r\nCVE-2008-0923,0.5,0.75\r\n".getBytes(UTF_8));
        assertThat(((ExploitProbability) taken.getFirst()).percentile()).isEqualTo(0.75);

        String newest =
                "#model_version:v2023.03.01,score_date:2024-10-25T00:00:00+0000\ncve,epss,percentile\n"
                        + "CVE-2008-0923,1.5,0.9\nCVE-2008-0923,0.00042,0.05\nnonsense\n";
        assertThat(read(new EpssReader(), gzip(newest))).isNull();
        var row = (ExploitProbability) taken.getFirst();
        assertThat(row.probability()).isEqualTo(0.00042);
        assertThat(row.model()).isEqualTo("v2023.03.01");
        assertThat(row.scored()).isEqualTo(LocalDate.of(2024, 10, 25));
        assertThat(skipped).hasSize(2);
    }

    @Test
    void epss_ofADayThatIsNone_isReadWithoutItsDay() throws Exception {
        String list = "#model_version:v1,score_date:2024-02-30\ncve,epss\nCVE-2008-0923,0.5\n";

        assertThat(read(new EpssReader(), list.getBytes(UTF_8))).isNull();
        assertThat(((ExploitProbability) taken.getFirst()).scored()).isNull();
    }

    @Test
    void epss_withALineWithoutEnd_costsTheLine() throws Exception {
        String list =
                "cve,epss\nCVE-2008-0923,0." + "5".repeat(40_000_000) + "\nCVE-2008-0924,0.5\n";

        assertThat(read(new EpssReader(), gzip(list))).isNull();
        assertThat(taken).hasSize(1);
        assertThat(skipped).hasSize(1);
    }

    @Test
    void list_thatGrowsWithoutEnd_isTooLarge_whateverItsFormat() throws Exception {
        byte[] epss = gzip("cve,epss\nCVE-2008-0923,0.5\n" + "\n".repeat(70_000_000));
        byte[] kev = gzip("{\"vulnerabilities\": [" + " ".repeat(70_000_000) + "]}");

        Unreadable fault = read(new EpssReader(), epss);
        assertThat(taken).hasSize(1);
        assertThat(fault).isNotNull();
        assertThat(fault.reason()).isEqualTo("too-large");
        fault = read(new KevReader(), kev);
        assertThat(fault).isNotNull();
        assertThat(fault.reason()).isEqualTo("too-large");
    }

    private static byte[] gzip(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return out.toByteArray();
    }

    @Test
    void realCopies_giveAsManyAssertionsAsTheyHaveEntries() throws Exception {
        Path corpus = Corpus.folder("kev", AssertionReadersTest.class);
        int entries = 0;
        try (Stream<Path> files = Files.walk(corpus)) {
            for (Path file :
                    files.filter(each ->
                                    each.toString()
                                            .endsWith("known_exploited_vulnerabilities.json"))
                            .toList()) {
                byte[] body = Files.readAllBytes(file);
                JsonNode list = Json.MAPPER.readTree(body).path("vulnerabilities");
                assertThat(read(new KevReader(), body)).as(file.toString()).isNull();
                assertThat(taken).as(file.toString()).hasSize(list.size());
                entries += list.size();
            }
        }
        int rows = 0;
        try (Stream<Path> files = Files.walk(Corpus.folder("epss", AssertionReadersTest.class))) {
            for (Path file :
                    files.filter(each -> each.toString().matches(".*\\.csv(\\.gz)?")).toList()) {
                assertThat(read(new EpssReader(), Files.readAllBytes(file)))
                        .as(file.toString())
                        .isNull();
                assertThat(taken).as(file.toString()).isNotEmpty();
                assertThat(skipped).as(file.toString()).isEmpty();
                rows += taken.size();
            }
        }
        System.out.println("lists: " + entries + " KEV entries, " + rows + " EPSS rows");
    }
}
