package io.hypervisory.index;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypervisory.enrich.contract.CveRecord;
import io.hypervisory.enrich.contract.CveRecord.Mentioned;
import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.enrich.judgement.crossvendor.FirstWords;
import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.SaidDate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CvesTest {
    private static final TopicPartition PARTITION = new TopicPartition(EnrichTopics.CVES.name(), 0);

    /// What the topic's first partition holds, by offset; compaction takes from it.
    private final ConcurrentSkipListMap<Long, ConsumerRecord<String, byte[]>> log =
            new ConcurrentSkipListMap<>();

    private final Cves cves = new Cves(OfLog::new);

    @AfterEach
    void stop() {
        cves.close();
    }

    /// Reads the log from its position on.
    private final class OfLog extends MockConsumer<String, byte[]> {
        OfLog() {
            super(AutoOffsetResetStrategy.EARLIEST.name());
            List<TopicPartition> all =
                    IntStream.range(0, EnrichTopics.CVES.partitions())
                            .mapToObj(i -> new TopicPartition(EnrichTopics.CVES.name(), i))
                            .toList();
            updateBeginningOffsets(all.stream().collect(toMap(each -> each, _ -> 0L)));
            updateEndOffsets(all.stream().collect(toMap(each -> each, each -> end(each))));
        }

        private long end(TopicPartition partition) {
            return partition.equals(PARTITION) && !log.isEmpty() ? log.lastKey() + 1 : 0;
        }

        @Override
        public synchronized ConsumerRecords<String, byte[]> poll(Duration timeout) {
            if (assignment().contains(PARTITION)) {
                long from = position(PARTITION);
                new TreeMap<>(log.tailMap(from)).values().forEach(this::addRecord);
            }
            return super.poll(timeout);
        }
    }

    private void write(long offset, String cve, @Nullable Long lag) {
        byte[] value =
                lag == null
                        ? null
                        : Json.bytes(
                                new CveRecord(cve, List.of(), List.of(), lag, null, List.of()));
        log.put(offset, new ConsumerRecord<>(PARTITION.topic(), 0, offset, cve, value));
    }

    private void awaitLag(String cve, long lag) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .ignoreException(StoreUnavailableException.class)
                .until(() ->
                        cves.one(cve).map(CveRecord::lagDays).equals(java.util.Optional.of(lag)));
    }

    @Test
    void newestRecord_isRead_alsoAfterCompaction_andNoneAfterATombstone() {
        write(0, "CVE-1", 1L);
        write(1, "CVE-2", 2L);
        cves.start();
        awaitLag("CVE-1", 1);
        awaitLag("CVE-2", 2);

        write(5, "CVE-1", 3L);
        log.remove(0L);
        awaitLag("CVE-1", 3);

        write(6, "CVE-1", null);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> cves.one("CVE-1").isEmpty());
        assertThat(cves.one("CVE-2")).isPresent();
        assertThat(cves.one("CVE-3")).isEmpty();
    }

    private void say(long offset, String cve, List<String> silent) {
        var first =
                new SaidDate(
                        "2008-07-08",
                        Instant.parse("2008-07-08T00:00:00Z"),
                        SaidDate.Precision.DAY,
                        "Z",
                        false);
        var advisories = List.of(new Mentioned(NoticeId.parse("xen/XSA-1"), first));
        byte[] value = Json.bytes(new CveRecord(cve, advisories, List.of(), null, null, silent));
        log.put(offset, new ConsumerRecord<>(PARTITION.topic(), 0, offset, cve, value));
    }

    @Test
    void firstWords_areThoseOfTheNewestRecords_whereSeveralVendorsAreConcerned() {
        say(0, "CVE-1", List.of());
        say(1, "CVE-2", List.of("oracle"));
        say(2, "CVE-3", List.of("oracle"));
        log.put(
                3L,
                new ConsumerRecord<>(PARTITION.topic(), 0, 3, "CVE-4", new byte[] {'{', '"', 'x'}));
        say(4, "CVE-3", List.of("citrix"));
        assertThatThrownBy(cves::firstWords).isInstanceOf(StoreUnavailableException.class);
        cves.start();
        awaitSilent(List.of(Set.of("oracle"), Set.of("citrix")));

        say(5, "CVE-2", List.of());
        awaitSilent(List.of(Set.of("citrix")));

        write(6, "CVE-3", null);
        awaitSilent(List.of());
    }

    private void awaitSilent(List<Set<String>> expected) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .ignoreException(StoreUnavailableException.class)
                .untilAsserted(() ->
                        assertThat(cves.firstWords())
                                .extracting(FirstWords::silent)
                                .containsExactlyInAnyOrderElementsOf(expected));
    }

    @Test
    void beforeTheEndIsReached_noneIsNotKnown() {
        assertThatThrownBy(() -> cves.one("CVE-1"))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("not read to their end");
    }
}
