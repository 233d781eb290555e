package io.hypervisory.index.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.index.search.SearchResults.Fragment;
import io.hypervisory.index.search.SearchResults.Fragment.Part;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkersTest {
    @Test
    void read_partsTextAtTheMarks() {
        assertThat(Markers.read("the \uE000service\uE001 \uE000console\uE001"))
                .isEqualTo(
                        new Fragment(
                                List.of(
                                        new Part("the ", false),
                                        new Part("service", true),
                                        new Part(" ", false),
                                        new Part("console", true))));
    }

    @Test
    void read_keepsAllText_whenAMarkIsNotClosed() {
        assertThat(Markers.read("a\uE000b").parts()).containsExactly(new Part("a\uE000b", false));
    }

    @ParameterizedTest
    @CsvSource({
        "'', relevance",
        "relevance, relevance",
        "published, published",
        "-published, published",
        "' published', published:asc",
        "+updated, updated:asc",
        "Updated:ASC, updated:asc",
        "updated:desc, updated",
    })
    void sort_isReadInEverySpelling(String text, String sort) {
        assertThat(Sort.parse(text)).map(Sort::toString).hasValue(sort);
    }

    @Test
    void sort_isEmpty_whenUnknown() {
        assertThat(Sort.parse("severity")).isEmpty();
    }
}
