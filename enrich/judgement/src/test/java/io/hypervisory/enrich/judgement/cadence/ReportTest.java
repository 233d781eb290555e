package io.hypervisory.enrich.judgement.cadence;

import static io.hypervisory.enrich.judgement.cadence.Notices.judged;
import static io.hypervisory.enrich.judgement.cadence.Notices.label;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.enrich.judgement.cadence.Cost.Estate;
import io.hypervisory.enrich.judgement.cadence.Notices.PatchDraft;
import io.hypervisory.enrich.judgement.cadence.Report.Result;
import io.hypervisory.enrich.judgement.cadence.Report.Source;
import io.hypervisory.ingest.contract.product.Platform;
import io.hypervisory.ingest.contract.product.ProductLine.FormFactor;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Platform ESX_30 = Platform.parse("vmware/esx-3.0");
    private static final Question QUESTION =
            Question.of(LocalDate.parse("2007-07-02"), LocalDate.parse("2007-11-29"));

    private static Report report(
            @Nullable FormFactor form, Question question, List<? extends Entry> entries) {
        return Report.of(
                ESX_30,
                question,
                null,
                form,
                Estate.ASSUMED,
                platform -> Known.of(platform, entries));
    }

    private static Result only(Report report) {
        assertThat(report.results()).hasSize(1);
        return report.results().getFirst();
    }

    private static PatchDraft console(String id, String day) {
        return new PatchDraft(id)
                .released(day)
                .costs(true, true)
                .judged(
                        judged(
                                List.of(),
                                List.of(label("service-console", Verdict.YES)),
                                List.of()));
    }

    private static final List<Entry> HISTORY =
            List.of(
                    console("vmware/ESX-1", "2007-09-06").stated("Critical").done(),
                    new PatchDraft("vmware/ESX-2").released("2007-10-08").costs(false, true).done(),
                    new PatchDraft("vmware/ESX-3").of("ESXi 3.0").released("2007-10-09").done());

    @Test
    void figures_areCountedAndSplit() {
        var figures = only(report(null, QUESTION, HISTORY)).figures();

        assertThat(figures).isNotNull();
        assertThat(figures.releaseDays().said()).isEqualTo("2 proven");
        // 33 days are covered, from the first notice to the last
        assertThat(figures.daysPerEvent()).isEqualTo(16.5);
        assertThat(figures.split().byToll()).isEqualTo(Map.of("host-reboot", 1, "vm-migration", 1));
        assertThat(figures.split().byComponent())
                .isEqualTo(Map.of("service-console", 1, "unknown", 1));
        assertThat(figures.split().byKind()).isEqualTo(Map.of("critical-fix", 1, "unknown", 1));
        assertThat(figures.table()).hasSize(Policy.values().length * Window.values().length);
        assertThat(figures.table().stream().filter(Figures.CostLine::asked)).hasSize(1);
    }

    /// The founding post's arithmetic: eight in 150 days are one each 18.75 days. A notice before
    /// and one after the period say that all of it is covered.
    @Test
    void eightReleaseDays_in150CoveredDays_areOneEach18Point75Days() {
        List<Entry> entries =
                Stream.of(
                                "06-20", "07-10", "07-24", "08-14", "09-06", "09-18", "10-08",
                                "10-30", "11-15", "12-05")
                        .<Entry>map(day ->
                                new PatchDraft("vmware/ESX-" + day)
                                        .released("2007-" + day)
                                        .costs(true, true)
                                        .done())
                        .toList();

        var result = only(report(null, QUESTION, entries));

        assertThat(result.coverage().covered()).isEqualTo(150);
        assertThat(result.coverage().holes()).isEmpty();
        assertThat(result.figures()).isNotNull();
        assertThat(result.figures().events()).hasSize(8);
        assertThat(result.figures().daysPerEvent()).isEqualTo(18.75);
    }

    /// Of ten months five days are covered: two events there are one each two and a half.
    @Test
    void holeWithinThePeriod_isNoTimeWithoutEvents() {
        var question = Question.of(LocalDate.parse("2006-12-31"), LocalDate.parse("2007-10-31"));
        var entries =
                List.of(
                        console("vmware/ESX-0", "2006-12-31").done(),
                        console("vmware/ESX-1", "2007-01-04").done(),
                        console("vmware/ESX-2", "2007-10-28").done());

        var result = only(report(null, question, entries));

        assertThat(result.coverage().covered()).isEqualTo(5);
        assertThat(result.coverage().holes())
                .containsExactly(
                        hole("2007-01-05", "2007-10-27"), hole("2007-10-29", "2007-10-31"));
        assertThat(result.figures()).isNotNull();
        assertThat(result.figures().daysPerEvent()).isEqualTo(2.5);
    }

    private static Coverage.Hole hole(String from, String until) {
        return new Coverage.Hole(LocalDate.parse(from), LocalDate.parse(until));
    }

    @Test
    void pageMore_isOneDayMore_andWithoutItAsBefore() {
        var more = new ArrayList<>(HISTORY);
        more.add(new PatchDraft("vmware/ESX-0").released("2007-08-01").done());

        assertThat(days(HISTORY)).isEqualTo(2);
        assertThat(days(more)).isEqualTo(3);
        more.removeLast();
        assertThat(days(more)).isEqualTo(2);
    }

    private static int days(List<? extends Entry> entries) {
        var figures = only(report(null, QUESTION, entries)).figures();
        return figures == null ? -1 : figures.releaseDays().days().size();
    }

    @Test
    void embedded_isObservedFirst_thenModelled_neverMixed() {
        var report = report(FormFactor.EMBEDDED, QUESTION, HISTORY);

        assertThat(report.results())
                .extracting(Result::source)
                .containsExactly(Source.OBSERVED, Source.MODELLED);
        assertThat(report.results())
                .extracting(Result::platform)
                .containsExactly("vmware/esxi-3.0", "vmware/esx-3.0");
        assertThat(report.results())
                .extracting(each -> each.figures() == null ? -1 : each.figures().events().size())
                .containsExactly(1, 1);
        assertThat(report.results().get(1).without()).containsExactly("service-console");
    }

    @Test
    void platformOfOneBuild_isNotAskedForTheOther() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Report.of(
                                Platform.parse("xen/xen-4.17"),
                                QUESTION,
                                null,
                                FormFactor.EMBEDDED,
                                Estate.ASSUMED,
                                platform -> Known.of(platform, List.of())))
                .withMessageContaining("xen/xen-4.17");
    }

    @Test
    void noData_isNotZero_whetherNothingIsKnown_orNothingOfThePeriod() {
        var nothing = only(report(null, QUESTION, List.of()));
        var later =
                only(
                        report(
                                null,
                                QUESTION,
                                List.of(
                                        new PatchDraft("vmware/ESX-9")
                                                .released("2008-02-01")
                                                .done())));
        var undated = only(report(null, QUESTION, List.of(new PatchDraft("vmware/ESX-9").done())));

        assertThat(nothing.figures()).isNull();
        assertThat(nothing.noData()).startsWith("no data: nothing");
        assertThat(later.figures()).isNull();
        assertThat(later.noData()).contains("2008-02-01");
        assertThat(undated.noData()).startsWith("no data: no day").endsWith("without a day: 1");
    }

    @Test
    void coverage_saysHowFarTheEvidenceReaches() {
        var coverage = only(report(null, QUESTION, HISTORY)).coverage();

        assertThat(coverage.first()).isEqualTo(LocalDate.parse("2007-09-06"));
        assertThat(coverage.last()).isEqualTo(LocalDate.parse("2007-10-08"));
        assertThat(coverage.days()).isEqualTo(150);
        assertThat(coverage.covered()).isEqualTo(33);
        assertThat(coverage.months()).isEqualTo(5);
        assertThat(coverage.monthsWithReleases()).isEqualTo(2);
    }

    @Test
    void month_isCovered_betweenNoticesThatLieNotTooFarApart() {
        var known =
                Known.of(
                        ESX_30,
                        List.of(
                                new PatchDraft("vmware/ESX-1").released("2007-01-15").done(),
                                new PatchDraft("vmware/ESX-2").released("2007-05-15").done(),
                                new PatchDraft("vmware/ESX-3").released("2008-05-15").done()));

        assertThat(Coverage.covers(known, YearMonth.parse("2006-12"))).isFalse();
        assertThat(Coverage.covers(known, YearMonth.parse("2007-01"))).isTrue();
        assertThat(Coverage.covers(known, YearMonth.parse("2007-03"))).isTrue();
        assertThat(Coverage.covers(known, YearMonth.parse("2007-09"))).isFalse();
        assertThat(Coverage.covers(known, YearMonth.parse("2008-05"))).isTrue();
        assertThat(Coverage.covers(known, YearMonth.parse("2008-06"))).isFalse();
    }

    /// Between two notices that lie years apart nothing is known, so there is no zero to show.
    @Test
    void holeInTheEvidence_isNoData() {
        var entries =
                List.of(
                        new PatchDraft("vmware/ESX-1").released("2005-01-01").done(),
                        new PatchDraft("vmware/ESX-2").released("2012-01-01").done());

        var result = only(report(null, QUESTION, entries));

        assertThat(result.coverage().covered()).isZero();
        assertThat(result.figures()).isNull();
        assertThat(result.noData()).startsWith("no data:");
    }

    @Test
    void claim_isQuotedForItsPlatformAndPeriod_only() {
        assertThat(report(null, QUESTION, HISTORY).claims())
                .extracting(Claim::events)
                .containsExactly(8);
        var later = Question.of(LocalDate.parse("2008-07-02"), LocalDate.parse("2008-11-29"));
        assertThat(report(null, later, HISTORY).claims()).isEmpty();
    }

    /// ESX-2 replaces ESX-1 after ten days and so repairs it; the last day's event has another
    /// cause beside the repair.
    @Test
    void events_thatOnlyRepairARepair_areCounted() {
        var entries =
                List.of(
                        new PatchDraft("vmware/ESX-1")
                                .released("2007-08-01")
                                .costs(true, true)
                                .done(),
                        new PatchDraft("vmware/ESX-2")
                                .released("2007-08-11")
                                .supersedes("vmware/ESX-1")
                                .costs(true, true)
                                .done(),
                        new PatchDraft("vmware/ESX-3")
                                .released("2007-10-01")
                                .supersedes("vmware/ESX-1")
                                .costs(true, true)
                                .done(),
                        new PatchDraft("vmware/ESX-4")
                                .released("2007-10-01")
                                .costs(true, true)
                                .done());

        var figures = only(report(null, QUESTION, entries)).figures();

        assertThat(figures).isNotNull();
        assertThat(figures.events()).hasSize(3);
        assertThat(figures.split().repairs()).isEqualTo(1);
    }

    @Test
    void skipped_saysWhatBringsItAfterThePeriod() {
        var entries =
                List.of(
                        new PatchDraft("vmware/ESX-1")
                                .released("2007-08-01")
                                .stated("General")
                                .done(),
                        new PatchDraft("vmware/ESX-2")
                                .released("2008-02-01")
                                .stated("General")
                                .supersedes("vmware/ESX-1")
                                .done());

        var figures = only(report(null, QUESTION.with(Policy.SECURITY), entries)).figures();

        assertThat(figures).isNotNull();
        assertThat(figures.skipped())
                .extracting(each -> each.fix().id().local() + " by " + each.broughtBy())
                .containsExactly("ESX-1 by vmware/ESX-2");
        assertThat(figures.skipped().getFirst().installed()).isFalse();
    }

    @Test
    void skipped_saysWhichLaterOneBringsIt() {
        var entries =
                List.of(
                        new PatchDraft("vmware/ESX-1")
                                .released("2007-08-01")
                                .stated("General")
                                .done(),
                        new PatchDraft("vmware/ESX-2")
                                .released("2007-08-02")
                                .stated("General")
                                .done(),
                        new PatchDraft("vmware/ESX-3")
                                .released("2007-09-01")
                                .stated("Security")
                                .supersedes("vmware/ESX-1")
                                .costs(false, false)
                                .done());
        var question =
                new Question(
                        QUESTION.built(),
                        QUESTION.until(),
                        Policy.NEEDED,
                        Window.RELEASE_DAY,
                        _ -> false,
                        Set.of());

        var figures = only(report(null, question, entries)).figures();

        assertThat(figures).isNotNull();
        assertThat(figures.skipped())
                .extracting(each -> each.fix().id().local() + " by " + each.broughtBy())
                .containsExactly("ESX-1 by vmware/ESX-3", "ESX-2 by null");
        assertThat(figures.skipped().getFirst().installed()).isTrue();
        assertThat(figures.events()).isEmpty();
        assertThat(figures.quiet()).hasSize(1);
    }
}
