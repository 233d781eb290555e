package io.hypervisory.ingest.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.catalogue.Source;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WishesTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Source SOURCE =
            Source.of("s", Source.Kind.FEED, URI.create("https://a.example/feed"));

    private final AtomicInteger passes = new AtomicInteger();
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore mayEnd = new Semaphore(0);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Wishes wishes = new Wishes(this::pass);

    private void pass(Source source) throws InterruptedException {
        passes.incrementAndGet();
        begun.release();
        try {
            mayEnd.acquire();
        } catch (InterruptedException e) {
            stopped.countDown();
            throw e;
        }
    }

    @AfterEach
    void stop() {
        wishes.close();
    }

    private boolean begins() throws InterruptedException {
        return begun.tryAcquire(5, TimeUnit.SECONDS);
    }

    private boolean begunNow() throws InterruptedException {
        return begun.tryAcquire(300, TimeUnit.MILLISECONDS);
    }

    @Test
    void twentyWishes_areOnePassAndOneMore() throws InterruptedException {
        for (int wish = 0; wish < 20; wish++) {
            wishes.want(SOURCE);
        }
        mayEnd.release(20);

        assertThat(begins() && begins()).isTrue();
        assertThat(begunNow()).isFalse();
        wishes.want(SOURCE);
        assertThat(begins()).isTrue();
        assertThat(passes).hasValue(3);
    }

    @Test
    void stop_endsWhatRuns_andWhatWaits() throws InterruptedException {
        wishes.want(SOURCE);
        wishes.want(SOURCE);
        assertThat(begins()).isTrue();

        wishes.stop(List.of(SOURCE));

        assertThat(stopped.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(begunNow()).isFalse();
    }

    @Test
    void wishForAHostThatComes_isKept_forAWhile() throws InterruptedException {
        wishes.keep(SOURCE, NOW.minusSeconds(400));
        wishes.takeUp(List.of(SOURCE), _ -> null, NOW);
        assertThat(begunNow()).isFalse();

        wishes.keep(SOURCE, NOW.minusSeconds(60));
        wishes.takeUp(List.of(SOURCE), _ -> null, NOW);
        assertThat(begins()).isTrue();
    }
}
