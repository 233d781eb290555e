package io.hypervisory.enrich.judgement.cadence;

import static io.hypervisory.enrich.judgement.cadence.Notices.judged;
import static io.hypervisory.enrich.judgement.cadence.Notices.label;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.enrich.judgement.cadence.Fix.Basis;
import io.hypervisory.enrich.judgement.cadence.Notices.AdvisoryDraft;
import io.hypervisory.enrich.judgement.cadence.Notices.PatchDraft;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.product.Platform;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnownTest {
    private static final Platform ESX_30 = Platform.parse("vmware/esx-3.0");
    private static final Platform WINDOWS = Platform.parse("microsoft/windows-server-2003");

    private static Known known(Platform platform, Entry... entries) {
        return Known.of(platform, List.of(entries));
    }

    private static Fix only(Known known) {
        assertThat(known.fixes()).hasSize(1);
        return known.fixes().getFirst();
    }

    @Test
    void patchsOwnDay_goesBeforeAnAdvisorys() {
        var patch = new PatchDraft("vmware/ESX-1").released("2007-09-06").done();
        var advisory =
                new AdvisoryDraft("vmware/VMSA-2007-0006")
                        .released("2007-09-04")
                        .names("ESX", "3.0.1", "vmware/ESX-1")
                        .done();

        Fix fix = only(known(ESX_30, patch, advisory));

        assertThat(fix.day()).isEqualTo(LocalDate.parse("2007-09-06"));
        assertThat(fix.basis()).isEqualTo(Basis.RELEASE);
    }

    @Test
    void patchWithoutADay_takesTheEarliestAdvisoryThatNamesIt_marked() {
        var patch = new PatchDraft("vmware/ESX-1").namedBy("vmware/VMSA-2007-0007").done();
        var later =
                new AdvisoryDraft("vmware/VMSA-2007-0007")
                        .released("2007-10-01")
                        .on("VMware ESX 3.0.1")
                        .done();
        var first =
                new AdvisoryDraft("vmware/VMSA-2007-0006")
                        .released("2007-09-18")
                        .names("ESX", "3.0.1", "vmware/ESX-1")
                        .done();

        Fix fix = only(known(ESX_30, patch, later, first));

        assertThat(fix.day()).isEqualTo(LocalDate.parse("2007-09-18"));
        assertThat(fix.basis()).isEqualTo(Basis.ADVISORY);
    }

    @Test
    void whatHasNoDay_isUndated_andNoFix() {
        var known = known(ESX_30, new PatchDraft("vmware/ESX-1").done());

        assertThat(known.fixes()).isEmpty();
        assertThat(known.undated()).containsExactly(NoticeId.parse("vmware/ESX-1"));
        assertThat(known.isEmpty()).isFalse();
    }

    @Test
    void advisoryOfAPublisherOfPatches_isNoFixItself() {
        var advisory =
                new AdvisoryDraft("vmware/VMSA-2007-0006")
                        .released("2007-09-18")
                        .on("VMware ESX 3.0.1")
                        .done();

        var known = known(ESX_30, advisory);

        assertThat(known.isEmpty()).isTrue();
        assertThat(known.advisories()).containsExactly(advisory);
    }

    @Test
    void bulletin_isTheRelease_unlessItsUpdateIsThere() {
        var alone =
                new AdvisoryDraft("microsoft/MS07-040")
                        .released("2007-07-10")
                        .restart("Windows Server 2003", "Yes")
                        .done();
        var withUpdate =
                new AdvisoryDraft("microsoft/MS07-039")
                        .released("2007-07-10")
                        .on("Windows Server 2003")
                        .done();
        var update =
                new PatchDraft("microsoft/KB926122")
                        .of("Windows Server 2003")
                        .namedBy("microsoft/MS07-039")
                        .costs(true, null)
                        .done();

        var known = known(WINDOWS, alone, withUpdate, update);

        assertThat(known.fixes())
                .extracting(fix -> fix.id().local())
                .containsExactly("KB926122", "MS07-040");
        assertThat(known.fixes())
                .allSatisfy(fix -> {
                    assertThat(fix.basis()).isEqualTo(Basis.RELEASE);
                    assertThat(fix.toll()).isEqualTo(Toll.HOST_REBOOT);
                });
    }

    @Test
    void coordinatorsAdvisory_isNoReleaseOfTheProduct() {
        var advisory =
                new AdvisoryDraft("bsi/WID-SEC-2024-1")
                        .released("2024-01-02")
                        .on("Microsoft Windows Server 2003")
                        .done();

        assertThat(known(WINDOWS, advisory).isEmpty()).isTrue();
    }

    @Test
    void notice_concernsTheLineThatItNames_andNotTheProductAlone() {
        var release = Platform.parse("vmware/esx-3.0.2");
        var other = new PatchDraft("vmware/ESX-1").released("2007-09-06").done();
        var line = new PatchDraft("vmware/ESX-2").of("ESX 3.0").released("2007-09-06").done();
        var product = new PatchDraft("vmware/ESX-3").of("ESX Server").released("2007-09-06").done();
        var notAffected =
                new AdvisoryDraft("vmware/VMSA-1")
                        .released("2007-09-06")
                        .names("ESX", "3.0.2")
                        .done();

        var known = known(release, other, line, product, notAffected);

        assertThat(only(known).id().local()).isEqualTo("ESX-2");
        assertThat(known.advisories()).isEmpty();
    }

    @Test
    void mailsRelevantReleases_areItsPlatforms() {
        var mail =
                new AdvisoryDraft("vmware/VMSA-2007-0001")
                        .released("2007-01-10")
                        .relevant(
                                "   VMware ESX 2.5.4, 3.0.1\n"
                                        + "   VMware ESX 3.0.0 without patch ESX-1\n"
                                        + "   VMware Workstation 6.0.1")
                        .done();
        var old =
                new AdvisoryDraft("vmware/VMSA-2007-0002")
                        .released("2007-03-30")
                        .relevant("   VMware ESX")
                        .done();
        var modern =
                new AdvisoryDraft("vmware/VMSA-2025-0001")
                        .released("2025-03-30")
                        .relevant("   VMware ESX")
                        .done();

        assertThat(NoticePlatforms.of(mail))
                .extracting(Platform::id)
                .containsExactly(
                        "vmware/esx-2.5.4",
                        "vmware/esx-3.0.0",
                        "vmware/esx-3.0.1",
                        "vmware/workstation-6.0.1");
        assertThat(NoticePlatforms.of(old)).extracting(Platform::id).containsExactly("vmware/esx");
        assertThat(NoticePlatforms.of(modern)).isEmpty();
    }

    @Test
    void toll_isThePublishersWord_thenALabels_elseUnknown() {
        var no = label("host-reboot", Verdict.NO);
        var migrate = label("vm-migration", Verdict.YES);
        var labelled = judged(List.of(), List.of(), List.of(no, migrate));

        assertThat(FixToll.of(new PatchDraft("v/p").costs(true, true).done()))
                .isEqualTo(Toll.HOST_REBOOT);
        assertThat(FixToll.of(new PatchDraft("v/p").costs(false, true).done()))
                .isEqualTo(Toll.VM_MIGRATION);
        assertThat(FixToll.of(new PatchDraft("v/p").costs(false, false).done()))
                .isEqualTo(Toll.NONE);
        assertThat(FixToll.of(new PatchDraft("v/p").costs(false, null).done()))
                .isEqualTo(Toll.UNKNOWN);
        assertThat(FixToll.of(new PatchDraft("v/p").judged(labelled).done()))
                .isEqualTo(Toll.VM_MIGRATION);
        assertThat(FixToll.of(new PatchDraft("v/p").costs(true, null).judged(labelled).done()))
                .isEqualTo(Toll.HOST_REBOOT);
        assertThat(FixToll.of(new PatchDraft("v/p").live().done())).isEqualTo(Toll.NONE);
        assertThat(FixToll.of(new PatchDraft("v/p").done())).isEqualTo(Toll.UNKNOWN);
        assertThat(FixToll.of(new PatchDraft("microsoft/KB1").costs(false, null).done()))
                .isEqualTo(Toll.NONE);
    }

    @Test
    void bulletinsRestart_maybe_isUnknown() {
        for (var word : List.of("Yes", "Maybe", "No")) {
            var bulletin =
                    new AdvisoryDraft("microsoft/MS07-040")
                            .released("2007-07-10")
                            .restart("Windows Server 2003", word)
                            .done();
            Toll expected =
                    switch (word) {
                        case "Yes" -> Toll.HOST_REBOOT;
                        case "No" -> Toll.NONE;
                        default -> Toll.UNKNOWN;
                    };
            assertThat(only(known(WINDOWS, bulletin)).toll()).as(word).isEqualTo(expected);
        }
    }

    @Test
    void kinds_areTheLabels_andThePublishersClass() {
        var critical =
                new PatchDraft("vmware/ESX-1").released("2007-09-06").stated("Critical").done();
        var secure = new PatchDraft("vmware/ESX-2").released("2007-09-07").fixes("CVE-1").done();
        var general =
                new PatchDraft("vmware/ESX-3")
                        .released("2007-09-08")
                        .stated("General")
                        .judged(
                                judged(
                                        List.of(label("hardware-enablement", Verdict.YES)),
                                        List.of(label("service-console", Verdict.YES)),
                                        List.of()))
                        .done();

        var fixes = known(ESX_30, critical, secure, general).fixes();

        assertThat(fixes.get(0).isCritical()).isTrue();
        assertThat(fixes.get(0).isSecurity()).isFalse();
        assertThat(fixes.get(1).isSecurity()).isTrue();
        assertThat(fixes.get(2).kinds())
                .containsExactlyInAnyOrder("general-fix", "hardware-enablement");
        assertThat(fixes.get(2).components()).containsExactly("service-console");
    }

    @Test
    void lastOfAChain_supersedesAllOfIt() {
        var first = new PatchDraft("vmware/ESX-1").released("2007-09-06").done();
        var second =
                new PatchDraft("vmware/ESX-2")
                        .released("2007-09-07")
                        .supersedes("vmware/ESX-1")
                        .done();
        var third =
                new PatchDraft("vmware/ESX-3")
                        .released("2007-09-08")
                        .supersedes("vmware/ESX-2")
                        .done();

        assertThat(known(ESX_30, third, first, second).fixes().getLast().supersedes())
                .extracting(NoticeId::local)
                .containsExactlyInAnyOrder("ESX-1", "ESX-2");
    }

    @Test
    void exploitation_isKnownSinceTheFirstListHasIt_andARecallIsAQuality() {
        var patch =
                new PatchDraft("vmware/ESX-1")
                        .released("2007-09-06")
                        .recall()
                        .fixes("CVE-2007-1", "CVE-2007-2")
                        .knowing(exploited("CVE-2007-2", "2007-10-02", "2007-09-30"))
                        .done();

        Fix fix = only(known(ESX_30, patch));

        assertThat(fix.exploited()).isEqualTo(Map.of("CVE-2007-2", LocalDate.parse("2007-09-30")));
        assertThat(fix.about().qualities()).containsExactly("recalled");
    }

    private static CveKnowledge exploited(String cve, String... added) {
        return new CveKnowledge(
                cve,
                Stream.of(added)
                        .map(day ->
                                new CveKnowledge.Exploited(
                                        "list-" + day, LocalDate.parse(day), null, null, null))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
