package io.hypervisory.index;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/// How far a consumer group is behind. Thread-safe.
public final class GroupLag {
    private static final int PATIENCE_SECONDS = 5;

    private final Admin admin;

    public GroupLag(Admin admin) {
        this.admin = admin;
    }

    /// Offsets from where the group stands, or from the beginning where it never was, to the last
    /// committed record; compacted ones count too. Empty when the broker does not tell.
    public OptionalLong of(String group, Collection<String> topics) throws InterruptedException {
        return stand(group, topics)
                .map(stand -> OptionalLong.of(stand.behind()))
                .orElse(OptionalLong.empty());
    }

    /// Where a group stands, in offsets summed over partitions.
    ///
    /// @param behind as [#of] counts
    /// @param begun the group has worked once
    public record Stand(long done, long behind, boolean begun) {}

    /// Empty when the broker does not tell.
    public Optional<Stand> stand(String group, Collection<String> topics)
            throws InterruptedException {
        try {
            return Optional.of(towards(group, offsets(partitions(topics), OffsetSpec.latest())));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }

    /// Where topics end now, by committed records; empty when the broker does not tell.
    Optional<Map<TopicPartition, Long>> ends(Collection<String> topics)
            throws InterruptedException {
        try {
            return Optional.of(offsets(partitions(topics), OffsetSpec.latest()));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }

    /// As [#of], to where topics ended at some time.
    OptionalLong behind(String group, Map<TopicPartition, Long> ends) throws InterruptedException {
        try {
            return OptionalLong.of(towards(group, ends).behind());
        } catch (ExecutionException | TimeoutException e) {
            return OptionalLong.empty();
        }
    }

    private Stand towards(String group, Map<TopicPartition, Long> ends)
            throws InterruptedException, ExecutionException, TimeoutException {
        var stands = stands(group);
        var never = ends.keySet().stream().filter(one -> stands.get(one) == null).toList();
        var begins = offsets(never, OffsetSpec.earliest());
        long lag = 0;
        long done = 0;
        for (var end : ends.entrySet()) {
            var stand = stands.get(end.getKey());
            long from = stand == null ? begins.getOrDefault(end.getKey(), 0L) : stand.offset();
            done += from;
            lag += Math.max(0, end.getValue() - from);
        }
        return new Stand(done, lag, !stands.isEmpty());
    }

    private List<TopicPartition> partitions(Collection<String> topics)
            throws InterruptedException, ExecutionException, TimeoutException {
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : get(admin.describeTopics(topics).allTopicNames()).values()) {
            topic.partitions()
                    .forEach(one ->
                            partitions.add(new TopicPartition(topic.name(), one.partition())));
        }
        return partitions;
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec where)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (partitions.isEmpty()) {
            return Map.of();
        }
        var asked = partitions.stream().collect(toMap(one -> one, _ -> where));
        var options = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        return get(admin.listOffsets(asked, options).all()).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private Map<TopicPartition, OffsetAndMetadata> stands(String group)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw e;
        }
    }

    private static <T> T get(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE_SECONDS, SECONDS);
    }
}
