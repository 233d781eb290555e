package io.hypervisory.index.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {
    static java.util.stream.Stream<String> written() {
        return Help.forms().stream().map(Help.Form::written);
    }

    @ParameterizedTest
    @MethodSource("written")
    void form_isAQuery(String written) {
        assertThatCode(() -> Ranking.of(Expansion.of(QueryParser.parse(written)), LocalDate.EPOCH))
                .doesNotThrowAnyException();
    }

    @Test
    void text_namesEveryFormAndField() {
        assertThat(Help.text())
                .contains(Help.INTRODUCTION)
                .contains(written().toList())
                .contains(Field.named().stream().map(Field::example).toList());
    }

    /// Copy the lines into the page when this fails.
    @Test
    void page_saysTheSame() throws IOException {
        String page = Files.readString(Path.of("QUERY.md"));

        assertThat(page.replace('\n', ' ')).contains(Help.INTRODUCTION);
        for (Help.Form form : Help.forms()) {
            assertThat(page).contains("- `" + form.written() + "`: " + form.meaning() + "\n");
        }
    }
}
