package io.hypervisory.ingest.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
    private static final String GOOD =
            """
            sources:
              - name: a-list
                kind: mail-archive
                url: http://lists.example.org/pipermail/announce/
                interval: PT6H
            """;

    @Test
    void source_hasItsDefaults() {
        Source source = Catalogue.parse(GOOD, "f.yaml").sources().getFirst();

        assertThat(source.way()).isEqualTo(new Way.MailArchive());
        assertThat(source.schedule().longest()).isEqualTo(Duration.ofHours(6));
        assertThat(source.manners().concurrency()).isEqualTo(1);
        assertThat(source.manners().pause()).isEqualTo(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: mail-archive | kind: carrier-pigeon | f.yaml:3 | sources[0].kind",
                "interval: PT6H | every: PT6H | f.yaml:5 | every",
                "name: a-list | name: A List | f.yaml | A List",
                "http://lists | ftp://lists | f.yaml | neither http nor https",
                "interval: PT6H | interval: 6 hours | f.yaml:5 | interval",
                "interval: PT6H | interval: PT0S | f.yaml | interval PT0S",
            })
    void fault_isNamed_byFileLineAndKey(String good, String bad, String where, String what) {
        assertThatThrownBy(() -> Catalogue.parse(GOOD.replace(good, bad), "f.yaml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(where)
                .hasMessageContaining(what);
    }

    @Test
    void missingKey_isNamed() {
        assertThatThrownBy(() ->
                        Catalogue.parse(
                                GOOD.replace("    name: a-list\n", "")
                                        .replace("- name: a-list\n    kind", "- kind"),
                                "f.yaml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("f.yaml")
                .hasMessageContaining("name");
    }

    @Test
    void twoSourcesOfOneName_areRefused() {
        String twice = GOOD + GOOD.replace("sources:\n", "");

        assertThatThrownBy(() -> Catalogue.parse(twice, "f.yaml"))
                .hasMessageContaining("two sources are named a-list");
    }

    @Test
    void brokenYaml_saysWhere() {
        assertThatThrownBy(() -> Catalogue.parse("sources: [\n", "f.yaml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("f.yaml:");
    }
}
