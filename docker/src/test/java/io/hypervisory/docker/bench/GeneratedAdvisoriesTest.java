package io.hypervisory.docker.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.index.document.Projector;
import io.hypervisory.index.query.QueryParser;
import io.hypervisory.ingest.contract.Json;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedAdvisoriesTest {
    private static final int SOME = 1_000;

    @Test
    void advisory_isTheSameForTheSameNumber() {
        assertThat(new GeneratedAdvisories().advisory(7))
                .isEqualTo(new GeneratedAdvisories().advisory(7));
    }

    @Test
    void advisories_haveSevenKilobytesEachAsIndexed_andIdsOfTheirOwn() {
        List<Advisory> some = new GeneratedAdvisories().advisories(0, SOME);
        double mean =
                some.stream()
                        .mapToInt(one -> Projector.project(Json.bytes(one), null).length)
                        .average()
                        .orElseThrow();

        assertThat(mean).isBetween(6_300.0, 7_700.0);
        assertThat(new HashSet<>(some.stream().map(Advisory::id).toList())).hasSize(SOME);
    }

    @Test
    void queries_areAHundredDifferentOnes_thatCanBeRead_andTheSameEachTime() {
        var queries = new GeneratedQueries(new GeneratedAdvisories(), SOME).all();

        assertThat(queries).hasSize(GeneratedQueries.COUNT).doesNotHaveDuplicates();
        assertThat(queries).allSatisfy(query -> assertThat(QueryParser.parse(query)).isNotNull());
        assertThat(new GeneratedQueries(new GeneratedAdvisories(), SOME).all()).isEqualTo(queries);
    }
}
