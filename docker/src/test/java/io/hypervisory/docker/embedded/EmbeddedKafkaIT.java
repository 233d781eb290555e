package io.hypervisory.docker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
    @TempDir Path data;

    @Test
    void broker_keepsClusterTopicsAndRecords_whenItsPortsWereTaken() throws Exception {
        String cluster;
        String address;
        try (var kafka = start("cold")) {
            Records.createTopics(kafka);
            Records.write(kafka, "one", "two");
            cluster = clusterId(kafka);
            address = kafka.bootstrapServers();
        }
        int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                var kafka = start("warm")) {
            assertThat(taken.isBound()).isTrue();
            assertThat(kafka.bootstrapServers()).isNotEqualTo(address);
            assertThat(clusterId(kafka)).isEqualTo(cluster);
            assertThat(Records.read(kafka, 2)).containsExactly("one", "two");
        }
    }

    @Test
    void broker_servesCommittedRecordsAndTakesMore_afterItsProcessWasHalted() throws Exception {
        Crash.of(Halting.class, data.toString());
        try (var kafka = start("after a halt")) {
            assertThat(Records.read(kafka, 2)).containsExactly("one", "two");
            Records.write(kafka, "three");
            assertThat(Records.read(kafka, 3)).containsExactly("one", "two", "three");
        }
    }

    /// Writes two records and ends without a word.
    static final class Halting {
        public static void main(String[] arguments) throws Exception {
            var kafka = EmbeddedKafka.start(Path.of(arguments[0]));
            Records.createTopics(kafka);
            Records.write(kafka, "one", "two");
            Runtime.getRuntime().halt(Crash.STATUS);
        }
    }

    private EmbeddedKafka start(String how) {
        long begin = System.nanoTime();
        var kafka = EmbeddedKafka.start(data);
        System.out.printf(
                "embedded Kafka, %s: up in %d ms%n",
                how, Duration.ofNanos(System.nanoTime() - begin).toMillis());
        return kafka;
    }

    private static String clusterId(EmbeddedKafka kafka) throws Exception {
        try (var admin = Records.admin(kafka)) {
            return admin.describeCluster().clusterId().get();
        }
    }
}
