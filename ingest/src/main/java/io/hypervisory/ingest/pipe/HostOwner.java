package io.hypervisory.ingest.pipe;

import io.hypervisory.ingest.IngestSettings;
import io.hypervisory.ingest.Time;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.contract.HostMessage;
import io.hypervisory.ingest.contract.HostMessage.Claimed;
import io.hypervisory.ingest.contract.HostMessage.CrawlNow;
import io.hypervisory.ingest.contract.HostMessage.Released;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.crawl.Crawler;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Owns hosts by a consumer group, so that one process at a time asks each: a partition that comes
/// is crawled, one that goes is let go of first. Who takes over from a process that did not let go
/// waits until its last request must have ended: the session is over when the partition comes, and
/// then its deadline counts. Runs on a thread of its own.
final class HostOwner implements Runnable, ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(HostOwner.class);
    private static final Duration POLL = Duration.ofMillis(200);

    /// By which two processes may differ about the end of a session.
    private static final Duration MARGIN = Duration.ofSeconds(2);

    /// The topic forgets after a day.
    private static final Duration CLAIM_AGAIN = Duration.ofHours(6);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Producer<String, byte[]> producer;
    private final Crawler crawler;
    private final TopicMemory memory;
    private final List<Source> sources;
    private final HostGroups groups;
    private final Wishes wishes;
    private final Time time;
    private final Runnable stopped;
    private final String member;
    private final Duration afterLoss;

    /// Read by the threads that ask.
    private final Set<Integer> owned = ConcurrentHashMap.newKeySet();

    private final Map<Integer, Pending> pending = new TreeMap<>();
    private final Map<Integer, HostMessage> standing = new HashMap<>();
    private Instant claimed = Instant.MAX;
    private boolean paused;
    private volatile long looped = System.nanoTime();

    /// A partition that came and is not crawled yet.
    ///
    /// @param end what stood in it until here decides how long to wait
    /// @param since when it came
    private record Pending(long end, Instant since) {}

    /// @param stopped called when this has failed for good
    HostOwner(
            IngestSettings settings,
            Producer<String, byte[]> producer,
            Crawler crawler,
            TopicMemory memory,
            List<Source> sources,
            Wishes wishes,
            Time time,
            Runnable stopped) {
        this.producer = producer;
        this.crawler = crawler;
        this.memory = memory;
        this.sources = sources;
        this.groups = new HostGroups(sources);
        this.wishes = wishes;
        this.time = time;
        this.stopped = stopped;
        this.member =
                settings.memberId() == null ? UUID.randomUUID().toString() : settings.memberId();
        this.afterLoss = settings.limits().deadline().plus(MARGIN);
        this.consumer =
                Consumers.of(
                        settings,
                        Ingest.CRAWL_GROUP,
                        Map.of(
                                "partition.assignment.strategy",
                                CooperativeStickyAssignor.class.getName()));
    }

    /// Whether a host is ours to ask. Not while this thread stands still: the process may have been
    /// stopped for longer than its session.
    boolean owns(String host) {
        return System.nanoTime() - looped < Consumers.SESSION.toNanos()
                && owned.contains(groups.partition(host));
    }

    /// Until [#stop].
    @Override
    public void run() {
        try (consumer) {
            consumer.subscribe(List.of(IngestTopics.HOSTS.name()), this);
            while (true) {
                looped = System.nanoTime();
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    accept(record);
                }
                pauseWithoutBroker();
                takeWhatIsFree();
                claimAgain();
            }
        } catch (WakeupException e) {
            LOG.debug("host owner stops");
        } catch (RuntimeException e) {
            LOG.error("owning hosts stops", e);
            stopped.run();
        } finally {
            letGo(Set.copyOf(owned), true);
        }
    }

    void stop() {
        consumer.wakeup();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.seekToBeginning(partitions);
        Instant now = time.now();
        for (TopicPartition each : partitions) {
            standing.remove(each.partition());
            pending.put(each.partition(), new Pending(ends.getOrDefault(each, 0L), now));
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        forget(partitions);
        letGo(numbers(partitions), true);
    }

    /// Others may own them already, so nothing is said.
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        forget(partitions);
        letGo(numbers(partitions), false);
    }

    private void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(each -> pending.remove(each.partition()));
        wishes.stop(sourcesOf(numbers(partitions)));
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        return Set.copyOf(partitions.stream().map(TopicPartition::partition).toList());
    }

    /// Of a partition with a source that does not stop nothing is said, so that who takes over
    /// waits as for one that is gone.
    private void letGo(Set<Integer> partitions, boolean say) {
        List<Integer> ours = partitions.stream().filter(owned::remove).sorted().toList();
        List<Source> sources = sourcesOf(ours);
        wishes.stop(sources);
        Set<Integer> busy =
                crawler.release(sources).stream()
                        .map(groups::partition)
                        .collect(Collectors.toSet());
        if (say) {
            ours.stream()
                    .filter(each -> !busy.contains(each))
                    .forEach(each -> send(each, new Released(member, time.now())));
            producer.flush();
        }
        if (!ours.isEmpty()) {
            LOG.info("hosts of {} partitions are no longer ours", ours.size());
        }
    }

    private List<Source> sourcesOf(Collection<Integer> partitions) {
        return sources.stream()
                .filter(source -> partitions.contains(groups.partition(source)))
                .toList();
    }

    private void accept(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return;
        }
        HostMessage message = Json.read(record.value(), HostMessage.class);
        switch (message) {
            case Claimed _, Released _ -> standing.put(record.partition(), message);
            case CrawlNow(String source, Instant at) -> command(record.partition(), source, at);
        }
    }

    private void command(int partition, String name, Instant at) {
        if (!Wishes.stands(at, time.now())) {
            return;
        }
        for (Source source : sourcesOf(List.of(partition))) {
            if (source.name().equals(name) && owned.contains(partition)) {
                wishes.want(source);
            } else if (source.name().equals(name) && pending.containsKey(partition)) {
                wishes.keep(source, at);
            }
        }
    }

    /// Without heartbeats for a session others may be asking already.
    private void pauseWithoutBroker() {
        boolean silent = silence().compareTo(Consumers.SESSION) > 0;
        if (silent && !paused) {
            LOG.warn("the broker has not answered for {}: nothing is crawled", Consumers.SESSION);
            Instant now = time.now();
            for (TopicPartition each : consumer.assignment()) {
                pending.put(each.partition(), new Pending(0, now));
            }
            letGo(Set.copyOf(owned), false);
        }
        paused = silent;
    }

    private Duration silence() {
        return consumer.metrics().entrySet().stream()
                .filter(each -> each.getKey().name().equals("last-heartbeat-seconds-ago"))
                .map(each -> each.getValue().metricValue())
                .filter(Double.class::isInstance)
                .map(seconds -> Duration.ofSeconds(Math.round((Double) seconds)))
                .filter(since -> !since.isNegative())
                .findFirst()
                .orElse(Duration.ZERO);
    }

    /// Once what stands in a partition is read, and whoever had it must have stopped.
    private void takeWhatIsFree() {
        if (paused) {
            return;
        }
        Instant now = time.now();
        List<Integer> free =
                pending.entrySet().stream()
                        .filter(each -> isFree(each.getKey(), each.getValue(), now))
                        .map(Map.Entry::getKey)
                        .toList();
        if (free.isEmpty()) {
            return;
        }
        boolean othersWrote = free.stream().anyMatch(each -> isAnothers(standing.get(each)));
        if (othersWrote) {
            memory.refresh();
        }
        for (Integer each : free) {
            pending.remove(each);
            owned.add(each);
            send(each, new Claimed(member, now));
        }
        claimed = now;
        LOG.info("hosts of {} partitions are ours, {} in all", free.size(), owned.size());
        crawler.hold(sourcesOf(free));
        wishes.takeUp(sourcesOf(free), memory::source, now);
    }

    private boolean isFree(int partition, Pending came, Instant now) {
        var at = new TopicPartition(IngestTopics.HOSTS.name(), partition);
        if (consumer.position(at) < came.end()) {
            return false;
        }
        boolean held =
                standing.get(partition) instanceof Claimed claim && !claim.member().equals(member);
        return !held || !came.since().plus(afterLoss).isAfter(now);
    }

    private boolean isAnothers(@org.jspecify.annotations.Nullable HostMessage message) {
        return switch (message) {
            case Claimed claim -> !claim.member().equals(member);
            case Released release -> !release.member().equals(member);
            case CrawlNow _ -> false;
            case null -> false;
        };
    }

    private void claimAgain() {
        Instant now = time.now();
        if (!owned.isEmpty() && claimed.plus(CLAIM_AGAIN).isBefore(now)) {
            owned.forEach(each -> send(each, new Claimed(member, now)));
            claimed = now;
        }
    }

    private void send(int partition, HostMessage message) {
        producer.send(
                new ProducerRecord<>(
                        IngestTopics.HOSTS.name(), partition, null, Json.bytes(message)));
    }
}
