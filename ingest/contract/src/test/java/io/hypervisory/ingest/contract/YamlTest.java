package io.hypervisory.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
    private static final String SMILE = "\uD83D\uDE00";

    @Test
    void read_leavesHalfACharacterForTheNextRead() throws IOException {
        try (var reader = new WholeCharacters(new StringReader("ab" + SMILE + "c"))) {
            var buffer = new char[3];

            assertThat(reader.read(buffer, 0, 3)).isEqualTo(2);
            assertThat(reader.read(buffer, 0, 3)).isEqualTo(3);
            assertThat(new String(buffer)).isEqualTo(SMILE + "c");
            assertThat(reader.read(buffer, 0, 3)).isEqualTo(-1);
        }
    }

    /// Wherever the parser's buffer of a thousand and odd characters ends.
    @ParameterizedTest
    @ValueSource(ints = {1_010, 1_014, 1_015, 1_016, 1_017, 1_018, 1_019, 1_020, 1_021, 2_040})
    void yaml_isReadWhole_whereverACharacterOfTwoHalvesStands(int before) {
        String value = "x".repeat(before) + SMILE.repeat(3);

        assertThat(Yaml.MAPPER.readTree("key: " + value).path("key").asString()).isEqualTo(value);
        assertThat(Yaml.MAPPER.readTree(new StringReader("key: " + value)).path("key").asString())
                .isEqualTo(value);
    }
}
