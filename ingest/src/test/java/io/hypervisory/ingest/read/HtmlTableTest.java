package io.hypervisory.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.read.HtmlTable.Head;
import io.hypervisory.ingest.read.HtmlTable.Row;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTableTest {
    private static HtmlTable table(String rows) {
        return HtmlTable.of(
                Objects.requireNonNull(
                        Jsoup.parse("<table>" + rows + "</table>").selectFirst("table")));
    }

    private static List<List<String>> texts(HtmlTable table) {
        return table.rows().stream().map(Row::texts).toList();
    }

    @Test
    void cell_standsInEachRowAndColumn_thatItSpans() {
        HtmlTable table =
                table(
                        """
                        <tr><td rowspan=2>a<td colspan=2>b<td>c
                        <tr><td>d<td rowspan=0>e<td>f
                        <tr><td>g<td>h<td>i
                        """);
        assertThat(texts(table))
                .containsExactly(
                        List.of("a", "b", "b", "c"),
                        List.of("a", "d", "e", "f"),
                        List.of("g", "h", "e", "i"));
    }

    @Test
    void span_endsWithItsRowGroup_andOfNoNumberIsOne() {
        HtmlTable table =
                table(
                        """
                        <thead><tr><th rowspan=99>a<th colspan=x>b<th rowspan=-2>c</thead>
                        <tbody><tr><td>d<td>e<td>f</tbody>
                        """);
        assertThat(texts(table)).containsExactly(List.of("a", "b", "c"), List.of("d", "e", "f"));
    }

    @Test
    void text_isFolded_andItsLinesAreKept() {
        var cell =
                table("<tr><td><p>&nbsp;one\u00a0\n two</p>three<br>fo\u00adur<ul><li>five</ul>")
                        .rows()
                        .getFirst()
                        .cells()
                        .getFirst();
        assertThat(cell.text()).isEqualTo("one two three four five");
        assertThat(cell.lines()).containsExactly("one two", "three", "four", "five");
    }

    @Test
    void tableWithinACell_isNoPartOfIt() {
        HtmlTable table = table("<tr><td>a <table><tr><td>inner</table>b<td><a href=u>l</a>");
        assertThat(texts(table)).containsExactly(List.of("a b", "l"));
        assertThat(table.rows().getFirst().cells().getLast().links()).containsExactly("u");
    }

    @Test
    void header_isTheFirstRowThatIsOne_andColumnsGoByName() {
        var body =
                table("<tr><td>About<tr><td>Name<td>Fixed  in<tr><td>x<td>1")
                        .under(heads -> heads.contains("fixed in"))
                        .orElseThrow();
        assertThat(body.column("fixed version", "fixed in")).isEqualTo(1);
        assertThat(body.column("nothing")).isEqualTo(-1);
        assertThat(body.rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.text(1)).isEqualTo("1");
                    assertThat(row.text(-1)).isEmpty();
                    assertThat(row.text(7)).isEmpty();
                });
    }

    @Test
    void header_hasTwoRows_whereACellGoesThroughBoth() {
        var body =
                table(
                                """
                                <tr><th rowspan=2>CVE#<th colspan=2>CVSS 3<th colspan=2>CVSS 2<th rowspan=2>Notes
                                <tr><th>Score<th>Vector<th>Score<th>Vector
                                <tr><td>CVE-2020-0001<td>7<td>v3<td>6<td>v2<td>n
                                """)
                        .under(heads -> heads.contains("cve#") && heads.contains("score"))
                        .orElseThrow();
        assertThat(body.heads())
                .contains(new Head("", "cve#"), new Head("cvss 3", "score"), new Head("", "notes"));
        assertThat(body.column("score"::equals)).isEqualTo(1);
        assertThat(body.column("cvss 2"::equals, "score"::equals)).isEqualTo(3);
        assertThat(body.rows()).hasSize(1);
    }

    @Test
    void rowOfOneCell_isKnown() {
        List<Row> rows = table("<tr><td colspan=3>x<tr><td>a<td>b<td>c<tr><td>&nbsp;").rows();
        assertThat(rows).extracting(Row::isOneCell).containsExactly(true, false, true);
        assertThat(rows).extracting(Row::isBlank).containsExactly(false, false, true);
    }

    @ParameterizedTest
    @CsvSource({
        "<tr><td colspan=999999999 rowspan=999999999>x, 40000",
        "<tr><td colspan=999>, 9000"
    })
    void hugeTable_isCut(String row, int times) {
        HtmlTable table = table(row.repeat(times));
        assertThat(table.isWhole()).isFalse();
        assertThat(table.rows()).hasSizeLessThanOrEqualTo(5_000);
    }
}
