package io.hypervisory.ingest.pipe;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.Assertion.ExploitProbability;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Provenance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.Test;

class AssertedBeforeTest {
    private static final List<TopicPartition> PARTITIONS =
            IntStream.range(0, IngestTopics.ASSERTIONS.partitions())
                    .mapToObj(number -> new TopicPartition(IngestTopics.ASSERTIONS.name(), number))
                    .toList();
    private static final TopicPartition FIRST = PARTITIONS.getFirst();

    private final List<Assertion> log = new ArrayList<>();
    private AssertedBefore before = new AssertedBefore(this::consumer, () -> false);

    /// Of all that is in the topic's first partition by now.
    private Consumer<String, byte[]> consumer() {
        var consumer = new MockConsumer<String, byte[]>(AutoOffsetResetStrategy.EARLIEST.name());
        consumer.updateBeginningOffsets(PARTITIONS.stream().collect(toMap(each -> each, _ -> 0L)));
        consumer.updateEndOffsets(
                PARTITIONS.stream()
                        .collect(
                                toMap(each -> each, each -> each.equals(FIRST) ? log.size() : 0L)));
        consumer.schedulePollTask(() -> {
            for (int offset = 0; offset < log.size(); offset++) {
                Assertion each = log.get(offset);
                consumer.addRecord(
                        new ConsumerRecord<>(
                                FIRST.topic(), 0, offset, each.key(), Json.bytes(each)));
            }
        });
        return consumer;
    }

    private static Provenance provenance(int second) {
        return provenance(second, 2);
    }

    private static Provenance provenance(int second, int reader) {
        return new Provenance(
                "https://list.example/",
                null,
                -1,
                -1,
                "sha",
                Instant.ofEpochSecond(second),
                "kev",
                reader);
    }

    private void has(String by, int second, String... cves) {
        for (String cve : cves) {
            log.add(
                    new Assertion.KnownExploited(
                            cve,
                            by,
                            "V",
                            "P",
                            "N",
                            null,
                            null,
                            null,
                            null,
                            true,
                            provenance(second)));
        }
    }

    private List<String> dropped(int second, String... stated) {
        return before.by("kev").dropped(Set.of(stated), Instant.ofEpochSecond(second));
    }

    private static ExploitProbability scored(double probability, int second, int reader) {
        return new ExploitProbability(
                "CVE-1", "epss", probability, null, null, null, true, provenance(second, reader));
    }

    /// A copy whose only line this is.
    private boolean writes(double probability, int second, int reader) {
        var scored = scored(probability, second, reader);
        boolean isMaterial = before.by("epss").isMaterial(scored);
        if (isMaterial) {
            log.add(scored);
        }
        return isMaterial;
    }

    private boolean writes(double probability, int second) {
        return writes(probability, second, 2);
    }

    private void restart() {
        before = new AssertedBefore(this::consumer, () -> false);
    }

    @Test
    void probabilityThatMovesAboutAnEdge_isWrittenOnce_alsoAfterARestart() {
        for (int day = 1; day <= 10; day++) {
            writes(day % 2 == 0 ? 0.1001 : 0.0999, day);
            if (day == 5) {
                restart();
            }
        }

        assertThat(log).containsExactly(scored(0.0999, 1, 2));
    }

    @Test
    void probabilityThatLeavesTheBandOfTheLastWritten_isWritten() {
        var days = new double[] {0.09, 0.1099, 0.12, 0.095, 0.0899};

        for (int day = 0; day < days.length; day++) {
            assertThat(writes(days[day], day)).isEqualTo(day % 2 == 0);
            restart();
        }
    }

    @Test
    void manySmallSteps_areWritten_whenTogetherTheyLeaveTheBand() {
        int written = 0;
        for (int day = 0; day <= 300; day++) {
            written += writes(0.02 + day / 1000.0, day) ? 1 : 0;
        }

        assertThat(written).isEqualTo(2);
    }

    @Test
    void olderCopies_whenReadAnew_writeNothing() {
        writes(0.02, 1);
        writes(0.6, 2);
        writes(0.02, 3);
        assertThat(log).hasSize(3);

        assertThat(writes(0.02, 1)).isFalse();
        assertThat(writes(0.6, 2)).isFalse();
        assertThat(writes(0.02, 3)).isFalse();
    }

    @Test
    void otherVersionOfTheReader_writesOnlyWhatItReadsMateriallyOtherwise() {
        writes(0.02, 1);

        assertThat(writes(0.021, 1, 3)).isFalse();
        assertThat(writes(0.21, 1, 3)).isTrue();
    }

    @Test
    void otherListAndOtherCve_areTheirOwn() {
        has("kev", 1, "CVE-1");
        log.add(
                new ExploitProbability(
                        "CVE-1", "other-epss", 0.02, null, null, null, true, provenance(1)));
        log.add(
                new ExploitProbability(
                        "CVE-2", "epss", 0.02, null, null, null, true, provenance(1)));

        assertThat(writes(0.02, 2)).isTrue();
    }

    @Test
    void stop_endsTheReading() {
        writes(0.02, 1);
        var closing = new AssertedBefore(this::consumer, () -> true);

        assertThatThrownBy(() -> closing.by("epss")).isInstanceOf(WakeupException.class);
    }

    @Test
    void whatTheCatalogueHad_andAWholeCopyHasNot_isDropped_once() {
        has("kev", 1, "CVE-1", "CVE-2", "CVE-3");
        has("other", 1, "CVE-4");
        has("kev", 2, "CVE-1", "CVE-3");

        assertThat(dropped(2, "CVE-1", "CVE-3")).containsExactly("CVE-2");

        log.add(new Assertion.Delisted("CVE-2", "kev", true, provenance(2)));
        has("kev", 3, "CVE-1", "CVE-3");
        assertThat(dropped(3, "CVE-1", "CVE-3")).isEmpty();
    }

    @Test
    void anOlderCopy_dropsNothingThatALaterOneHas() {
        has("kev", 2, "CVE-1", "CVE-2");

        assertThat(dropped(1, "CVE-1")).isEmpty();
    }

    @Test
    void copyWithLessThanHalf_isNotBelieved() {
        has("kev", 1, "CVE-1", "CVE-2", "CVE-3");

        assertThat(dropped(2, "CVE-1")).isEmpty();
        assertThat(dropped(2)).isEmpty();
        assertThat(dropped(2, "CVE-1", "CVE-2")).containsExactly("CVE-3");
    }
}
