package io.hypervisory.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.index.Store.Outcome;
import io.hypervisory.index.Store.Rejected;
import io.hypervisory.ingest.contract.DeadLetter;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndexLoopTest {
    private static final String ADVISORIES = EnrichTopics.ADVISORIES.name();
    private static final TopicPartition PARTITION = new TopicPartition(ADVISORIES, 0);

    private final MockConsumer<byte[], byte[]> consumer =
            new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final List<Write> written = new ArrayList<>();
    private final Queue<Function<Collection<Write>, Outcome>> answers = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Owner owner = new Owner();
    private IndexLoop loop;
    private long offset;

    private static final class Owner implements IndexLoop.Owner {
        int indexed;
        int rejected;
        int lost;

        @Override
        public void indexed(int records, int rejections) {
            indexed += records;
            rejected += rejections;
        }

        @Override
        public void aliasLost() {
            lost++;
        }

        @Override
        public void failed(RuntimeException cause) {
            throw cause;
        }
    }

    @BeforeEach
    void assign() {
        loop =
                new IndexLoop(
                        View.ENTRIES,
                        consumer,
                        this::write,
                        new DeadLetters(producer, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)),
                        owner,
                        pauses::add);
        consumer.assign(Set.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    }

    private Outcome write(Collection<Write> writes) {
        var answer = answers.poll();
        if (answer != null) {
            return answer.apply(writes);
        }
        written.addAll(writes);
        return new Outcome.Written(List.of());
    }

    @Test
    void step_commitsBehindWhatWasWritten() throws InterruptedException {
        add("vmware/VMSA-2008-0001", Json.bytes(Entries.advisory()));

        loop.step();

        assertThat(written)
                .singleElement()
                .satisfies(write -> {
                    assertThat(write.id()).isEqualTo("advisory/vmware/VMSA-2008-0001");
                    assertThat(write.version()).isEqualTo(1);
                    assertThat(write.document()).isNotNull();
                });
        assertThat(committed()).isEqualTo(1);
        assertThat(owner.indexed).isEqualTo(1);
    }

    @Test
    void step_deletes_forATombstone() throws InterruptedException {
        add("vmware/VMSA-2008-0001", null);

        loop.step();

        assertThat(written).singleElement().extracting(Write::document).isNull();
    }

    @Test
    void step_writesOnlyTheLast_ofSeveralRecordsOfOneKey() throws InterruptedException {
        add("vmware/VMSA-2008-0001", Json.bytes(Entries.advisory()));
        add("vmware/VMSA-2008-0001", null);
        add("vmware/VMSA-2008-0001", Json.bytes(Entries.advisory()));

        loop.step();

        assertThat(written).extracting(Write::version).containsExactly(3L);
    }

    @Test
    void step_readsAgain_whileTheStoreIsUnavailable() throws InterruptedException {
        add("vmware/VMSA-2008-0001", Json.bytes(Entries.advisory()));
        answers.add(_ -> new Outcome.Unavailable("down"));
        answers.add(_ -> new Outcome.Unavailable("down"));

        loop.step();
        assertThat(committed()).isEqualTo(-1);
        // the mock forgets what it gave
        add(0, "vmware/VMSA-2008-0001", Json.bytes(Entries.advisory()));
        loop.step();
        add(0, "vmware/VMSA-2008-0001", Json.bytes(Entries.advisory()));
        loop.step();

        assertThat(written).hasSize(1);
        assertThat(committed()).isEqualTo(1);
        assertThat(pauses).containsExactly(Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void step_asksForTheAlias_whenItIsLost() throws InterruptedException {
        add("vmware/VMSA-2008-0001", Json.bytes(Entries.advisory()));
        answers.add(_ -> new Outcome.NoAlias());

        loop.step();

        assertThat(owner.lost).isEqualTo(1);
        assertThat(committed()).isEqualTo(-1);
    }

    @Test
    void step_listsWhatCannotBeIndexed_andGoesOn() throws InterruptedException {
        add("vmware/A", "not json".getBytes(UTF_8));
        add("vmware/VMSA-2008-0001", Json.bytes(Entries.advisory()));
        add("vmware/B", Json.bytes(Entries.advisory()));
        answers.add(writes -> new Outcome.Written(List.of(rejected(List.copyOf(writes).get(1)))));

        loop.step();

        assertThat(producer.history())
                .extracting(record -> Json.read(record.value(), DeadLetter.class))
                .allSatisfy(letter -> assertThat(letter.stage()).isEqualTo("index"))
                .extracting(DeadLetter::reason, DeadLetter::topic, DeadLetter::offset)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("unreadable", ADVISORIES, 0L),
                        org.assertj.core.groups.Tuple.tuple("mapping", ADVISORIES, 2L));
        assertThat(producer.history())
                .extracting(record -> record.topic())
                .containsOnly(IngestTopics.DEAD_LETTERS.name());
        assertThat(committed()).isEqualTo(3);
        assertThat(owner.rejected).isEqualTo(2);
    }

    @Test
    void step_stops_whenMoreThanFiftyInARowFailForOneReason() {
        for (int i = 0; i < 51; i++) {
            add("vmware/" + i, "not json".getBytes(UTF_8));
        }

        assertThatThrownBy(loop::step).isInstanceOf(IllegalStateException.class);

        assertThat(producer.history()).isEmpty();
        assertThat(committed()).isEqualTo(-1);
    }

    private static Rejected rejected(Write write) {
        return new Rejected(write.from(), "mapping", "strict");
    }

    private void add(String key, byte @Nullable [] value) {
        add(offset++, key, value);
    }

    private void add(long at, String key, byte @Nullable [] value) {
        consumer.addRecord(new ConsumerRecord<>(ADVISORIES, 0, at, key.getBytes(UTF_8), value));
    }

    private long committed() {
        var offsets = consumer.committed(Set.of(PARTITION));
        var one = offsets.get(PARTITION);
        return one == null ? -1 : one.offset();
    }
}
