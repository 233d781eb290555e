package io.hypervisory.enrich.judgement.cadence;

import static io.hypervisory.enrich.judgement.cadence.Notices.judged;
import static io.hypervisory.enrich.judgement.cadence.Notices.label;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.enrich.judgement.cadence.Notices.AdvisoryDraft;
import io.hypervisory.enrich.judgement.cadence.Notices.PatchDraft;
import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.product.Platform;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformReportTest {
    private static final Platform ESX = Platform.parse("vmware/esx");
    private static final Platform ESX_30 = Platform.parse("vmware/esx-3.0");

    private static PlatformReport report(Platform platform, Entry... entries) {
        return PlatformReport.of(Known.of(platform, List.of(entries)));
    }

    private static Post post(String site, String title, String text, String... patches) {
        return new Post(
                NoticeId.parse("a-blog/1"),
                new Post.Content(
                        title,
                        site,
                        List.of(),
                        null,
                        Notices.day("2008-08-13"),
                        null,
                        List.of(),
                        text,
                        List.of(patches).stream()
                                .map(id -> new Mention(Mention.Kind.PATCH, id, id))
                                .toList(),
                        Map.of()),
                new PatchDraft("v/p").done().lineage());
    }

    /// Worked out by hand: ESX-1 is replaced after 10 days, ESX-2 after 60, ESX-4 was recalled and
    /// ESX-5 replaces it 40 days later.
    @Test
    void quality_isCountedByYear_withWhatRepairedARepair() {
        var report =
                report(
                        ESX_30,
                        new PatchDraft("vmware/ESX-1").released("2007-01-01").done(),
                        new PatchDraft("vmware/ESX-2")
                                .released("2007-01-11")
                                .supersedes("vmware/ESX-1")
                                .done(),
                        new PatchDraft("vmware/ESX-3")
                                .released("2007-03-12")
                                .supersedes("vmware/ESX-2")
                                .done(),
                        new PatchDraft("vmware/ESX-4").released("2008-01-01").recall().done(),
                        new PatchDraft("vmware/ESX-5")
                                .released("2008-02-10")
                                .supersedes("vmware/ESX-4")
                                .done());

        assertThat(report.years())
                .extracting(PlatformReport.Year::year)
                .containsExactly(2007, 2008);
        // ESX-2 and ESX-3 both bring what ESX-1 was
        assertThat(report.years().get(0).quality()).isEqualTo(new Quality(3, 0, 0, 1, 0, 0, 2));
        assertThat(report.years().get(1).quality()).isEqualTo(new Quality(2, 1, 0, 0, 0, 0, 1));
        assertThat(report.replacement()).isEqualTo(new Quality.Replacement(3, 10, 40, 60, 60));
        assertThat(report.flagged())
                .extracting(each -> each.fix().id().local() + " " + each.qualities())
                .containsExactly("ESX-1 [superseded-within-30-days]", "ESX-4 [recalled]");
    }

    @Test
    void post_thatNamesAPatchWithWordsOfTrouble_isHearsay_withItsSentence() {
        var patch = new PatchDraft("vmware/ESX-1").released("2008-07-28").done();
        var told =
                post(
                        "a blog",
                        "Of patches",
                        "Much is good. Do not install ESX-1 for now. More later.",
                        "vmware/ESX-1");

        var report = report(ESX_30, patch, told);

        assertThat(report.years().getFirst().quality()).isEqualTo(new Quality(1, 0, 0, 0, 0, 1, 0));
        Trouble trouble = report.flagged().getFirst().troubles().getFirst();
        assertThat(trouble.sentence()).isEqualTo("Do not install ESX-1 for now.");
        assertThat(trouble.byPublisher()).isFalse();
        assertThat(report.flagged().getFirst().qualities()).isEmpty();
    }

    @Test
    void publishersTroubleWithAnUpdate_isAKnownProblemOfItsParts() {
        var part =
                new PatchDraft("vmware/ESX350-200806201-UG")
                        .of("ESX 3.5.0")
                        .released("2008-07-28")
                        .says("The patch is part of ESX 3.5 Update 2.")
                        .done();
        var other =
                new PatchDraft("vmware/ESX350-200811401-SG")
                        .of("ESX 3.5.0")
                        .released("2008-11-01")
                        .says("The patch is part of ESX 3.5 Update 3.")
                        .done();
        String title = "ESX/ESXi 3.5 Update 2 licence time-out stops VM power-on";
        var esx35 = Platform.parse("vmware/esx-3.5");

        var official = report(esx35, part, other, post("vmware-news", title, "A patch."));
        var hearsay = report(esx35, part, other, post("a blog", title, "A patch."));

        assertThat(official.flagged())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.fix().id().local()).isEqualTo("ESX350-200806201-UG");
                    assertThat(each.qualities()).containsExactly("known-problem");
                    assertThat(each.troubles())
                            .extracting(Trouble::byPublisher)
                            .containsExactly(true);
                });
        assertThat(official.years().getFirst().quality())
                .isEqualTo(new Quality(2, 0, 0, 0, 1, 0, 0));
        assertThat(hearsay.flagged())
                .singleElement()
                .satisfies(each -> assertThat(each.qualities()).isEmpty());
        assertThat(hearsay.years().getFirst().quality())
                .isEqualTo(new Quality(2, 0, 0, 0, 0, 1, 0));
    }

    @Test
    void postOnThePlatform_isTroubleOfThePlatform_andPraiseIsNone() {
        var patch = new PatchDraft("vmware/ESX-1").of("ESX 3.5.0").released("2008-07-28").done();
        var trouble =
                post(
                        "vmware-news",
                        "ESX/ESXi 3.5 Update 2 licence time-out stops VM power-on",
                        "An express patch the same day.");
        var esx35 = Platform.parse("vmware/esx-3.5");

        assertThat(report(esx35, patch, trouble).troubles())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.byPublisher()).isTrue();
                    assertThat(each.day()).isEqualTo(LocalDate.parse("2008-08-13"));
                });
        assertThat(report(esx35, patch, post("a blog", "ESX 3.5 is fine", "All well.")).troubles())
                .isEmpty();
        assertThat(report(ESX_30, patch, trouble).troubles()).isEmpty();
    }

    @Test
    void vulnerabilities_areSplitByTheirOwnComponent_eachCveOnce() {
        var console = List.of(label("service-console", Verdict.YES));
        var hypervisor = List.of(label("hypervisor", Verdict.YES));
        var both = List.of(console.getFirst(), hypervisor.getFirst());
        var split =
                new Classification(
                        "made-up",
                        List.of(),
                        both,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(
                                new Classification.Part(
                                        "/vulnerabilities/0", "CVE-2007-1", console, List.of()),
                                new Classification.Part(
                                        "/vulnerabilities/1", "CVE-2007-2", hypervisor, List.of())),
                        null);
        var first =
                new AdvisoryDraft("vmware/VMSA-2007-0006")
                        .released("2007-09-18")
                        .on("VMware ESX")
                        .fixes("CVE-2007-1", "CVE-2007-2", "CVE-2007-3")
                        .judged(split)
                        .done();
        var again =
                new AdvisoryDraft("vmware/VMSA-2007-0007")
                        .released("2007-10-01")
                        .on("VMware ESX 3.0.1")
                        .fixes("CVE-2007-1")
                        .judged(judged(List.of(), console, List.of()))
                        .done();

        var year = report(ESX, first, again).years().getFirst();

        assertThat(year.vulnerabilities()).isNotNull();
        assertThat(year.vulnerabilities().total()).isEqualTo(3);
        assertThat(year.vulnerabilities().byComponent())
                .isEqualTo(Map.of("service-console", 1, "hypervisor", 1, "unknown", 1));
        assertThat(year.vulnerabilities().byNvdTag()).isNull();
    }

    @Test
    void vulnerabilityOfAnAdvisoryThatOnlyNamesTheProduct_isOfAnUnknownComponent() {
        var byName = new Label("hypervisor", Verdict.YES, "made-up", "ESX", "/title", 0, 3, 0.6);
        var advisory =
                new AdvisoryDraft("vmware/VMSA-2007-0001")
                        .released("2007-01-09")
                        .on("VMware ESX")
                        .fixes("CVE-2007-1")
                        .judged(judged(List.of(), List.of(byName), List.of()))
                        .done();

        assertThat(report(ESX, advisory).years().getFirst().vulnerabilities().byComponent())
                .isEqualTo(Map.of("unknown", 1));
    }

    @Test
    void rejectedCve_isNoVulnerability() {
        var advisory =
                new AdvisoryDraft("vmware/VMSA-2007-0001")
                        .released("2007-01-09")
                        .on("VMware ESX")
                        .fixes("CVE-2007-1", "CVE-2007-2")
                        .rejected("CVE-2007-2")
                        .done();

        assertThat(report(ESX, advisory).years().getFirst().vulnerabilities().total()).isEqualTo(1);
    }

    @Test
    void nvdTags_countByTheYearOfNvd_besideTheAdvisories_withTheDifference() {
        var early =
                new AdvisoryDraft("vmware/VMSA-2007-0001")
                        .released("2007-01-09")
                        .on("VMware ESX")
                        .fixes("CVE-2006-1", "CVE-2007-1", "CVE-2007-2")
                        .tagged("CVE-2006-1", "2006-07-21", "vmware/esx")
                        .tagged("CVE-2007-1", "2007-04-06", "vmware/esx", "vmware/server")
                        .tagged("CVE-2007-2", "2007-04-06")
                        .done();
        var late =
                new AdvisoryDraft("vmware/VMSA-2008-0001")
                        .released("2008-01-07")
                        .on("VMware ESX 3.0.2")
                        .fixes("CVE-2007-1", "CVE-2007-3")
                        .tagged("CVE-2007-1", "2007-04-06", "vmware/esx")
                        .tagged("CVE-2007-3", "2007-12-30", "vmware/esx-3.0")
                        .done();

        var years = report(ESX, early, late).years();

        assertThat(years)
                .extracting(
                        PlatformReport.Year::year,
                        year -> year.vulnerabilities().total(),
                        year -> year.vulnerabilities().byNvdTag(),
                        year -> year.vulnerabilities().difference())
                .containsExactly(tuple(2007, 3, 2, 1), tuple(2008, 2, null, null));
    }

    @Test
    void nvdTagOfTheProduct_leavesOpenWhichRelease() {
        var both =
                new AdvisoryDraft("vmware/VMSA-2007-0001")
                        .released("2007-01-09")
                        .on("VMware ESX 3.0.1")
                        .fixes("CVE-2007-1", "CVE-2007-2")
                        .tagged("CVE-2007-1", "2007-04-06", "vmware/esx-3.0", "vmware/esx-2.5");
        var known = report(ESX_30, both.done()).years().getFirst().vulnerabilities();
        var open =
                report(ESX_30, both.tagged("CVE-2007-2", "2007-04-06", "vmware/esx").done())
                        .years()
                        .getFirst()
                        .vulnerabilities();

        assertThat(known.byNvdTag()).isEqualTo(1);
        assertThat(known.difference()).isEqualTo(1);
        assertThat(open.byNvdTag()).isNull();
        assertThat(open.difference()).isNull();
    }

    @Test
    void nothingKnown_isNoData_notZero() {
        var report = report(ESX_30);

        assertThat(report.noData()).startsWith("no data:").contains("vmware/esx-3.0");
        assertThat(report.distribution()).isNull();
        assertThat(report.years()).isEmpty();
    }

    @Test
    void comparison_countsByMonth_andSinceTheRelease_whereItIsKnown() {
        var known =
                Known.of(
                        ESX_30,
                        List.of(
                                new PatchDraft("vmware/3.0.0").released("2007-07-01").done(),
                                new PatchDraft("vmware/ESX-1").released("2007-07-30").done(),
                                new PatchDraft("vmware/ESX-2").released("2007-07-31").done(),
                                new PatchDraft("vmware/ESX-3").released("2007-07-31").done()));
        var unknown = Known.of(Platform.parse("xen/xen"), List.of());

        var lines = Comparison.of(List.of(known, unknown), null, null).platforms();

        assertThat(lines.getFirst().generalAvailability()).isEqualTo(LocalDate.parse("2007-07-01"));
        assertThat(lines.getFirst().byMonth())
                .isEqualTo(Map.of("2007-07", new Comparison.Counts(3, 4)));
        assertThat(lines.getFirst().sinceAvailability())
                .isEqualTo(
                        Map.of(
                                0, new Comparison.Counts(2, 2),
                                1, new Comparison.Counts(1, 2)));
        assertThat(lines.getLast().noData()).startsWith("no data:");
        assertThat(lines.getLast().sinceAvailability()).isNull();
    }

    @Test
    void availability_isNotThatOfAnUpdateOrOfAnotherRelease() {
        var release = judged(List.of(label("release", Verdict.YES)), List.of(), List.of());
        var known =
                Known.of(
                        ESX_30,
                        List.of(
                                new PatchDraft("vmware/ESX300-1-UG")
                                        .released("2007-07-01")
                                        .judged(release)
                                        .done(),
                                new PatchDraft("vmware/3.0.1").released("2007-07-30").done()));

        var line = Comparison.of(List.of(known), null, null).platforms().getFirst();

        assertThat(line.generalAvailability()).isNull();
        assertThat(line.noAvailability()).startsWith("not known").contains("ESX 3.0");
        assertThat(line.sinceAvailability()).isNull();
    }
}
