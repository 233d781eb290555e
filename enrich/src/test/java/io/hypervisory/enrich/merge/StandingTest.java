package io.hypervisory.enrich.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A revision that was replaced is written once more, just as it was published.
class StandingTest {
    private static final String CVE = "CVE-2008-0001";
    private static final Instant FIRST = Instant.ofEpochSecond(1_000);
    private static final Instant LATER = Instant.ofEpochSecond(2_000);

    private final MergeStep step = new MergeStep(Classifier.standard());

    private static Notice said(int second, String version, String title) {
        return Facts.advisory(
                "vmware/VMSA-2008-0001",
                Facts.witness("list", "vmsa-mail", title + second, second, false),
                version,
                title,
                "2008-01-07",
                CVE);
    }

    private static List<Change> stood(MergeStep.Result result) {
        return result.outputs().stream()
                .filter(Output.Stood.class::isInstance)
                .map(each -> ((Output.Stood) each).change())
                .toList();
    }

    private static Output.Publish published(MergeStep.Result result) {
        return (Output.Publish) result.outputs().getFirst();
    }

    private static Change told(MergeStep.Result result) {
        return ((Output.Tell) result.outputs().get(1)).change();
    }

    @Test
    void firstRevision_replacesNone() {
        assertThat(stood(step.apply(MergeState.EMPTY, said(1, "1", "A"), FIRST))).isEmpty();
    }

    @Test
    void eachReplacedRevision_standsAsItWasPublished_withItsOwnChange() {
        var results = new ArrayList<MergeStep.Result>();
        results.add(step.apply(MergeState.EMPTY, said(1, "1", "A"), FIRST));
        // fetched again, which changes nothing but what the dossier holds
        var state = step.apply(results.getLast().state(), said(2, "1", "A"), LATER).state();
        results.add(step.apply(state, said(3, "2", "B"), LATER));
        results.add(
                step.apply(
                        results.getLast().state(),
                        new Output.Touch(
                                "advisory",
                                said(1, "1", "A").id(),
                                Lists.claims(Lists.exploited(CVE, 1))),
                        LATER));
        results.add(step.apply(results.getLast().state(), said(5, "3", "C"), LATER));

        for (int n = 1; n < results.size(); n++) {
            var before = results.get(n - 1);
            assertThat(stood(results.get(n)))
                    .as("replaced by revision " + (n + 1))
                    .containsExactly(told(before).with(published(before).entry()));
            assertThat(Json.bytes(stood(results.get(n)).getFirst().entry()))
                    .isEqualTo(published(before).json());
        }
    }

    @Test
    void labels_areThoseThatWereTold_thoughTheRulesChanged() {
        var first = step.apply(MergeState.EMPTY, said(1, "1", "A"), FIRST);
        var oldRules = new Classification("0", List.of(), List.of());
        Object content =
                Contents.judged(
                        ((io.hypervisory.enrich.contract.Advisory) published(first).entry())
                                .content(),
                        oldRules);
        var ledger = first.state().ledger();
        var underOldRules =
                new Ledger(1, Canonical.hash(content), FIRST, FIRST, oldRules, ledger.told());

        var result =
                step.apply(
                        new MergeState(first.state().dossier(), underOldRules),
                        said(1, "1", "A"),
                        LATER);

        var stood = (io.hypervisory.enrich.contract.Advisory) stood(result).getFirst().entry();
        assertThat(stood.content().classification()).isEqualTo(oldRules);
        assertThat(stood.lineage().hash()).isEqualTo(underOldRules.hash());
    }

    @Test
    void afterAReset_andAfterSeeding_nothingCanBeTold() {
        var first = step.apply(MergeState.EMPTY, said(1, "1", "A"), FIRST);
        var ledger = first.state().ledger();
        var seeded = new Ledger(1, ledger.hash(), FIRST, FIRST, ledger.classification());

        var reset = step.apply(new MergeState(null, ledger), said(2, "2", "B"), LATER);
        var recovered =
                step.apply(
                        new MergeState(first.state().dossier(), seeded), said(2, "2", "B"), LATER);

        assertThat(told(reset).revision()).isEqualTo(2);
        assertThat(stood(reset)).isEmpty();
        assertThat(stood(recovered)).isEmpty();
    }

    @Test
    void recordThatCannotBeProved_isNotTold() {
        var first = step.apply(MergeState.EMPTY, said(1, "1", "A"), FIRST);
        var ledger = first.state().ledger();
        var mergedOtherwise =
                new Ledger(1, "other", FIRST, FIRST, ledger.classification(), ledger.told());

        assertThat(
                        stood(
                                step.apply(
                                        new MergeState(first.state().dossier(), mergedOtherwise),
                                        said(2, "2", "B"),
                                        LATER)))
                .isEmpty();
    }
}
