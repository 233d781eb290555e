package io.hypervisory.enrich.judgement.crossvendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.CveRecord;
import io.hypervisory.enrich.contract.CveRecord.Mentioned;
import io.hypervisory.enrich.contract.CveRecord.MentionedByPatch;
import io.hypervisory.enrich.judgement.crossvendor.LagReport.OfVendor;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.SaidDate.Precision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LagReportTest {
    /// Xen on the first day, VMware so many days later.
    private static FirstWords behind(String first, int days) {
        LocalDate day = LocalDate.parse(first);
        return new FirstWords(
                Map.of("xen", day, "vmware", day.plusDays(days)), Set.of(), Set.of(), Set.of());
    }

    private static FirstWords words(
            Map<String, String> days, Set<String> undated, String... silent) {
        var parsed = new java.util.HashMap<String, LocalDate>();
        days.forEach((vendor, day) -> parsed.put(vendor, LocalDate.parse(day)));
        return new FirstWords(parsed, Set.of(), undated, Set.of(silent));
    }

    private static Lag lag(LagReport report, String vendor) {
        return report.vendors().stream()
                .filter(each -> each.vendor().equals(vendor))
                .map(OfVendor::lag)
                .findFirst()
                .orElseThrow();
    }

    /// Of 1, 2, …, 10 days the fifth is the first that half are not above, the ninth for 90 %.
    @Test
    void lag_isByNearestRank_andTheFirstHasNone() {
        var ten = IntStream.rangeClosed(1, 10).mapToObj(n -> behind("2008-03-01", n)).toList();

        var report = LagReport.of(ten, null, null);

        assertThat(report.cves()).isEqualTo(10);
        assertThat(lag(report, "vmware")).isEqualTo(new Lag(10, 0, 0, 0, 5, 9, 10, 0, 0));
        assertThat(lag(report, "xen")).isEqualTo(new Lag(10, 10, 0, 0, 0, 0, 0, 0, 0));
    }

    /// 0, 0 and 7 days: the second of three is the median.
    @Test
    void vendorsOfOneDay_areBothFirst_andTogether() {
        var cves =
                List.of(behind("2008-03-01", 0), behind("2008-04-01", 0), behind("2008-05-01", 7));

        var report = LagReport.of(cves, null, null);

        assertThat(lag(report, "vmware")).isEqualTo(new Lag(3, 2, 2, 0, 0, 7, 7, 0, 0));
        assertThat(lag(report, "xen")).isEqualTo(new Lag(3, 3, 2, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void cve_countsInTheYearOfTheFirstWord_forEveryVendor() {
        var cves = List.of(behind("2007-12-20", 30), behind("2008-02-01", 2));

        var all = LagReport.of(cves, "vmware", null).vendors();
        var of2008 = LagReport.of(cves, "vmware", 2008);

        assertThat(all).hasSize(1);
        assertThat(all.getFirst().byYear())
                .isEqualTo(
                        Map.of(
                                2007, new Lag(1, 0, 0, 0, 30, 30, 30, 0, 0),
                                2008, new Lag(1, 0, 0, 0, 2, 2, 2, 0, 0)));
        assertThat(all.getFirst().lag()).isEqualTo(new Lag(2, 0, 0, 0, 2, 30, 30, 0, 0));
        assertThat(of2008.cves()).isEqualTo(1);
        assertThat(of2008.vendors().getFirst().lag()).isEqualTo(new Lag(1, 0, 0, 0, 2, 2, 2, 0, 0));
    }

    @Test
    void silenceAndMissingDays_areCountedApart_andAreNoLag() {
        var cves =
                List.of(
                        words(Map.of("xen", "2008-03-01"), Set.of("citrix"), "oracle"),
                        words(
                                Map.of("xen", "2008-03-02", "vmware", "2008-03-02"),
                                Set.of(),
                                "oracle"));

        var report = LagReport.of(cves, null, 2008);

        assertThat(report.cves()).isEqualTo(1);
        assertThat(lag(report, "citrix"))
                .isEqualTo(new Lag(0, null, null, null, null, null, null, 1, 0));
        assertThat(lag(report, "oracle"))
                .isEqualTo(new Lag(0, null, null, null, null, null, null, 0, 2));
        assertThat(lag(report, "xen").n()).isEqualTo(1);
        assertThat(report.noData()).isNull();
    }

    @Test
    void nothingToCompare_isNoData_notZero() {
        var alone = List.of(words(Map.of("xen", "2008-03-01"), Set.of()));
        var nobodysDay = List.of(words(Map.of(), Set.of("xen", "vmware")));

        assertThat(LagReport.of(alone, null, null).noData())
                .isEqualTo("no data: no CVE is known to concern two vendors");
        assertThat(LagReport.of(List.of(behind("2008-03-01", 1)), "oracle", 2008).noData())
                .isEqualTo(
                        "no data: no CVE first spoken of in 2008 is known to concern oracle and"
                                + " another vendor");
        assertThat(LagReport.of(nobodysDay, null, null).vendors()).isEmpty();
    }

    private static Mentioned on(String advisory, @Nullable SaidDate date) {
        return new Mentioned(NoticeId.parse(advisory), date);
    }

    private static SaidDate at(String instant, Precision precision, String zone) {
        return new SaidDate("as written", Instant.parse(instant), precision, zone, false);
    }

    /// 2008-08-29 in California begins at 07:00 in Greenwich; an evening there is the next day.
    @Test
    void firstWords_areDaysOfThePublishersZone_andOfTheEarliestAdvisory() {
        var words =
                FirstWords.of(
                        new CveRecord(
                                "CVE-2008-1447",
                                List.of(
                                        on(
                                                "microsoft/MS08-037",
                                                at("2008-07-08T00:00:00Z", Precision.DAY, "Z")),
                                        on(
                                                "vmware/VMSA-2008-0014",
                                                at(
                                                        "2008-08-30T03:00:00Z",
                                                        Precision.TIME,
                                                        "America/Los_Angeles")),
                                        on(
                                                "vmware/VMSA-2009-0001",
                                                at(
                                                        "2009-01-01T08:00:00Z",
                                                        Precision.DAY,
                                                        "-08:00")),
                                        on("xen/XSA-1", null),
                                        on(
                                                "citrix/CTX1",
                                                at("2008-07-01T00:00:00Z", Precision.MONTH, "Z")),
                                        on(
                                                "oracle/CPU1",
                                                at(
                                                        "2008-07-01T00:00:00Z",
                                                        Precision.DAY,
                                                        "Nowhere"))),
                                List.of(),
                                51L,
                                null,
                                List.of("redhat")));

        assertThat(words.days())
                .isEqualTo(
                        Map.of(
                                "microsoft", LocalDate.parse("2008-07-08"),
                                "vmware", LocalDate.parse("2008-08-29")));
        assertThat(words.undated()).containsExactlyInAnyOrder("xen", "citrix", "oracle");
        assertThat(words.silent()).containsExactly("redhat");
        assertThat(words.first()).isEqualTo(LocalDate.parse("2008-07-08"));
        assertThat(LagReport.of(List.of(words), "vmware", 2008).vendors().getFirst().lag().most())
                .isEqualTo(52);
    }

    @Test
    void patch_isAWordToo_andIsToldApart() {
        var day = at("2008-07-08T00:00:00Z", Precision.DAY, "Z");
        var later = at("2008-07-10T00:00:00Z", Precision.DAY, "Z");
        var words =
                FirstWords.of(
                        new CveRecord(
                                "CVE-2008-1447",
                                List.of(on("microsoft/MS08-037", day), on("xen/XSA-1", later)),
                                List.of(
                                        new MentionedByPatch(
                                                NoticeId.parse("microsoft/KB953230"), day),
                                        new MentionedByPatch(NoticeId.parse("xen/patch"), day),
                                        new MentionedByPatch(
                                                NoticeId.parse("vmware/ESX350-1"), later)),
                                2L,
                                null,
                                null));

        var report = LagReport.of(List.of(words), null, null);

        assertThat(words.byPatch()).containsExactlyInAnyOrder("xen", "vmware");
        assertThat(lag(report, "microsoft")).isEqualTo(new Lag(1, 1, 1, 0, 0, 0, 0, 0, 0));
        assertThat(lag(report, "xen")).isEqualTo(new Lag(1, 1, 1, 1, 0, 0, 0, 0, 0));
        assertThat(lag(report, "vmware")).isEqualTo(new Lag(1, 0, 0, 1, 2, 2, 2, 0, 0));
    }

    @Test
    void aSingleVendor_isNothingToCompare_unlessAnotherIsSilent() {
        assertThat(words(Map.of("xen", "2008-03-01"), Set.of()).isShared()).isFalse();
        assertThat(words(Map.of("xen", "2008-03-01"), Set.of(), "oracle").isShared()).isTrue();
    }
}
