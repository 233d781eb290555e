package io.hypervisory.enrich.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.CveRecord;
import io.hypervisory.enrich.contract.CveRecord.MentionedByPatch;
import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.SaidDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CveStepTest {
    private static final String CVE = "CVE-2021-21974";
    private static final NoticeId ADVISORY = NoticeId.parse("vmware/VMSA-2021-0002");
    private static final NoticeId PATCH = NoticeId.parse("vmware/ESXi670-202102401-SG");

    private @Nullable CveState state;
    private final List<Output> sent = new ArrayList<>();

    private List<Output> send(CveMessage message) {
        CveStep.Result result = CveStep.apply(state, Knowledge.NONE, message);
        state = result.state();
        sent.addAll(result.outputs());
        return result.outputs();
    }

    private List<Output> send(Assertion assertion) {
        return send(ClaimReading.of(assertion));
    }

    private static Output.Mentions advisory(@Nullable String told) {
        return new Output.Mentions(CVE, "advisory", ADVISORY, Facts.day("2021-02-23"), false, told);
    }

    private static Output.Mentions patch(@Nullable String told) {
        return patch(PATCH, "2021-02-20", told);
    }

    private static Output.Mentions patch(NoticeId id, String day, @Nullable String told) {
        return new Output.Mentions(CVE, "patch", id, Facts.day(day), false, told);
    }

    private @Nullable CveRecord cveRecord() {
        return sent.stream()
                .filter(Output.PublishCve.class::isInstance)
                .map(each -> ((Output.PublishCve) each).cveRecord())
                .reduce((_, last) -> last)
                .orElse(null);
    }

    @Test
    void cveThatOnlyListsKnow_isKept_andNotPublishedAsACve() {
        assertThat(send(Lists.exploited(CVE, 1)))
                .containsExactly(new Output.PublishClaims(Lists.claims(Lists.exploited(CVE, 1))));
    }

    @Test
    void cveThatAPatchAloneNames_isPublished_andIsGoneWhenItDoesSoNoLonger() {
        send(Lists.exploited(CVE, 1));
        send(patch(null));

        assertThat(cveRecord().advisories()).isEmpty();
        assertThat(cveRecord().patches())
                .containsExactly(new MentionedByPatch(PATCH, Facts.day("2021-02-20")));
        assertThat(cveRecord().knowledge().exploited()).hasSize(1);

        send(new Output.Mentions(CVE, "patch", PATCH, null, true, null));
        assertThat(sent.getLast()).isEqualTo(new Output.PublishCve(CVE, null));
    }

    @Test
    void lag_countsAVendorsFirstWord_advisoryOrPatch() {
        send(patch(null));
        send(advisory(null));
        assertThat(cveRecord().lagDays()).isNull();

        send(patch(NoticeId.parse("xen/patch"), "2021-02-25", null));
        assertThat(cveRecord().lagDays()).isEqualTo(5);
    }

    @Test
    void silentVendors_areUnknown_whereNoListSaysWhoIsAffected() {
        send(Lists.exploited(CVE, 1));
        send(advisory(null));
        assertThat(cveRecord().silentVendors()).isNull();
        assertThat(Json.text(cveRecord())).doesNotContain("silentVendors");

        send(
                Lists.entry(
                        CVE,
                        "cve",
                        "PUBLISHED",
                        List.of(),
                        List.of(Lists.affected("VMware", "ESXi", "affected")),
                        1));
        assertThat(cveRecord().silentVendors()).isEmpty();
        assertThat(Json.read(Json.bytes(cveRecord()), CveRecord.class)).isEqualTo(cveRecord());
        assertThat(Json.text(cveRecord())).contains("\"silentVendors\":[]");
    }

    @Test
    void delisting_isToldToTheAdvisory_andNoLongerStandsInTheRecord() {
        send(Lists.exploited(CVE, 1));
        send(advisory(Claims.digest(state.claims())));
        sent.clear();

        send(Lists.delisted(CVE, 2));

        assertThat(sent).filteredOn(Output.Touch.class::isInstance).hasSize(1);
        assertThat(cveRecord().knowledge()).isNull();
        assertThat(send(Lists.exploited(CVE, 1))).isEmpty();
    }

    @Test
    void entryIntoACatalogue_isToldToEachAdvisoryAndPatchOnIt_once() {
        send(advisory(null));
        send(patch(null));
        sent.clear();

        send(Lists.exploited(CVE, 1));
        send(Lists.exploited(CVE, 1));
        send(Lists.exploited(CVE, 2));

        var claims = Lists.claims(Lists.exploited(CVE, 1));
        assertThat(sent)
                .filteredOn(Output.Touch.class::isInstance)
                .containsExactly(
                        new Output.Touch("advisory", ADVISORY, claims),
                        new Output.Touch("patch", PATCH, claims));
    }

    @Test
    void mentionThatKnowsAsMuch_isNotAnswered_andOneThatKnowsLess_is() {
        send(Lists.exploited(CVE, 1));
        String told = Claims.digest(Lists.claims(Lists.exploited(CVE, 1)));

        assertThat(send(advisory(told))).noneMatch(Output.Touch.class::isInstance);
        assertThat(send(patch(null))).hasAtLeastOneElementOfType(Output.Touch.class);
    }

    @Test
    void moveWithinABand_isRemembered_andToldToNobody() {
        send(Lists.probability(CVE, 0.2, 1));
        send(advisory(Claims.digest(Lists.claims(Lists.probability(CVE, 0.2, 1)))));

        assertThat(send(Lists.probability(CVE, 0.3, 3))).isEmpty();
        assertThat(send(Lists.probability(CVE, 0.6, 2))).isEmpty();
        assertThat(send(Lists.probability(CVE, 0.6, 4)))
                .hasAtLeastOneElementOfType(Output.Touch.class);
    }

    @Test
    void lostState_beginsFromWhatWasPublished() {
        var published = Lists.claims(Lists.exploited(CVE, 1), Lists.probability(CVE, 0.2, 1));

        var result =
                CveStep.apply(
                        null, Lists.knowledge(published), ClaimReading.of(Lists.exploited(CVE, 1)));

        assertThat(result.outputs()).isEmpty();
        assertThat(result.state().claims()).isEqualTo(published);
    }

    @Test
    void cveRecord_holdsKnowledge_andVendorsThatHaveNotSpoken() {
        send(
                Lists.entry(
                        CVE,
                        "cve",
                        "PUBLISHED",
                        List.of(),
                        List.of(
                                Lists.affected("VMware", "ESXi", "affected"),
                                Lists.affected("Xen", "Xen", "affected"),
                                Lists.affected("Oracle", "VM VirtualBox", "affected")),
                        1));
        send(advisory(null));
        assertThat(cveRecord().silentVendors()).containsExactly("oracle", "xen");
        assertThat(cveRecord().knowledge()).isNotNull();
        assertThat(cveRecord().lagDays()).isNull();

        send(
                new Output.Mentions(
                        CVE,
                        "advisory",
                        NoticeId.parse("xen/XSA-1"),
                        Facts.day("2021-03-05"),
                        false,
                        null));
        assertThat(cveRecord().silentVendors()).containsExactly("oracle");
        assertThat(cveRecord().lagDays()).isEqualTo(10);
    }

    @Test
    void vendorThatSpokeByAPatch_isNotSilent() {
        send(
                Lists.entry(
                        CVE,
                        "cve",
                        "PUBLISHED",
                        List.of(),
                        List.of(Lists.affected("VMware", "ESXi", "affected")),
                        1));
        var xen = NoticeId.parse("xen/XSA-1");
        send(new Output.Mentions(CVE, "advisory", xen, Facts.day("2021-03-05"), false, null));
        assertThat(cveRecord().silentVendors()).containsExactly("vmware");

        send(patch(null));
        assertThat(cveRecord().silentVendors()).isEmpty();
    }

    @Test
    void lag_isUnknown_whereADateNamesNoDay() {
        var xen = NoticeId.parse("xen/XSA-1");
        var year =
                new SaidDate(
                        "2021",
                        Facts.day("2021-01-01").instant(),
                        SaidDate.Precision.YEAR,
                        "Z",
                        true);
        send(advisory(null));
        send(new Output.Mentions(CVE, "advisory", xen, year, false, null));

        assertThat(cveRecord().advisories()).hasSize(2);
        assertThat(cveRecord().lagDays()).isNull();
    }

    @Test
    void noAdvisoryAnyLonger_isATombstone_andKnowledgeIsKept() {
        send(Lists.exploited(CVE, 1));
        send(advisory(null));
        send(new Output.Mentions(CVE, "advisory", ADVISORY, null, true, null));

        assertThat(sent.getLast()).isEqualTo(new Output.PublishCve(CVE, null));
        assertThat(state.claims()).isNotNull();
        assertThat(send(Lists.exploited(CVE, "kev", 2, "Other.")))
                .noneMatch(Output.Touch.class::isInstance);
    }

    @Test
    void stateOfAnOlderRun_isRead() {
        var old =
                new CveRecord(
                        CVE,
                        List.of(new CveRecord.Mentioned(ADVISORY, Facts.day("2021-02-23"))),
                        List.of(),
                        null,
                        null,
                        null);

        state = Json.read(Json.bytes(old), CveState.class);

        assertThat(send(advisory(null))).isEmpty();
        assertThat(send(Lists.exploited(CVE, 1))).hasAtLeastOneElementOfType(Output.Touch.class);
    }
}
