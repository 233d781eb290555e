package io.hypervisory.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.index.Analysis.Filters;
import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class AnalysisTest {
    private static final Set<String> OFFICIAL = Set.of("analysis-common", "percolator");
    private static final Set<String> EMBEDDED = Set.of("x-pack-core", "hypervisory-analysis");
    private static final Set<String> BARE = Set.of("x-pack-core", "transport-netty4");

    @Test
    void of_isTheModule_whereEveryNodeHasIt() {
        assertThat(Analysis.of(List.of(OFFICIAL))).isEqualTo(Filters.MODULE);
        assertThat(Analysis.of(List.of(OFFICIAL, OFFICIAL))).isEqualTo(Filters.MODULE);
    }

    @Test
    void of_isThePlugin_whereItFillsAGap() {
        assertThat(Analysis.of(List.of(EMBEDDED))).isEqualTo(Filters.PLUGIN);
        assertThat(Analysis.of(List.of(OFFICIAL, EMBEDDED))).isEqualTo(Filters.PLUGIN);
    }

    @Test
    void of_isNone_whereANodeHasNeither() {
        assertThat(Analysis.of(List.of(BARE))).isEqualTo(Filters.NONE);
        assertThat(Analysis.of(List.of(OFFICIAL, BARE))).isEqualTo(Filters.NONE);
        assertThat(Analysis.of(List.of(EMBEDDED, BARE))).isEqualTo(Filters.NONE);
        assertThat(Analysis.of(List.of())).isEqualTo(Filters.NONE);
    }

    @Test
    void plain_keepsAnalyzers_andNamesOnlyWhatEveryElasticsearchHas() throws IOException {
        ObjectNode settings = settings();

        ObjectNode plain = Analysis.plain(settings);

        assertThat(plain.at("/index/analysis").has("filter")).isFalse();
        assertThat(plain.at("/index/analysis/analyzer").propertyNames())
                .isEqualTo(settings.at("/index/analysis/analyzer").propertyNames());
        assertThat(plain.at("/index/analysis/analyzer"))
                .allSatisfy(one ->
                        assertThat(one.path("filter").toString()).isEqualTo("[\"lowercase\"]"));
        assertThat(settings).isEqualTo(settings());
    }

    private static ObjectNode settings() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Index.class.getResourceAsStream("settings.json"))) {
            return Json.MAPPER.readValue(in, ObjectNode.class);
        }
    }
}
