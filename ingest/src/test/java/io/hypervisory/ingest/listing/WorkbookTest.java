package io.hypervisory.ingest.listing;

import static io.hypervisory.ingest.listing.Packed.served;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.hypervisory.ingest.catalogue.BulkRules;
import io.hypervisory.ingest.catalogue.Glob;
import io.hypervisory.ingest.catalogue.Way;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.crawl.TestCrawl;
import io.hypervisory.ingest.read.Corpus;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkbookTest {
    private static final Way WAY = new Way.BulkFile(BulkRules.STANDARD);

    private final TestCrawl crawl = new TestCrawl();

    @AfterEach
    void stop() {
        crawl.close();
    }

    /// Of two sheets; the first has these rows.
    static Map<String, String> workbook(String rows) {
        var parts = new HashMap<String, String>();
        parts.put("[Content_Types].xml", "<Types/>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r='urn:r'><sheets><sheet name='A &amp; b' sheetId='1' r:id='r1'/>"
                        + "<sheet name='c/d' sheetId='2' r:id='r2'/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/>"
                        + "<Relationship Id='r2' Target='/xl/worksheets/sheet2.xml'/></Relationships>");
        parts.put(
                "xl/sharedStrings.xml",
                "<sst><si><t>one</t></si><si><r><t>t</t></r><r><t>wo</t></r>"
                        + "<rPh sb='0' eb='1'><t>NO</t></rPh></si></sst>");
        parts.put("xl/worksheets/sheet1.xml", sheet(rows));
        parts.put("xl/worksheets/sheet2.xml", sheet("<row><c><v>2</v></c></row>"));
        return parts;
    }

    private static String sheet(String rows) {
        return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
    }

    private SourceState crawled(Way way, Map<String, String> parts) throws InterruptedException {
        crawl.site.page("/b.xlsx", served(Packed.zip(parts)));
        return crawl.crawl(way, "/b.xlsx");
    }

    @Test
    void sheet_isADocument_ofItsRows() throws InterruptedException {
        SourceState state =
                crawled(
                        WAY,
                        workbook(
                                "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>"
                                        + "<c r='D1' t='inlineStr'><is><t>in, \"line\"\nx</t></is></c></row>"
                                        + "<row r='5'><c r='A5' s='8'><v>42808</v></c>"
                                        + "<c r='B5' t='b'><v>1</v></c><c t='str'><f>NO()</f><v>f</v></c></row>"
                                        + "<row r='6'><c r='AB6'><v>1.5</v></c></row>"));

        assertThat(state.failure()).isNull();
        assertThat(crawl.texts())
                .containsOnly(
                        entry(
                                "/b.xlsx!/A%20&%20b.csv",
                                "one,two,,\"in, \"\"line\"\"\nx\"\r\n42808,TRUE,f,\r\n\"\""
                                        + ",".repeat(27)
                                        + "1.5\r\n"),
                        entry("/b.xlsx!/c-d.csv", "2\r\n"));
    }

    @Test
    void sheets_areChosenByGlob() throws InterruptedException {
        crawled(new Way.BulkFile(new BulkRules(null, new Glob("c*.csv"))), workbook(""));

        assertThat(crawl.texts()).containsOnlyKeys("/b.xlsx!/c-d.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<row><c t='s'><v>7</v></c></row> | whose string is not there: 7",
                "<row><c r='XFE1'><v>7</v></c></row> | a cell where none can be: XFE1",
                "<row><c r='ZZZZZZZZZ1'><v>7</v></c></row> | a cell where none can be",
                "<row><c r='B1'/><c r='A1'/></row> | a cell where none can be: A1",
                "<row><c> | is not XML",
            })
    void brokenSheet_isNamed(String rows, String what) throws InterruptedException {
        assertThat(crawled(WAY, workbook(rows)).failure()).contains("b.xlsx").contains(what);
    }

    @Test
    void doctype_isRefused() throws InterruptedException {
        Map<String, String> parts = workbook("");
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<!DOCTYPE w [<!ENTITY a 'b'>]><worksheet><row><c><v>&a;</v></c></row></worksheet>");

        assertThat(crawled(WAY, parts).failure()).contains("DOCTYPE");
        assertThat(crawl.taken()).isEmpty();
    }

    @Test
    void zipThatIsNoWorkbook_andWhatIsNoZip_areNamed() throws InterruptedException {
        assertThat(crawled(WAY, Map.of("a", "A")).failure()).contains("is no workbook");
        crawl.site.page("/b.xlsx", "<html>");
        assertThat(crawl.crawl(WAY, "/b.xlsx").failure()).contains("is HTML where xlsx was due");
    }

    @Test
    void sheetOfManyEmptyCells_isStopped() throws InterruptedException {
        String row = "<row><c r='XFD1'/></row>";
        crawl.site.page("/b.xlsx", served(Packed.zip(workbook(row.repeat(5000)))));

        assertThat(crawl.crawl(WAY, "/b.xlsx").failure())
                .contains("sheet A & b.csv is larger than 67108864 bytes unpacked");
        assertThat(crawl.texts()).containsOnlyKeys("/b.xlsx!/c-d.csv");
    }

    @Test
    void realWorkbooks_haveTheirColumns() throws Exception {
        Path folder = Corpus.folder("msrc/vuls-fixtures/bulletin", WorkbookTest.class);
        List<Path> files =
                Corpus.files(folder).stream().filter(f -> f.toString().endsWith(".xlsx")).toList();
        assertThat(files).hasSize(2);
        for (Path file : files) {
            assertThat(crawl.crawl(WAY, file.toUri()).failure()).isNull();
            String csv = new String(crawl.taken().getFirst().body(), UTF_8);
            List<CSVRecord> rows = CSVParser.parse(csv, CSVFormat.RFC4180).getRecords();
            assertThat(rows).hasSizeGreaterThan(1).allMatch(row -> row.size() == 14);
            assertThat(String.join(",", rows.getFirst().toList()).replaceAll("\\s+", " "))
                    .isEqualToIgnoringCase(
                            "Date Posted,Bulletin Id,Bulletin KB,Severity,Impact,Title,Affected"
                                    + " Product,Component KB,Affected Component,Impact,Severity,"
                                    + "Supersedes,Reboot,CVEs");
            assertThat(rows.get(1).get(1)).matches("MS\\d\\d-\\d{3}");
        }
    }
}
