package io.hypervisory.enrich.judgement.difference;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Difference;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    @Test
    void between_namesThePlaceOfEach() {
        var before = Map.of("title", "old", "lines", List.of("a", "b"));
        var after = Map.of("title", "new", "lines", List.of("a"), "added", true);

        assertThat(Differences.between(before, after))
                .containsExactly(
                        new Difference("/added", null, "true"),
                        new Difference("/lines/1", "\"b\"", null),
                        new Difference("/title", "\"old\"", "\"new\""));
    }

    @Test
    void count_knowsThoseToo_ofWhichOnlyTheNumberIsTold() {
        var lines = IntStream.range(0, 1_234).mapToObj(Integer::toString).toList();
        var before = Map.of("lines", List.of(), "title", "old");
        var after = Map.of("lines", lines, "title", "new");

        var told = Differences.between(before, after);

        assertThat(told).hasSizeLessThan(300);
        assertThat(Differences.count(told)).isEqualTo(1_235);
        assertThat(Differences.count(List.of())).isZero();
    }
}
