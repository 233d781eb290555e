package io.hypervisory.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.hypervisory.docker.embedded.EmbeddedKafka;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Topic;
import io.hypervisory.ingest.contract.Topic.Cleanup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicAdminIT {
    @TempDir static Path data;
    static EmbeddedKafka kafka;
    static Admin admin;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(data);
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        kafka.close();
    }

    @Test
    void ensure_createsWhatIsMissing_andIsContentTheSecondTime() throws Exception {
        TopicAdmin.ensure(admin, IngestTopics.all(), (short) 1);
        TopicAdmin.ensure(admin, IngestTopics.all(), (short) 1);

        var name = IngestTopics.DOCUMENTS.name();
        var shape = admin.describeTopics(Set.of(name)).allTopicNames().get().get(name);
        assertThat(shape.partitions()).hasSize(IngestTopics.DOCUMENTS.partitions());
    }

    @Test
    void ensure_namesEveryDifference_whenATopicIsNotAsDeclared() throws Exception {
        create("differs", 2, Map.of("max.message.bytes", "1000", "retention.ms", "60000"));

        assertThatIllegalStateException()
                .isThrownBy(() -> ensure(topic("differs", Cleanup.COMPACT, null)))
                .withMessageContaining("differs: partitions is 2, must be 1")
                .withMessageContaining("differs: cleanup.policy is delete, must be compact")
                .withMessageContaining("differs: max.message.bytes is 1000, must be 17825792");
        assertThatIllegalStateException()
                .isThrownBy(() -> ensure(topic("differs", Cleanup.KEEP, null)))
                .withMessageContaining("differs: retention.ms is 60000, must be -1");
    }

    @Test
    void ensure_isContent_whenATopicHasMoreRoomThanDeclared() throws Exception {
        create("roomy", 1, Map.of("max.message.bytes", "50000000", "retention.ms", "-1"));

        ensure(topic("roomy", Cleanup.EXPIRE, Duration.ofDays(1)));

        assertThat(admin.listTopics().names().get()).contains("roomy");
    }

    private static void create(String name, int partitions, Map<String, String> settings)
            throws Exception {
        var topic = new NewTopic(name, partitions, (short) 1).configs(settings);
        admin.createTopics(Set.of(topic)).all().get();
    }

    private static void ensure(Topic topic) throws InterruptedException {
        TopicAdmin.ensure(admin, List.of(topic), (short) 1);
    }

    private static Topic topic(String name, Cleanup cleanup, @Nullable Duration retention) {
        return new Topic(name, 1, cleanup, retention, false, "any", "A test");
    }
}
