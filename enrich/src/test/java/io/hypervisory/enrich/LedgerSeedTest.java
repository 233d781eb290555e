package io.hypervisory.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Lineage;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.enrich.merge.Facts;
import io.hypervisory.enrich.merge.Ledger;
import io.hypervisory.enrich.merge.MergeState;
import io.hypervisory.enrich.merge.MergeStep;
import io.hypervisory.enrich.merge.Output;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerSeedTest {
    private static final NoticeId ID = NoticeId.parse("vmware/VMSA-2008-0001");
    private static final Instant FIRST = Instant.ofEpochSecond(1_000);
    private static final Instant CHANGED = Instant.ofEpochSecond(2_000);
    private static final Lineage LINEAGE =
            new Lineage(7, "ab", FIRST, CHANGED, Cause.PUBLISHER, List.of());

    @Test
    void advisory_givesBackTheLedgerThatNumberedIt() {
        var step = new MergeStep(Classifier.standard());
        var witness = Facts.witness("list", "vmsa-mail", "b", 1, false);
        var notice = Facts.advisory(ID.toString(), witness, "1", "Title", "2008-01-07");
        var result = step.apply(MergeState.EMPTY, notice, FIRST);
        byte[] told = ((Output.Publish) result.outputs().getFirst()).json();

        var seed = LedgerSeed.of(Json.read(told, Entry.class), 8);

        assertThat(seed.ledger()).isEqualTo(result.state().ledger());
        assertThat(seed.key()).isEqualTo("advisory:" + ID).isEqualTo(StoreKey.of(notice));
        assertThat(step.apply(new MergeState(null, seed.ledger()), notice, CHANGED).outputs())
                .isEmpty();
    }

    @Test
    void patchAndPost_haveKeysOfTheirOwn_andAPostIsNotJudged() {
        var patch =
                new Patch(
                        ID,
                        new Patch.Content(
                                List.of(),
                                null,
                                List.of(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                Classification.NONE,
                                Map.of()),
                        LINEAGE);
        var post =
                new Post(
                        ID,
                        new Post.Content(
                                "Title", "site", List.of(), null, null, null, List.of(), "",
                                List.of(), Map.of()),
                        LINEAGE);

        assertThat(LedgerSeed.of(patch, 8).key()).isEqualTo("patch:" + ID);
        assertThat(LedgerSeed.of(patch, 8).ledger())
                .isEqualTo(new Ledger(7, "ab", FIRST, CHANGED, Classification.NONE));
        assertThat(LedgerSeed.of(post, 8).key()).isEqualTo("post:" + ID);
        assertThat(LedgerSeed.of(post, 8).ledger())
                .isEqualTo(new Ledger(7, "ab", FIRST, CHANGED, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"vmware/VMSA-2008-0001", "xen/XSA-1", "redhat/RHSA-2008:0001", "a/\u00e4"})
    void partition_isWhereAProducerPutsTheNotices(String id) {
        var facts =
                Facts.advisory(
                        id,
                        Facts.witness("list", "vmsa-mail", "b", 1, false),
                        "1",
                        "Title",
                        "2008-01-07");
        var outputs =
                new MergeStep(Classifier.standard())
                        .apply(MergeState.EMPTY, facts, FIRST)
                        .outputs();
        var advisory = (Advisory) ((Output.Publish) outputs.getFirst()).entry();

        assertThat(LedgerSeed.of(advisory, 8).partition())
                .isEqualTo(BuiltInPartitioner.partitionForKey(id.getBytes(UTF_8), 8));
    }
}
