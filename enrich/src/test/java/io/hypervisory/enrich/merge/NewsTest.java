package io.hypervisory.enrich.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewsTest {
    private static final Classification STANDING = withdrawn(Verdict.NO);
    private static final Classification WITHDRAWN = withdrawn(Verdict.YES);

    private static Classification withdrawn(Verdict verdict) {
        var label = new Label("withdrawn", verdict, "test", null, "/status", -1, -1, 1);
        return new Classification(
                "1",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(label),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static Object content(Classification classification) {
        var result =
                new MergeStep(Classifier.standard())
                        .apply(MergeState.EMPTY, said("1", "2008-01-07"), Instant.EPOCH);
        var advisory = (Advisory) ((Output.Publish) result.outputs().getFirst()).entry();
        return advisory.content().judged(classification);
    }

    private static AdvisoryFacts said(@Nullable String version, String day) {
        return Facts.advisory(
                "vmware/VMSA-2008-0001",
                Facts.witness("list", "vmsa-mail", "b", 1, false),
                version,
                "T",
                day);
    }

    private static Ledger told(Classification classification) {
        return new Ledger(1, "hash", Instant.EPOCH, Instant.EPOCH, classification);
    }

    @Test
    void stateThatTurnsWithdrawn_isWithdrawn_once() {
        Object withdrawn = content(WITHDRAWN);

        assertThat(News.kind(told(STANDING), content(STANDING), withdrawn, Set.of()))
                .isEqualTo(Change.Kind.WITHDRAWN);
        assertThat(News.kind(told(WITHDRAWN), withdrawn, withdrawn, Set.of()))
                .isEqualTo(Change.Kind.REVISED);
        assertThat(News.kind(told(WITHDRAWN), withdrawn, content(STANDING), Set.of()))
                .isEqualTo(Change.Kind.REVISED);
    }

    @Test
    void stateThatTurnsWithdrawn_isWithdrawn_afterAResetToo() {
        assertThat(News.kind(told(STANDING), null, content(WITHDRAWN), Set.of()))
                .isEqualTo(Change.Kind.WITHDRAWN);
    }

    @Test
    void whatIsWithdrawnWhenFirstSeen_isCreated() {
        assertThat(News.kind(null, null, content(WITHDRAWN), Set.of()))
                .isEqualTo(Change.Kind.CREATED);
    }

    @Test
    void sameVersionAndDate_isSilent_andAnyOtherIsNot() {
        Notice before = said("1", "2008-01-07");

        assertThat(News.silent(Cause.PUBLISHER, before, said("1", "2008-01-07"))).isTrue();
        assertThat(News.silent(Cause.HISTORY, before, said("1", "2008-01-07"))).isTrue();
        assertThat(News.silent(Cause.PUBLISHER, before, said("2", "2008-01-07"))).isFalse();
        assertThat(News.silent(Cause.PUBLISHER, before, said("1", "2008-01-08"))).isFalse();
        assertThat(News.silent(Cause.PUBLISHER, said(null, "2008-01-07"), said(null, "2008-01-07")))
                .isTrue();
    }

    @Test
    void silence_cannotBeTold_withoutVersionAndDate_ofAnotherWitness_andOfOurOwnChanges() {
        Notice before = said("1", "2008-01-07");
        var post =
                Facts.post("blog/1", Facts.witness("blog", "feed", "1", 1, false), "First", "text");

        assertThat(News.silent(Cause.PUBLISHER, null, before)).isNull();
        assertThat(News.silent(Cause.READER, before, before)).isNull();
        assertThat(News.silent(Cause.RULES, before, before)).isNull();
        assertThat(News.silent(Cause.KNOWLEDGE, before, null)).isNull();
        assertThat(News.silent(Cause.PUBLISHER, post, post)).isNull();
    }
}
