package io.hypervisory.docker.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.index.search.SearchRequest.Facets;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SearchTimesTest {
    @Test
    void of_takesTheNearestRank() {
        long[] nanos = LongStream.rangeClosed(1, 200).map(ms -> (201 - ms) * 1_000_000).toArray();

        var times = SearchTimes.of(Facets.BESIDE, 4, nanos, 2, 300);

        assertThat(times.answers()).isEqualTo(200);
        assertThat(times.p50()).isEqualTo(100);
        assertThat(times.p95()).isEqualTo(190);
        assertThat(times.p99()).isEqualTo(198);
        assertThat(times.most()).isEqualTo(200);
        assertThat(times.perSecond()).isEqualTo(100);
        assertThat(times.cpuMs()).isEqualTo(1.5);
    }
}
