package io.hypervisory.docker.e2e;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;

/// The publishers' images of both servers, with the settings that compose.yaml gives them.
@Tag("container")
@ExtendWith(RequiresDocker.class)
class ContainersEndToEndIT extends EndToEndContract {
    private static final Duration STARTED_WITHIN = Duration.ofMinutes(3);

    private final KafkaContainer kafka =
            new KafkaContainer("apache/kafka:4.3.1")
                    .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                    .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "8")
                    .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "4")
                    .withEnv("KAFKA_MESSAGE_MAX_BYTES", "17825792")
                    .withEnv("KAFKA_REPLICA_FETCH_MAX_BYTES", "17825792")
                    .withStartupTimeout(STARTED_WITHIN);

    private final ElasticsearchContainer elasticsearch = new ElasticsearchContainer();

    @Override
    Map<String, String> environment() {
        Startables.deepStart(kafka, elasticsearch.server()).join();
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka.getBootstrapServers(),
                "ELASTICSEARCH_URL",
                elasticsearch.url().toString());
    }

    @AfterAll
    void stopServers() {
        elasticsearch.close();
        kafka.stop();
    }
}
