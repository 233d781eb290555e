package io.hypervisory.docker;

import io.hypervisory.ingest.contract.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/// Makes the topics what the contracts say, and refuses to start on topics that are not. Stateless.
public final class TopicAdmin {
    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private TopicAdmin() {}

    /// Creates what is missing and compares what is there. Several stages may do so at once.
    ///
    /// @param replication copies of each new topic
    /// @throws IllegalStateException naming every difference that would lose or refuse records
    /// @throws KafkaException if the cluster cannot be asked
    public static void ensure(
            Map<String, String> kafka, Collection<Topic> topics, short replication)
            throws InterruptedException {
        Admin admin = Admin.create(Map.copyOf(kafka));
        try {
            ensure(admin, topics, replication);
        } finally {
            // what nobody waits for any longer must not keep the process
            admin.close(Duration.ofSeconds(1));
        }
    }

    /// As the other, with a client that stays open.
    public static void ensure(Admin admin, Collection<Topic> topics, short replication)
            throws InterruptedException {
        Set<String> present = present(admin);
        List<Topic> missing = topics.stream().filter(t -> !present.contains(t.name())).toList();
        create(admin, missing, replication);
        awaitVisible(admin, missing);
        List<String> differences = differences(admin, topics);
        if (!differences.isEmpty()) {
            throw new IllegalStateException(
                    "topics differ from their contract: " + String.join("; ", differences));
        }
    }

    private static void create(Admin admin, List<Topic> missing, short replication)
            throws InterruptedException {
        List<NewTopic> wanted =
                missing.stream()
                        .map(t ->
                                new NewTopic(t.name(), t.partitions(), replication)
                                        .configs(t.settings()))
                        .toList();
        for (Future<Void> outcome : admin.createTopics(wanted).values().values()) {
            try {
                outcome.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new KafkaException("cannot create topics", e.getCause());
                }
            }
        }
    }

    /// A broker learns of a topic a moment after the controller made it.
    private static void awaitVisible(Admin admin, List<Topic> created) throws InterruptedException {
        Set<String> names = created.stream().map(Topic::name).collect(Collectors.toSet());
        long deadline = System.nanoTime() + VISIBLE_WITHIN.toNanos();
        while (!present(admin).containsAll(names)) {
            if (System.nanoTime() > deadline) {
                throw new KafkaException("topics created but not visible: " + names);
            }
            Thread.sleep(PAUSE);
        }
    }

    private static Set<String> present(Admin admin) throws InterruptedException {
        return await(admin.listTopics().names());
    }

    private static List<String> differences(Admin admin, Collection<Topic> topics)
            throws InterruptedException {
        List<String> names = topics.stream().map(Topic::name).toList();
        Map<String, TopicDescription> shapes = await(admin.describeTopics(names).allTopicNames());
        Map<ConfigResource, Config> settings =
                await(
                        admin.describeConfigs(names.stream().map(TopicAdmin::resource).toList())
                                .all());
        var found = new ArrayList<String>();
        for (Topic topic : topics) {
            var shape = shapes.get(topic.name());
            var config = settings.get(resource(topic.name()));
            if (shape == null || config == null) {
                found.add(topic.name() + " was not described");
                continue;
            }
            int partitions = shape.partitions().size();
            if (partitions != topic.partitions()) {
                found.add(difference(topic, "partitions", topic.partitions(), partitions));
            }
            found.addAll(differences(topic, config));
        }
        return found;
    }

    private static List<String> differences(Topic topic, Config config) {
        var found = new ArrayList<String>();
        topic.settings()
                .forEach((setting, wanted) -> {
                    String actual = config.get(setting).value();
                    if (!suffices(topic, setting, wanted, actual)) {
                        found.add(difference(topic, setting, wanted, actual));
                    }
                });
        return found;
    }

    /// More room than asked for is fine: a larger record, a longer retention.
    private static boolean suffices(Topic topic, String setting, String wanted, String actual) {
        return switch (setting) {
            case "max.message.bytes" -> Long.parseLong(actual) >= Long.parseLong(wanted);
            case "retention.ms", "retention.bytes" ->
                    topic.cleanup() == Topic.Cleanup.COMPACT
                            || Long.parseLong(actual) == -1
                            || (!wanted.equals("-1")
                                    && Long.parseLong(actual) >= Long.parseLong(wanted));
            default -> actual.equals(wanted);
        };
    }

    private static String difference(Topic topic, String what, Object wanted, Object actual) {
        return "%s: %s is %s, must be %s".formatted(topic.name(), what, actual, wanted);
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static <T> T await(Future<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new KafkaException("the cluster cannot be asked about topics", e.getCause());
        }
    }
}
