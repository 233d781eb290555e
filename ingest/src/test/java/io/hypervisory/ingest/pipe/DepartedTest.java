package io.hypervisory.ingest.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.SourceState.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DepartedTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private static SourceState state(
            String name, Health health, @Nullable Duration passed, Duration due) {
        return new SourceState(
                name,
                "feed",
                "https://a.example/",
                null,
                health,
                true,
                passed == null ? null : NOW.minus(passed),
                null,
                NOW.plus(due),
                null,
                0,
                0,
                0,
                0,
                null);
    }

    @Test
    void source_isGone_whenNobodyAsksItThoughItIsDue() {
        Duration long_ = Duration.ofDays(2);
        var remembered =
                List.of(
                        state("here", Health.OK, long_, long_.negated()),
                        state("left", Health.OK, long_, long_.negated()),
                        state("off", Health.OFF, null, Duration.ZERO),
                        state("asked", Health.OK, Duration.ofHours(3), Duration.ofHours(-2)),
                        state("seldom", Health.OK, long_, Duration.ofDays(5)),
                        state("new", Health.NEW, null, Duration.ZERO));

        assertThat(Departed.of(remembered, Set.of("here"), NOW)).containsExactly("left", "off");
    }

    @Test
    void forgotten_leavesATombstone() {
        var producer =
                new MockProducer<>(
                        true,
                        new RoundRobinPartitioner(),
                        new StringSerializer(),
                        new ByteArraySerializer());
        var memory = new TopicMemory(Map.of());
        var archive = new TopicArchive(producer, memory);
        archive.remember(state("left", Health.OFF, null, Duration.ZERO));

        archive.forget("left");

        assertThat(memory.source("left")).isNull();
        assertThat(producer.history().getLast().key()).isEqualTo("left");
        assertThat(producer.history().getLast().value()).isNull();
    }
}
