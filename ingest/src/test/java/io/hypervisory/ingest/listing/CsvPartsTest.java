package io.hypervisory.ingest.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypervisory.ingest.catalogue.BulkRules;
import io.hypervisory.ingest.catalogue.Glob;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.read.Corpus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CsvPartsTest {
    private static final URI ENTRY = URI.create("http://h/d.zip!/rows.csv");
    private static final String HEAD = "\"Day\",\"CVE\",\"Title\"\r\n";
    private static final UnpackLimits LIMITS = new UnpackLimits(10, 5000, 1 << 20, 200);

    private static Map<String, String> cut(String csv) throws IOException, InterruptedException {
        var parts = new LinkedHashMap<String, String>();
        Entries.Taker taker =
                (url, body) ->
                        assertThat(
                                        parts.putIfAbsent(
                                                String.valueOf(url.getFragment()),
                                                new String(body, UTF_8)))
                                .isNull();
        new CsvParts(ENTRY, "CVE", new Meter(LIMITS, csv.length()), taker, 1000, 2000)
                .cut(new ByteArrayInputStream(csv.getBytes(UTF_8)));
        return parts;
    }

    /// Three rows for each value, one of them over two lines.
    private static String rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i ->
                        "1,CVE-%d,a\r\n1,\"CVE-%d\",\"b \"\"c\"\"\r\nd, e\"\r\n1,CVE-%d,f\r\n"
                                .formatted(i, i, i))
                .collect(Collectors.joining());
    }

    @Test
    void parts_areTheWholeTogether_eachWithTheHead() throws Exception {
        String rows = rows(1000, 1500);

        Map<String, String> parts = cut(HEAD + rows);

        assertThat(parts).hasSizeGreaterThan(8);
        assertThat(parts.values())
                .allSatisfy(part -> assertThat(part).startsWith(HEAD).hasSizeBetween(60, 2300));
        assertThat(
                        parts.values().stream()
                                .map(part -> part.substring(HEAD.length()))
                                .collect(Collectors.joining()))
                .isEqualTo(rows);
    }

    @Test
    void rowsOfOneValue_stayTogether_andNameTheirPart() throws Exception {
        cut(HEAD + rows(1000, 1500))
                .forEach((name, part) ->
                        assertThat(part.substring(HEAD.length()))
                                .startsWith("1," + name + ",a")
                                .endsWith(",f\r\n"));
    }

    @Test
    void rowsThatComeInLater_leaveMostPartsAsTheyAre() throws Exception {
        Map<String, String> before = cut(HEAD + rows(1000, 1500));
        Map<String, String> after =
                cut(HEAD + rows(900, 905) + rows(1000, 1500) + rows(2000, 2005));

        long same = before.entrySet().stream().filter(after.entrySet()::contains).count();
        assertThat(same).isGreaterThanOrEqualTo(before.size() - 4);
    }

    @Test
    void valueThatComesBack_hasANameOfItsOwn() throws Exception {
        String other = rows(1000, 1200);
        assertThat(cut(HEAD + "1,X,1\n" + other + "1,X,2\n" + rows(1200, 1201)))
                .hasSizeGreaterThan(3)
                .containsKey("X");
    }

    @Test
    void whatCannotBeCut_isSaid() {
        assertThatThrownBy(() -> cut("\"Day\",\"KB\"\r\n1,2\r\n"))
                .hasMessageContaining("no column");
        assertThatThrownBy(() -> cut("")).hasMessageContaining("no column");
        assertThatThrownBy(() -> cut(HEAD + "1,\"" + "a".repeat(1 << 21)))
                .hasMessageContaining("a row of more than");
        assertThatThrownBy(() -> cut(HEAD + "1,CVE-1,a\r\n".repeat(1000)))
                .isInstanceOf(Meter.Exceeded.class);
    }

    @Test
    void byteOrderMark_isNoPartOfAName() throws Exception {
        assertThat(cut("\ufeffCVE,Title\r\nA,1\r\n")).containsOnlyKeys("A");
    }

    @Test
    void realDefinitions_areCut_whereTheirCveChanges() throws Exception {
        Path folder = Corpus.folder("msrc/wesng", CsvPartsTest.class);
        var items = new LinkedHashMap<String, Integer>();
        Sink sink =
                new Sink() {
                    @Override
                    public void item(Item item) {
                        byte[] body = ((Item.Way.Here) item.way()).fetched().body();
                        items.put(item.url().toString(), body.length);
                    }

                    @Override
                    public void fault(String reason, boolean retryable) {
                        throw new AssertionError(reason);
                    }
                };
        URI url = URI.create("http://h/definitions.zip");
        byte[] zip = Corpus.bytes(folder.resolve("definitions.zip"));
        var file = new Fetched(url, url, null, 200, null, null, null, Instant.EPOCH, zip);
        var rules = new BulkRules(null, new Glob("CVEs_*.csv"), "CVE");

        new Unpacker(rules, UnpackLimits.STANDARD, "ms-bulletins", sink).unpack(file, null);

        System.out.println("msrc/wesng/definitions.zip: " + items);
        assertThat(items).hasSizeBetween(8, 17);
        assertThat(List.copyOf(items.values())).allMatch(size -> size < 17 << 20);
    }
}
