package io.hypervisory.enrich.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.enrich.contract.Difference;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnowledgeTest {
    private static final String ID = "vmware/VMSA-2021-0002";
    private static final String CVE = "CVE-2021-21974";
    private static final Instant NOW = Instant.ofEpochSecond(1_000_000);
    private static final Claims EXPLOITED = Lists.claims(Lists.exploited(CVE, 1));
    private static final Claims LIKELY = Lists.claims(Lists.probability(CVE, 0.2, 1));

    private final MergeStep step = new MergeStep(Classifier.standard());

    private static Notice said(int second, String title, String... cves) {
        return Facts.advisory(
                ID,
                Facts.witness("list", "vmsa-mail", title + second, second, false),
                "" + second,
                title,
                "2021-02-23",
                cves);
    }

    private static Output.Touch touch(Claims claims) {
        return new Output.Touch("advisory", NoticeId.parse(ID), claims);
    }

    private MergeState stateOf(Notice notice, Knowledge lists) {
        return step.apply(MergeState.EMPTY, notice, lists, NOW).state();
    }

    private static Change change(MergeStep.Result result) {
        return result.outputs().stream()
                .filter(Output.Tell.class::isInstance)
                .map(each -> ((Output.Tell) each).change())
                .findFirst()
                .orElseThrow();
    }

    private static Advisory advisory(MergeStep.Result result) {
        return (Advisory) ((Output.Publish) result.outputs().getFirst()).entry();
    }

    @Test
    void advisoryOnAKnownCve_isCompleteAtOnce_andSaysWhatItKnows() {
        var result =
                step.apply(MergeState.EMPTY, said(1, "T", CVE), Lists.knowledge(EXPLOITED), NOW);

        assertThat(change(result).kind()).isEqualTo(Change.Kind.CREATED);
        assertThat(advisory(result).content().knowledge()).containsExactly(EXPLOITED.knowledge());
        assertThat(result.outputs())
                .contains(
                        new Output.Mentions(
                                CVE,
                                "advisory",
                                NoticeId.parse(ID),
                                Facts.day("2021-02-23"),
                                false,
                                Claims.digest(EXPLOITED)));
        assertThat(step.apply(result.state(), touch(EXPLOITED), NOW).outputs()).isEmpty();
    }

    @Test
    void cveThatComesIntoACatalogue_isOneRevision_newlyExploited_byKnowledge() {
        var state = stateOf(said(1, "T", CVE), Lists.knowledge(LIKELY));

        var result = step.apply(state, touch(EXPLOITED), NOW);

        assertThat(change(result).kind()).isEqualTo(Change.Kind.NEWLY_EXPLOITED);
        assertThat(change(result).cause()).isEqualTo(Cause.KNOWLEDGE);
        assertThat(change(result).silent()).isNull();
        assertThat(change(result).differences())
                .extracting(Difference::path)
                .anyMatch(path -> path.startsWith("/knowledge/0/exploited"));
        assertThat(advisory(result).content().knowledge())
                .singleElement()
                .satisfies(both -> {
                    assertThat(both.exploited()).hasSize(1);
                    assertThat(both.likelihoods()).hasSize(1);
                });
        assertThat(result.outputs()).noneMatch(Output.Mentions.class::isInstance);
        assertThat(step.apply(result.state(), touch(EXPLOITED), NOW).outputs()).isEmpty();
    }

    @Test
    void cveThatACatalogueHasFromItsFirstPassOn_isARevision_byHistory() {
        var first = Lists.claims(Lists.exploitedFromTheFirst(CVE, 1));
        var state = stateOf(said(1, "T", CVE), Knowledge.NONE);

        var result = step.apply(state, touch(first), NOW);

        assertThat(change(result).kind()).isEqualTo(Change.Kind.REVISED);
        assertThat(change(result).cause()).isEqualTo(Cause.HISTORY);
        assertThat(change(result).silent()).isNull();
        assertThat(advisory(result).content().knowledge()).containsExactly(first.knowledge());
    }

    @Test
    void catalogueReadAgain_makesNoNews_ofWhatItHadFromTheFirst() {
        var again = Lists.claims(Lists.exploitedFromTheFirst(CVE, 1), Lists.exploited(CVE, 2));
        var state = stateOf(said(1, "T", CVE), Knowledge.NONE);

        var result = step.apply(state, touch(again), NOW);

        assertThat(change(result).kind()).isEqualTo(Change.Kind.REVISED);
        assertThat(change(result).cause()).isEqualTo(Cause.HISTORY);
    }

    @Test
    void newsOfOneList_isNews_besideTheHistoryOfAnother() {
        var both =
                Lists.claims(Lists.exploitedFromTheFirst(CVE, 1), Lists.probability(CVE, 0.2, 2));
        var state = stateOf(said(1, "T", CVE), Knowledge.NONE);

        var result = step.apply(state, touch(both), NOW);

        assertThat(change(result).kind()).isEqualTo(Change.Kind.REVISED);
        assertThat(change(result).cause()).isEqualTo(Cause.KNOWLEDGE);
    }

    @Test
    void entryThatACatalogueChangesLater_isNews_andNotNewlyExploited() {
        var first = Lists.claims(Lists.exploitedFromTheFirst(CVE, 1));
        var state = stateOf(said(1, "T", CVE), Lists.knowledge(first));
        var changed = Lists.claims(Lists.exploited(CVE, "kev", 2, "Another action."));

        var result = step.apply(state, touch(changed), NOW);

        assertThat(change(result).kind()).isEqualTo(Change.Kind.REVISED);
        assertThat(change(result).cause()).isEqualTo(Cause.KNOWLEDGE);
    }

    @Test
    void historyThatComesWithANotice_isNoNewExploitation() {
        var first = Lists.claims(Lists.exploitedFromTheFirst(CVE, 1));
        var state = stateOf(said(1, "T", CVE), Knowledge.NONE);

        var alone = step.apply(state, said(1, "T", CVE), Lists.knowledge(first), NOW);
        var withNews = step.apply(state, said(2, "U", CVE), Lists.knowledge(first), NOW);

        assertThat(change(alone).kind()).isEqualTo(Change.Kind.REVISED);
        assertThat(change(alone).cause()).isEqualTo(Cause.HISTORY);
        assertThat(change(withNews).kind()).isEqualTo(Change.Kind.REVISED);
        assertThat(change(withNews).cause()).isEqualTo(Cause.PUBLISHER);
    }

    @Test
    void secondCatalogue_isARevision_butNotNewlyExploited() {
        var state = stateOf(said(1, "T", CVE), Lists.knowledge(EXPLOITED));
        var second = Lists.claims(Lists.exploited(CVE, "other", 2, "Patch."));

        assertThat(change(step.apply(state, touch(second), NOW)).kind())
                .isEqualTo(Change.Kind.REVISED);
    }

    @Test
    void exploitedCveThatThePublisherAdds_isNotNewlyExploited() {
        var state = stateOf(said(1, "T", "CVE-2021-21972"), Knowledge.NONE);

        var result =
                step.apply(
                        state,
                        said(2, "T", "CVE-2021-21972", CVE),
                        Lists.knowledge(EXPLOITED),
                        NOW);

        assertThat(change(result).kind()).isEqualTo(Change.Kind.REVISED);
        assertThat(change(result).cause()).isEqualTo(Cause.PUBLISHER);
    }

    @Test
    void lateKnowledge_ofOlderDay_changesNothing() {
        var newer = Lists.claims(Lists.probability(CVE, 0.6, 9));
        var state = stateOf(said(1, "T", CVE), Lists.knowledge(newer));

        assertThat(step.apply(state, touch(LIKELY), NOW).outputs()).isEmpty();
        assertThat(step.apply(state, said(1, "T", CVE), Lists.knowledge(LIKELY), NOW).outputs())
                .isEmpty();
    }

    @Test
    void tableThatIsBehindTheTouch_losesNothing() {
        var state = stateOf(said(1, "T", CVE), Knowledge.NONE);
        var touched = step.apply(state, touch(EXPLOITED), NOW).state();

        var result = step.apply(touched, said(2, "U", CVE), Knowledge.NONE, NOW);

        assertThat(advisory(result).content().knowledge()).containsExactly(EXPLOITED.knowledge());
        assertThat(change(result).cause()).isEqualTo(Cause.PUBLISHER);
    }

    @Test
    void noticeThatSaysNothingNew_butFindsNewKnowledge_isKnowledge() {
        var state = stateOf(said(1, "T", CVE), Knowledge.NONE);

        var result = step.apply(state, said(1, "T", CVE), Lists.knowledge(EXPLOITED), NOW);

        assertThat(change(result).cause()).isEqualTo(Cause.KNOWLEDGE);
        assertThat(change(result).kind()).isEqualTo(Change.Kind.NEWLY_EXPLOITED);
    }

    @Test
    void droppedCve_takesItsKnowledgeAlong_andIsTouchedInVain() {
        var state = stateOf(said(1, "T", CVE, "CVE-2021-21972"), Lists.knowledge(EXPLOITED));

        var dropped =
                step.apply(state, said(2, "T", "CVE-2021-21972"), Lists.knowledge(EXPLOITED), NOW);

        assertThat(advisory(dropped).content().knowledge()).isEmpty();
        assertThat(dropped.outputs())
                .contains(
                        new Output.Mentions(CVE, "advisory", NoticeId.parse(ID), null, true, null));
        assertThat(step.apply(dropped.state(), touch(LIKELY), NOW).outputs()).isEmpty();
    }

    @Test
    void touchOfWhatIsNotKnownAnyLonger_doesNothing() {
        assertThat(step.apply(MergeState.EMPTY, touch(EXPLOITED), NOW).outputs()).isEmpty();
    }

    @Test
    void afterAReset_theCvesSideIsToldAgain_andNothingIsPublished() {
        var notice = said(1, "T", CVE);
        var state = stateOf(notice, Lists.knowledge(EXPLOITED));

        var again =
                step.apply(
                        new MergeState(null, state.ledger()),
                        notice,
                        Lists.knowledge(EXPLOITED),
                        NOW);

        assertThat(again.outputs()).singleElement().isInstanceOf(Output.Mentions.class);
    }

    /// A list says one thing, another, and the first again. The record was merged with the first,
    /// and reads the second from a table that is behind.
    @Test
    void whatWasReadFromTheTableSince_isMentioned_soThatTheCvesSideAnswersIt() {
        var second = Lists.claims(Lists.probability(CVE, 0.6, 2));
        var cve =
                CveStep.apply(null, Knowledge.NONE, ClaimReading.of(Lists.probability(CVE, 0.2, 3)))
                        .state();
        var first = step.apply(MergeState.EMPTY, said(1, "T", CVE), Lists.knowledge(LIKELY), NOW);
        cve = CveStep.apply(cve, Knowledge.NONE, mention(first)).state();

        var behind = step.apply(first.state(), said(2, "U", CVE), Lists.knowledge(second), NOW);
        var answer = CveStep.apply(cve, Knowledge.NONE, mention(behind)).outputs();

        assertThat(answer).singleElement().isInstanceOf(Output.Touch.class);
        var last = step.apply(behind.state(), (Output.Touch) answer.getFirst(), NOW);
        assertThat(advisory(last).content().knowledge()).containsExactly(LIKELY.knowledge());
        assertThat(last.outputs()).noneMatch(Output.Mentions.class::isInstance);
    }

    private static Output.Mentions mention(MergeStep.Result result) {
        return (Output.Mentions) result.outputs().getLast();
    }

    /// Into the catalogue, out of it and in again: three revisions by knowledge, one alarm.
    @Test
    void delisting_isARevision_andComingBackIsNoNewExploitation() {
        MergeStep.Result result =
                step.apply(MergeState.EMPTY, said(1, "T", CVE), Lists.knowledge(), NOW);
        Claims claims = null;
        var kinds = new ArrayList<Change.Kind>();
        for (Assertion each :
                List.of(Lists.exploited(CVE, 2), Lists.delisted(CVE, 3), Lists.exploited(CVE, 4))) {
            claims = Claims.with(claims, ClaimReading.of(each));
            result =
                    step.apply(
                            result.state(),
                            new Output.Touch("advisory", NoticeId.parse(ID), claims),
                            NOW);
            assertThat(change(result).cause()).isEqualTo(Cause.KNOWLEDGE);
            kinds.add(change(result).kind());
        }

        assertThat(kinds)
                .containsExactly(
                        Change.Kind.NEWLY_EXPLOITED, Change.Kind.REVISED, Change.Kind.REVISED);
    }

    @Test
    void patch_isJoinedAndMentionsToo() {
        var facts = Facts.patch("vmware/ESXi670-202102401-SG", witness(), ID, CVE);

        var result = step.apply(MergeState.EMPTY, facts, Lists.knowledge(EXPLOITED), NOW);
        var patch = (Patch) ((Output.Publish) result.outputs().getFirst()).entry();
        var touched =
                step.apply(result.state(), new Output.Touch("patch", facts.id(), LIKELY), NOW);

        assertThat(patch.content().knowledge()).containsExactly(EXPLOITED.knowledge());
        assertThat(result.outputs())
                .contains(
                        new Output.Mentions(
                                CVE,
                                "patch",
                                facts.id(),
                                facts.releaseDate(),
                                false,
                                Claims.digest(EXPLOITED)));
        assertThat(change(touched).cause()).isEqualTo(Cause.KNOWLEDGE);
    }

    private static io.hypervisory.ingest.contract.Witness witness() {
        return Facts.witness("depot", "esxi-depot", "x", 1, false);
    }

    @Test
    void dossierOfAnOlderRun_isReadWithoutClaims() {
        var dossier = new Dossier(List.of(said(1, "T", CVE)), List.of());

        assertThat(Json.text(dossier)).doesNotContain("claims");
        assertThat(Json.read(Json.bytes(dossier), Dossier.class)).isEqualTo(dossier);
    }

    @Test
    void knowledge_isSortedByCve_andLeavesOutWhatNobodyKnows() {
        var other = Lists.claims(Lists.exploited("CVE-2020-0001", 1));

        var result =
                step.apply(
                        MergeState.EMPTY,
                        said(1, "T", CVE, "CVE-2020-0002", "CVE-2020-0001"),
                        Lists.knowledge(EXPLOITED, other),
                        NOW);

        assertThat(advisory(result).content().knowledge())
                .extracting(CveKnowledge::cve)
                .containsExactly("CVE-2020-0001", CVE);
    }
}
