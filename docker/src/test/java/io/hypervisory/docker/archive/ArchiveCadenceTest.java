package io.hypervisory.docker.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.judgement.cadence.Comparison;
import io.hypervisory.enrich.judgement.cadence.Cost.Estate;
import io.hypervisory.enrich.judgement.cadence.Figures;
import io.hypervisory.enrich.judgement.cadence.Fix;
import io.hypervisory.enrich.judgement.cadence.PlatformReport;
import io.hypervisory.enrich.judgement.cadence.Question;
import io.hypervisory.enrich.judgement.cadence.Report;
import io.hypervisory.ingest.contract.product.Platform;
import io.hypervisory.ingest.contract.product.ProductLine.FormFactor;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the archive's pages say of the cadence of ESX.
class ArchiveCadenceTest {
    private static final ArchiveRecords ALL = ArchiveRecords.ofAll();
    private static final Platform ESX_30 = Platform.parse("vmware/esx-3.0");
    private static final Platform ESX_35 = Platform.parse("vmware/esx-3.5");
    private static final Question YEAR_2008 =
            Question.of(LocalDate.parse("2007-12-31"), LocalDate.parse("2008-12-31"));

    private static Figures figures(Platform platform, Question question) {
        return figures(Report.of(platform, question, null, null, Estate.ASSUMED, ALL::known), 0);
    }

    private static Figures figures(Report report, int result) {
        return Objects.requireNonNull(
                report.results().get(result).figures(), () -> report.results().toString());
    }

    private static int installed(Figures figures) {
        return figures.events().stream().mapToInt(event -> event.installed().size()).sum();
    }

    @Test
    void modelledEmbedded_hasFewerEventsThanTheClassicItIsMadeOf() {
        Figures classic = figures(ESX_35, YEAR_2008);
        Figures modelled =
                figures(
                        Report.of(
                                ESX_35,
                                YEAR_2008,
                                null,
                                FormFactor.EMBEDDED,
                                Estate.ASSUMED,
                                ALL::known),
                        1);

        assertThat(modelled.events().size()).isPositive().isLessThan(classic.events().size());
        assertThat(installed(modelled)).isLessThan(installed(classic));
    }

    @Test
    void withoutTheConsole_lessIsInstalled() {
        var question = Question.of(LocalDate.parse("2007-07-02"), LocalDate.parse("2008-12-31"));

        assertThat(installed(figures(ESX_30, question.without(Set.of("service-console")))))
                .isPositive()
                .isLessThan(installed(figures(ESX_30, question)));
    }

    @ParameterizedTest
    @CsvSource({
        "ESX350-200712402-SG, service-console",
        "ESX-1002090, management",
        "ESX-1002424, hypervisor",
        "ESX-9287937, service-console",
        "ESX-1000075, drivers-firmware",
        "ESX-8258730, hypervisor",
        "ESX-1003523, service-console",
        "ESX350-200806201-UG, hypervisor"
    })
    void component_ofAPatch_isThatOfTheFacts(String patch, String component) {
        Fix fix = fix("vmware/esx", patch);

        assertThat(fix.components()).as(fix.toString()).contains(component);
    }

    @Test
    void component_ofAPatchOfWhichNobodySaysIt_isUnknown() {
        var with = ArchiveRecords.ofAll().add("esx-patch-page", barePage());

        assertThat(fix(with, "vmware/esx", "ESX-1000999").components()).isEmpty();
    }

    @Test
    void update2OfEsx35_isAKnownProblem_byItsPublisher() {
        var flagged =
                PlatformReport.of(ALL.known(ESX_35)).flagged().stream()
                        .filter(each -> each.qualities().contains("known-problem"))
                        .toList();

        assertThat(flagged)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.fix().id().local()).isEqualTo("ESX350-200806201-UG");
                    assertThat(each.troubles())
                            .extracting(trouble -> trouble.byPublisher())
                            .contains(true, false);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "virtual-iron/virtual-iron-4.4, 2008-08-11",
        "virtuozzo/virtuozzo-4.0, 2008-01-31",
        "vmware/esx-3.0, ''",
        "vmware/esx-3.5, ''"
    })
    void availability_isKnownWhereAReleaseIsStated(String platform, String day) {
        Comparison.Line line =
                Comparison.of(List.of(ALL.known(Platform.parse(platform))), null, null)
                        .platforms()
                        .getFirst();

        assertThat(Objects.toString(line.generalAvailability(), "")).isEqualTo(day);
        assertThat(line.noAvailability() == null).isEqualTo(!day.isEmpty());
    }

    /// The same archive without the page and with it; one that disappears from a list would take
    /// nothing back.
    @Test
    void pageDated1August2007_isOneDayMore_thanInAnArchiveWithoutIt() {
        var question = Question.of(LocalDate.parse("2007-07-02"), LocalDate.parse("2007-11-29"));
        var with = ArchiveRecords.ofAll().add("esx-patch-page", barePage());

        assertThat(days(ALL, question))
                .containsExactly("2007-09-06", "2007-09-18", "2007-10-08", "2007-11-15");
        assertThat(days(with, question))
                .containsExactly(
                        "2007-08-01", "2007-09-06", "2007-09-18", "2007-10-08", "2007-11-15");
    }

    /// Of 1 August 2007, and of no component that anybody knows.
    private static Page barePage() {
        return PatchPages.shelf(
                        List.of(
                                new HistoryFacts.NamedPatch(
                                        "ESX-1000999",
                                        "3.0.1",
                                        "",
                                        "",
                                        LocalDate.parse("2007-08-01"),
                                        "General",
                                        "",
                                        "unknown",
                                        "unknown",
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        List.of())))
                .pages()
                .getLast();
    }

    private static List<String> days(ArchiveRecords records, Question question) {
        var report = Report.of(ESX_30, question, null, null, Estate.ASSUMED, records::known);
        return figures(report, 0).releaseDays().days().stream()
                .map(day -> day.day().toString())
                .toList();
    }

    private static Fix fix(String platform, String patch) {
        return fix(ALL, platform, patch);
    }

    private static Fix fix(ArchiveRecords records, String platform, String patch) {
        return records.known(Platform.parse(platform)).fixes().stream()
                .filter(each -> each.id().local().equals(patch))
                .findFirst()
                .orElseThrow();
    }
}
