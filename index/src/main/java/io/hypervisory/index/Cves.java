package io.hypervisory.index;

import io.hypervisory.enrich.contract.CveRecord;
import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.enrich.judgement.crossvendor.FirstWords;
import io.hypervisory.index.search.StoreUnavailableException;
import io.hypervisory.index.web.CveBoard;
import io.hypervisory.index.web.LagBoard;
import io.hypervisory.ingest.contract.Json;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where each CVE's newest record stands on `cves.v1`, read on and on by a thread of its own; the
/// record itself is read when somebody asks. Elasticsearch is left out: there are about as many
/// records of CVEs as of advisories, nobody searches them, and a document costs it several times
/// what all our own work on an advisory does. In memory a place takes about a hundred bytes, and
/// who spoke first, of a CVE that concerns several vendors, some hundreds. Thread-safe.
final class Cves implements CveBoard, LagBoard, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Cves.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int LOOKS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final List<TopicPartition> PARTITIONS =
            IntStream.range(0, EnrichTopics.CVES.partitions())
                    .mapToObj(number -> new TopicPartition(EnrichTopics.CVES.name(), number))
                    .toList();

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private final Map<String, FirstWords> firstWords = new ConcurrentHashMap<>();
    private final Collection<FirstWords> told =
            Collections.unmodifiableCollection(firstWords.values());
    private final ReentrantLock asking = new ReentrantLock();
    private final TopicTable table;
    private @Nullable Consumer<String, byte[]> asker;

    private record Place(int partition, long offset) {}

    /// @param consumers makes one that reads what is committed
    Cves(Supplier<Consumer<String, byte[]>> consumers) {
        this.consumers = consumers;
        this.table =
                new TopicTable(
                        EnrichTopics.CVES.name(),
                        EnrichTopics.CVES.partitions(),
                        consumers,
                        this::accept);
    }

    static Cves of(Map<String, String> kafka) {
        return new Cves(TopicTable.consumers(kafka));
    }

    void start() {
        table.start();
    }

    @Override
    public Optional<CveRecord> one(String cve) {
        Place place = places.get(cve);
        while (place != null) {
            byte[] found = at(place, cve);
            if (found != null) {
                return Optional.of(Json.read(found, CveRecord.class));
            }
            // compaction took it for a newer one, which will be read here in a moment
            place = next(place, cve);
        }
        requireComplete();
        return Optional.empty();
    }

    @Override
    public Collection<FirstWords> firstWords() {
        requireComplete();
        return told;
    }

    private void requireComplete() {
        if (!table.isComplete()) {
            throw unavailable("the CVEs are not read to their end yet");
        }
    }

    private @Nullable Place next(Place last, String cve) {
        for (int look = 0; look < LOOKS; look++) {
            Place place = places.get(cve);
            if (!last.equals(place)) {
                return place;
            }
            pause(BETWEEN_LOOKS);
        }
        throw unavailable(cve + " is not where it was");
    }

    /// Null when there is nothing any longer.
    private byte @Nullable [] at(Place place, String cve) {
        asking.lock();
        try {
            Consumer<String, byte[]> consumer = asker == null ? consumers.get() : asker;
            asker = consumer;
            var partition = PARTITIONS.get(place.partition());
            consumer.assign(List.of(partition));
            consumer.seek(partition, place.offset());
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(TopicTable.POLL)) {
                    boolean isIt = record.offset() == place.offset() && record.key().equals(cve);
                    return isIt ? record.value() : null;
                }
            }
            throw unavailable("Kafka does not answer");
        } catch (KafkaException e) {
            throw new StoreUnavailableException("Kafka: " + e.getMessage(), e);
        } finally {
            asking.unlock();
        }
    }

    private static StoreUnavailableException unavailable(String why) {
        return new StoreUnavailableException(why, new IllegalStateException(why));
    }

    private void accept(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            places.remove(record.key());
            firstWords.remove(record.key());
        } else {
            places.put(record.key(), new Place(record.partition(), record.offset()));
            compare(record);
        }
    }

    private void compare(ConsumerRecord<String, byte[]> record) {
        firstWords.remove(record.key());
        try {
            FirstWords words = FirstWords.of(Json.read(record.value(), CveRecord.class));
            if (words.isShared()) {
                firstWords.put(record.key(), words);
            }
        } catch (IllegalArgumentException e) {
            LOG.error(
                    "{} counts in no lag, offset {} of {}-{}: {}",
                    record.key(),
                    record.offset(),
                    record.topic(),
                    record.partition(),
                    e.getMessage());
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        table.close();
        asking.lock();
        try {
            if (asker != null) {
                asker.close();
            }
        } finally {
            asking.unlock();
        }
    }
}
