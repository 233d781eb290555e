package io.hypervisory.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.read.PageLines.Section;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class PageLinesTest {
    private static List<PageLines.Line> lines(String html) {
        return PageLines.of(Jsoup.parse(html).body());
    }

    @Test
    void rowOfData_isOneLineWithCells() {
        assertThat(lines("<table><tr><td>Date<td>May <b>2008</b><td></table>"))
                .extracting(PageLines.Line::cells)
                .containsExactly(List.of("Date", "May 2008", ""));
    }

    @Test
    void tableForTheLayout_isReadAsBlocks() {
        assertThat(lines("<table><tr><td>menu<td><h1>A</h1><p>text<br>more</table>"))
                .extracting(PageLines.Line::text)
                .containsExactly("menu", "A", "text", "more");
    }

    @Test
    void sections_goFromHeadingToHeading_withoutTheirNumbers() {
        assertThat(
                        PageLines.sections(
                                lines(
                                        "before<h3>1. One</h3>a<pre>b\nc</pre><h2>Empty</h2><h3>2.1 Two</h3>d")))
                .extracting(Section::heading, Section::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("", "before"),
                        org.assertj.core.groups.Tuple.tuple("One", "a\nb\nc"),
                        org.assertj.core.groups.Tuple.tuple("Two", "d"));
    }

    @Test
    void labels_areFound_howeverTheyStand() {
        var labels =
                PageLabels.in(
                        lines(
                                "<b>A:</b> 1<br><b>B</b>: 2<dl><dt>C<dd>3</dl>"
                                        + "<table><tr><th>D<td>4<th>E:<td>5</table><p>F:</p><p>G: 7</p>"));

        assertThat(labels.value("a")).isEqualTo("1");
        assertThat(labels.value("b")).isEqualTo("2");
        assertThat(labels.value("c")).isEqualTo("3");
        assertThat(labels.value("d")).isEqualTo("4");
        assertThat(labels.value("e")).isEqualTo("5");
        assertThat(labels.find("f")).isNull();
        assertThat(labels.value("x", "g")).isEqualTo("7");
    }
}
