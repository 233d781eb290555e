package io.hypervisory.ingest.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
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
                        parts.put(String.valueOf(url.getFragment()), new String(body, UTF_8));
        new CsvParts(ENTRY, "CVE", new Meter(LIMITS, csv.length()), taker)
                .cut(new ByteArrayInputStream(csv.getBytes(UTF_8)));
        return parts;
    }

    private static String row(int number) {
        return "1,\"CVE-%d\",\"b \"\"c\"\"\r\nd, e\"\r\n".formatted(number);
    }

    private static String rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(CsvPartsTest::row).collect(Collectors.joining());
    }

    @Test
    void parts_haveTheHead_andAllRowsBetweenThem() throws Exception {
        Map<String, String> parts = cut(HEAD + rows(1000, 1500));

        assertThat(parts).hasSize(16).containsKeys("part-1", "part-16");
        assertThat(parts.values()).allSatisfy(part -> assertThat(part).startsWith(HEAD));
        for (int i = 1000; i < 1500; i++) {
            String row = row(i);
            assertThat(parts.values().stream().filter(part -> part.contains(row))).hasSize(1);
        }
    }

    @Test
    void rowsOfOneValue_areInOnePart_howeverItIsWritten() throws Exception {
        String same =
                List.of("CVE-2016-3247", "cve-2016-3247", "CVE20163247", "\" CVE 2016-3247\"")
                        .stream()
                        .map(value -> "1," + value + ",x\r\n" + row(value.length()))
                        .collect(Collectors.joining());

        assertThat(
                        cut(HEAD + same + rows(100, 200)).values().stream()
                                .filter(part -> part.contains("3247")))
                .singleElement()
                .satisfies(part -> assertThat(part.split("3247", -1)).hasSize(5));
    }

    @Test
    void rowThatComesIn_changesItsOwnPartAlone() throws Exception {
        Map<String, String> before = cut(HEAD + rows(1000, 1100));
        Map<String, String> after = cut(HEAD + row(7) + rows(1000, 1100));

        assertThat(before.entrySet().stream().filter(after.entrySet()::contains)).hasSize(15);
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
    void byteOrderMark_isNoPartOfAName_andAShortRowHasAnEmptyCell() throws Exception {
        assertThat(cut("\ufeffCVE,Title\r\nA,1\r\n\r\n").values().stream().mapToInt(String::length))
                .allMatch(length -> length > 11);
    }

    @Test
    void quoteWithinACell_swallowsNoOtherRow() throws Exception {
        String inches = "1,CVE-1,5\" disk\r\n";
        Map<String, String> parts = cut(HEAD + inches + row(2) + row(3));

        assertThat(parts.values()).contains(HEAD + inches, HEAD + row(2), HEAD + row(3));
    }

    @Test
    void carriageReturnAlone_endsRows_whereItEndsTheFirst() throws Exception {
        assertThat(cut("Day,CVE\r1,A\r2,B\r").values())
                .containsExactlyInAnyOrder("Day,CVE\r1,A\r", "Day,CVE\r2,B\r");
    }

    @Test
    void quoteAfterTheByteOrderMark_opens() throws Exception {
        assertThat(cut("\ufeff\"a\nb\",CVE\n1,A\n").values())
                .containsExactly("\ufeff\"a\nb\",CVE\n1,A\n");
    }

    @Test
    void csvWithoutARow_isSaid() {
        assertThatThrownBy(() -> cut(HEAD)).hasMessageContaining("no row below its first");
    }
}
