package io.hypervisory.index.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FieldTest {
    /// Copy the expected lines into the page when this fails.
    @Test
    void page_listsEveryField_inOrder() throws IOException {
        var rows =
                Files.readAllLines(Path.of("QUERY.md")).stream().filter(l -> l.startsWith("| `"));

        assertThat(rows)
                .containsExactlyElementsOf(
                        Field.named().stream()
                                .map(f ->
                                        "| `%s` | %s | `%s` |"
                                                .formatted(f.written(), f.meaning(), f.example()))
                                .toList());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ANY")
    void example_isAQuery(Field field) {
        assertThatCode(() -> ElasticsearchQueries.of(QueryParser.parse(field.example())))
                .doesNotThrowAnyException();
    }
}
