package io.hypervisory.index.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {
    @ParameterizedTest
    @CsvSource({
        "date, 2008-01-01, date",
        "date, '', date",
        "date, soon, text",
        "number, 10, number",
        "number, -1, number",
        "number, '', number",
        "number, ten, text",
        "text, ten, text",
    })
    void valueThatItsInputWouldNotShow_isShownAsText(String type, String value, String shown) {
        assertThat(new Form.Field("a", "a", "A", type, value, null, null, List.of()).shownType())
                .isEqualTo(shown);
    }
}
