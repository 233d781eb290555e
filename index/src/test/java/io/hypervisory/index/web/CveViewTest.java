package io.hypervisory.index.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.enrich.contract.CveRecord;
import io.hypervisory.enrich.contract.CveRecord.Mentioned;
import io.hypervisory.index.web.page.Cell;
import io.hypervisory.index.web.page.CvePage;
import io.hypervisory.index.web.page.Table;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.SaidDate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CveViewTest {
    private static final String CVE = "CVE-2021-21974";
    private static final CveKnowledge.Tagged TAGGED =
            new CveKnowledge.Tagged("nvd", "nvd", null, List.of("vmware/esxi"));

    private static Mentioned on(String advisory, @Nullable String day) {
        return new Mentioned(
                NoticeId.parse(advisory),
                day == null
                        ? null
                        : new SaidDate(
                                day,
                                Instant.parse(day + "T00:00:00Z"),
                                SaidDate.Precision.DAY,
                                "Z",
                                false));
    }

    private static CveKnowledge knowledge(
            List<CveKnowledge.Exploited> exploited, List<CveKnowledge.Tagged> tagged) {
        return new CveKnowledge(
                CVE,
                exploited,
                List.of(new CveKnowledge.Likelihood("epss", 0.5, 1.1)),
                List.of(
                        new CveKnowledge.Score("nvd", null, "cvss-3.1", "AV:N", 8.8, "HIGH"),
                        new CveKnowledge.Score("nvd", "cna@x", "cvss-2.0", null, null, null)),
                List.of(),
                List.of(),
                tagged);
    }

    private static CvePage page(@Nullable CveKnowledge knowledge, @Nullable List<String> silent) {
        return new CveView(
                        CVE,
                        new CveRecord(
                                CVE,
                                List.of(
                                        on("vmware/VMSA-2021-0002", "2021-02-23"),
                                        on("xen/XSA-1", "2021-03-05"),
                                        on("citrix/CTX1", null)),
                                List.of(),
                                10L,
                                knowledge,
                                silent),
                        List.of(),
                        null)
                .page();
    }

    /// A line for each row, its cells between bars.
    private static String text(@Nullable Table table) {
        assertThat(table).isNotNull();
        return table.rows().stream()
                .map(row ->
                        text(row.head())
                                + "|"
                                + row.cells().stream()
                                        .map(CveViewTest::text)
                                        .collect(Collectors.joining("|")))
                .collect(Collectors.joining("\n"));
    }

    private static String text(Cell cell) {
        return cell.parts().stream().map(Cell.Part::text).collect(Collectors.joining(" "));
    }

    @Test
    void vendors_standInTheOrderTheySpoke_withTheirLag_undatedAndSilentOnesLast() {
        var page = page(knowledge(List.of(), List.of(TAGGED)), List.of("oracle"));

        assertThat(text(page.vendors()))
                .isEqualTo(
                        """
                        vmware|2021-02-23|0
                        xen|2021-03-05|10
                        citrix|not known|not known
                        oracle|has not spoken|not known\
                        """);
        assertThat(page.facts().getFirst().value()).isEqualTo("10 days");
    }

    @Test
    void silence_isToldFromNotKnowing_andFromNobody() {
        assertThat(page(null, null).silent()).startsWith("not known");
        assertThat(page(knowledge(List.of(), List.of()), null).silent()).startsWith("not known");
        assertThat(page(knowledge(List.of(), List.of(TAGGED)), List.of()).silent())
                .startsWith("nobody");
        assertThat(page(knowledge(List.of(), List.of(TAGGED)), List.of("oracle")).silent())
                .startsWith("oracle:");
    }

    @Test
    void exploited_isYes_orNobodySaysSo_neverNo() {
        var kev =
                new CveKnowledge.Exploited("kev", LocalDate.parse("2021-11-03"), null, null, null);

        assertThat(page(knowledge(List.of(kev), List.of()), List.of()).facts().get(1).value())
                .startsWith("yes");
        assertThat(page(null, List.of()).facts().get(1).value())
                .isEqualTo("no list that is known says so");
    }

    @Test
    void lists_standSideBySide_andLeaveOutWhatNoneSays() {
        var lists = page(knowledge(List.of(), List.of(TAGGED)), List.of()).lists();

        assertThat(lists).extracting(Table::id).containsExactly("likelihoods", "scores", "tagged");
        assertThat(text(lists.get(0))).isEqualTo("epss|50 to 100 %");
        assertThat(text(lists.get(1)))
                .isEqualTo(
                        """
                        nvd|nvd|cvss-3.1|8.8|HIGH|AV:N
                        cna@x|nvd|cvss-2.0|not known|not said|not said\
                        """);
    }

    @Test
    void oneVendorAlone_hasNoLag() {
        var record =
                new CveRecord(
                        CVE,
                        List.of(on("xen/XSA-1", "2021-03-05")),
                        List.of(),
                        null,
                        null,
                        List.of());

        assertThat(new CveView(CVE, record, List.of(), null).page().facts().getFirst().value())
                .isEqualTo("one vendor alone has spoken");
    }
}
