package io.hypervisory.index;

import io.hypervisory.index.Store.Outcome.NoAlias;
import io.hypervisory.index.Store.Outcome.Unavailable;
import io.hypervisory.index.Store.Outcome.Written;
import io.hypervisory.index.Store.Rejected;
import java.time.Duration;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the store up to the topics, with one consumer on one thread. Offsets are committed when
/// the store has the records; what is read twice is written twice, and the older write loses.
final class IndexLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final View view;
    private final Consumer<byte[], byte[]> consumer;
    private final Store store;
    private final DeadLetters deadLetters;
    private final Owner owner;
    private final Backoff backoff;
    private final Streak streak = new Streak();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private volatile boolean closing;

    /// What a worker tells the stage.
    interface Owner {
        void indexed(int records, int rejected);

        /// The alias leads nowhere: find out what to write to.
        void aliasLost() throws InterruptedException;

        /// The worker has ended for good.
        void failed(RuntimeException cause);
    }

    IndexLoop(
            View view,
            Consumer<byte[], byte[]> consumer,
            Store store,
            DeadLetters deadLetters,
            Owner owner,
            Pause pause) {
        this.view = view;
        this.consumer = consumer;
        this.store = store;
        this.deadLetters = deadLetters;
        this.owner = owner;
        this.backoff = new Backoff(pause);
    }

    @Override
    public void run() {
        try (consumer) {
            consumer.subscribe(view.topics());
            while (!closing) {
                step();
            }
        } catch (WakeupException | InterruptException | InterruptedException e) {
            LOG.debug("index worker ends", e);
        } catch (RuntimeException e) {
            owner.failed(e);
        }
    }

    /// Ends the loop soon; from any thread.
    void close() {
        closing = true;
        consumer.wakeup();
    }

    void step() throws InterruptedException {
        var records = consumer.poll(POLL);
        if (!records.isEmpty() && !index(records)) {
            rewind(records);
            backoff.failed();
            return;
        }
        backoff.succeeded();
        commit();
    }

    /// Whether all of them are in the store or listed as dead letters.
    private boolean index(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        var rejected = new IdentityHashMap<ConsumerRecord<byte[], byte[]>, Rejected>();
        // of several records of one key in a batch only the last counts
        var writes = new LinkedHashMap<String, Write>();
        for (var each : records) {
            try {
                writes(each).forEach(write -> writes.put(write.id(), write));
            } catch (IllegalArgumentException e) {
                rejected.put(
                        each, new Rejected(each, "unreadable", String.valueOf(e.getMessage())));
            }
        }
        switch (store.write(writes.values())) {
            case Written(var some) -> some.forEach(one -> rejected.put(one.from(), one));
            case Unavailable(var reason) -> {
                LOG.warn("{} records wait for Elasticsearch: {}", records.count(), reason);
                return false;
            }
            case NoAlias _ -> {
                owner.aliasLost();
                return false;
            }
        }
        for (var each : records) {
            Rejected rejection = rejected.get(each);
            streak.next(rejection == null ? null : rejection.reason());
        }
        return listed(records, rejected);
    }

    private boolean listed(
            ConsumerRecords<byte[], byte[]> records,
            Map<ConsumerRecord<byte[], byte[]>, Rejected> rejected)
            throws InterruptedException {
        try {
            deadLetters.list(rejected.values());
        } catch (KafkaException e) {
            LOG.warn("{} dead letters wait for the broker", rejected.size(), e);
            return false;
        }
        owner.indexed(records.count() - rejected.size(), rejected.size());
        LOG.debug("indexed {} records, rejected {}", records.count(), rejected.size());
        return true;
    }

    private List<Write> writes(ConsumerRecord<byte[], byte[]> from) {
        if (from.key() == null) {
            throw new IllegalArgumentException("the record has no key");
        }
        return view.projection().of(from);
    }

    private void rewind(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> some = records.records(partition);
            consumer.seek(partition, some.getFirst().offset());
        }
    }

    /// Commits where the positions are: they pass the marks of transactions too, which are no
    /// records.
    private void commit() {
        var moved = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (TopicPartition partition : consumer.assignment()) {
            long position = consumer.position(partition);
            if (!Long.valueOf(position).equals(committed.get(partition))) {
                moved.put(partition, new OffsetAndMetadata(position));
            }
        }
        if (moved.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(moved);
            moved.forEach((partition, to) -> committed.put(partition, to.offset()));
        } catch (CommitFailedException | RetriableException e) {
            // a rebalance or a slow broker: what was not committed is read again and changes
            // nothing
            LOG.warn("offsets were not committed: {}", e.toString());
        }
    }
}
