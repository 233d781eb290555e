package io.hypervisory.docker.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.judgement.cadence.Cost.Estate;
import io.hypervisory.enrich.judgement.cadence.Figures;
import io.hypervisory.enrich.judgement.cadence.Fix;
import io.hypervisory.enrich.judgement.cadence.Question;
import io.hypervisory.enrich.judgement.cadence.Report;
import io.hypervisory.ingest.contract.product.Platform;
import io.hypervisory.ingest.contract.product.ProductLine.FormFactor;
import java.time.LocalDate;
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
        "ESX-8258730, hypervisor",
        "ESX-1003523, service-console"
    })
    void component_ofAPatch_isThatOfTheFacts(String patch, String component) {
        Fix fix =
                ALL.known(Platform.parse("vmware/esx")).fixes().stream()
                        .filter(each -> each.id().local().equals(patch))
                        .findFirst()
                        .orElseThrow();

        assertThat(fix.components()).as(fix.toString()).contains(component);
    }

    @Test
    void dump() {
        for (var p : java.util.List.of(ESX_35, ESX_30)) {
            var k = ALL.known(p);
            k.fixes()
                    .forEach(f ->
                            System.out.println(
                                    "DUMP "
                                            + f.id()
                                            + " "
                                            + f.day()
                                            + " "
                                            + f.components()
                                            + " "
                                            + f.cves().size()
                                            + " "
                                            + f.about().title()));
            System.out.println("DUMP classic " + figures(p, YEAR_2008).split());
            System.out.println(
                    "DUMP without "
                            + figures(p, YEAR_2008.without(Set.of("service-console"))).split());
        }
        ALL.entries()
                .forEach(e -> {
                    if (e instanceof io.hypervisory.enrich.contract.Advisory a) {
                        System.out.println(
                                "DUMP A "
                                        + a.id()
                                        + " "
                                        + a.content().classification().components().stream()
                                                .map(l ->
                                                        l.value()
                                                                + "/"
                                                                + l.verdict()
                                                                + "/"
                                                                + l.rule()
                                                                + "/"
                                                                + l.confidence()
                                                                + "/"
                                                                + l.words())
                                                .toList());
                        a.content()
                                .classification()
                                .parts()
                                .forEach(q ->
                                        System.out.println(
                                                "DUMP    "
                                                        + q.cve()
                                                        + " "
                                                        + q.components().stream()
                                                                .map(l ->
                                                                        l.value()
                                                                                + "/"
                                                                                + l.verdict()
                                                                                + "/"
                                                                                + l.rule()
                                                                                + "/"
                                                                                + l.confidence())
                                                                .toList()));
                    }
                });
        ALL.entries()
                .forEach(e -> {
                    if (e instanceof io.hypervisory.enrich.contract.Post a
                            && e.toString().contains("Update 2")) System.out.println("DUMP P " + a);
                });
        ALL.entries()
                .forEach(e -> {
                    if (e instanceof io.hypervisory.enrich.contract.Patch a
                            && (e.id().local().contains("1002090")
                                    || e.id().local().contains("1001725")
                                    || e.id().vendor().contains("irtu")))
                        System.out.println("DUMP P " + a.content());
                });
    }
}
