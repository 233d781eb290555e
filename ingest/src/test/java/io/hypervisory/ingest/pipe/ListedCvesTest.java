package io.hypervisory.ingest.pipe;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.Assertion;
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
import org.junit.jupiter.api.Test;

class ListedCvesTest {
    private static final List<TopicPartition> PARTITIONS =
            IntStream.range(0, IngestTopics.ASSERTIONS.partitions())
                    .mapToObj(number -> new TopicPartition(IngestTopics.ASSERTIONS.name(), number))
                    .toList();
    private static final TopicPartition FIRST = PARTITIONS.getFirst();

    private final List<Assertion> log = new ArrayList<>();
    private final ListedCves listed = new ListedCves(this::consumer);

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
        return new Provenance(
                "https://list.example/",
                null,
                -1,
                -1,
                "sha",
                Instant.ofEpochSecond(second),
                "kev",
                2);
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
        return listed.dropped("kev", Set.of(stated), Instant.ofEpochSecond(second));
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
