package io.hypervisory.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.Downstream;
import io.hypervisory.ingest.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// One backfill on a clock of the test's, and stages that work off so many records a second.
class LagAdmissionTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final List<Stage> stages = new ArrayList<>();

    /// Works while the clock goes on.
    private static final class Stage implements Downstream {
        double perSecond;
        double done;
        long arrived;
        double longestQueue;
        boolean silent;

        Stage(double perSecond) {
            this.perSecond = perSecond;
        }

        void work(Duration time) {
            done = Math.min(arrived, done + perSecond * time.toMillis() / 1000.0);
        }

        @Override
        public String name() {
            return "stage " + System.identityHashCode(this);
        }

        @Override
        public @Nullable Stand stand() {
            return silent ? null : new Stand((long) done, arrived - (long) done);
        }
    }

    private final class Clock implements Time {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            now = now.plus(duration);
            stages.forEach(stage -> stage.work(duration));
        }
    }

    /// Fetching alone would give 3,000 documents a second.
    private long admittedWithin(Duration time) throws InterruptedException {
        var clock = new Clock();
        var admission = new LagAdmission(List.copyOf(stages), clock);
        Instant end = now.plus(time);
        long admitted = 0;
        while (now.isBefore(end)) {
            admission.await();
            admitted++;
            for (Stage stage : stages) {
                stage.arrived++;
                double queue = (stage.arrived - stage.done) / Math.max(1, stage.perSecond);
                stage.longestQueue = Math.max(stage.longestQueue, queue);
            }
            if (admitted % 3 == 0) {
                clock.sleep(Duration.ofMillis(1));
            }
        }
        return admitted;
    }

    @Test
    void backfill_goesAtThePaceOfTheSlowestStage_andQueuesLittle() throws InterruptedException {
        stages.add(new Stage(1_000));
        stages.add(new Stage(5_000));

        long admitted = admittedWithin(Duration.ofSeconds(30));

        assertThat(admitted).isBetween(22_000L, 31_000L);
        assertThat(stages.get(0).longestQueue).isLessThan(1.6);
    }

    /// Who waits for a publisher, and not for us, earns nothing by it.
    @Test
    void slowPublisher_thenABurst_queuesNoMoreThanEver() throws InterruptedException {
        var stage = new Stage(1_000);
        stages.add(stage);
        var clock = new Clock();
        var admission = new LagAdmission(List.copyOf(stages), clock);
        for (int i = 0; i < 4_000; i++) {
            admission.await();
            stage.arrived++;
            clock.sleep(Duration.ofSeconds(3));
        }

        Instant end = now.plusSeconds(30);
        long admitted = 0;
        while (now.isBefore(end)) {
            admission.await();
            admitted++;
            stage.arrived++;
            stage.longestQueue =
                    Math.max(stage.longestQueue, (stage.arrived - stage.done) / stage.perSecond);
            if (admitted % 20 == 0) {
                clock.sleep(Duration.ofMillis(1));
            }
        }

        assertThat(stage.longestQueue).isLessThan(1.6);
        assertThat(admitted).isGreaterThan(15_000);
    }

    @Test
    void stageThatSlowsDown_slowsTheBackfill() throws InterruptedException {
        var stage = new Stage(1_000);
        stages.add(stage);
        admittedWithin(Duration.ofSeconds(10));
        stage.perSecond = 100;
        stage.longestQueue = 0;

        long admitted = admittedWithin(Duration.ofSeconds(30));

        assertThat(admitted).isBetween(2_000L, 4_500L);
    }

    @Test
    void withoutAnswer_nothingPasses() throws InterruptedException {
        var stage = new Stage(1_000);
        stage.silent = true;
        stages.add(stage);
        var admission = new LagAdmission(List.copyOf(stages), new Clock());
        Thread waiting =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                admission.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });

        assertThat(waiting.join(Duration.ofMillis(300))).isFalse();
        stage.silent = false;
        assertThat(waiting.join(Duration.ofSeconds(5))).isTrue();
    }
}
