package io.hypervisory.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CatchUpTest {
    private static final TopicPartition PARTITION = new TopicPartition("t", 0);

    private long now;
    private long end;
    private long read;
    private boolean silent;

    private final CatchUp catchUp =
            new CatchUp(
                    new CatchUp.Lag() {
                        @Override
                        public @Nullable Map<TopicPartition, Long> ends() {
                            return silent ? null : Map.of(PARTITION, end);
                        }

                        @Override
                        public OptionalLong behind(Map<TopicPartition, Long> ends) {
                            return silent
                                    ? OptionalLong.empty()
                                    : OptionalLong.of(Math.max(0, ends.get(PARTITION) - read));
                        }
                    },
                    () -> now);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void isReached_atOnce_whereThereIsNothingToRead() throws InterruptedException {
        assertThat(catchUp.isReached()).isTrue();
    }

    @Test
    void isReached_whileTheTopicGrowsFasterThanAnybodyCouldSeeItRead() throws InterruptedException {
        end = 100;
        assertThat(catchUp.isReached()).isFalse();
        assertThat(catchUp.behind()).hasValue(100);

        read = 100;
        end = 150;
        pass(Duration.ofSeconds(1));

        assertThat(catchUp.isReached()).isTrue();
    }

    @Test
    void isReached_notByWhatWasThereLongAgo() throws InterruptedException {
        end = 100;
        assertThat(catchUp.isReached()).isFalse();

        read = 100;
        end = 150;
        pass(Duration.ofMinutes(1));
        assertThat(catchUp.isReached()).isFalse();
        assertThat(catchUp.behind()).hasValue(50);

        read = 150;
        pass(Duration.ofSeconds(1));
        assertThat(catchUp.isReached()).isTrue();
    }

    @Test
    void isReached_asksAnew_eachTimeItWasTrue() throws InterruptedException {
        assertThat(catchUp.isReached()).isTrue();

        end = 1;

        assertThat(catchUp.isReached()).isFalse();
    }

    @Test
    void isReached_isFalse_whileTheBrokerDoesNotTell() throws InterruptedException {
        silent = true;
        assertThat(catchUp.isReached()).isFalse();
        assertThat(catchUp.behind()).isEmpty();

        silent = false;
        assertThat(catchUp.isReached()).isTrue();
    }

    @Test
    void hasPassed_isAboutTheMark() throws InterruptedException {
        end = 10;
        catchUp.mark();
        end = 20;
        read = 9;
        assertThat(catchUp.hasPassed()).isFalse();

        read = 10;

        assertThat(catchUp.hasPassed()).isTrue();
    }
}
