package io.hypervisory.ingest.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
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

    private static Way way(String kind, String more) {
        String yaml = GOOD.replace("kind: mail-archive", "kind: " + kind) + more;
        return Catalogue.parse(yaml, "f.yaml").sources().getFirst().way();
    }

    @Test
    void csafSource_takesWhatEverybodyMaySee_checkedWhereItsProviderSaysByWhat() {
        assertThat(way("csaf", ""))
                .isEqualTo(
                        new Way.Csaf(Set.of(Way.Tlp.WHITE, Way.Tlp.UNLABELED), Way.Verify.LISTED));
    }

    @Test
    void csafSource_namesItsLabels_andHowItIsChecked_anAggregatorToo() {
        String more = "    tlp: [CLEAR, GREEN, AMBER+STRICT]\n    verify: required\n";
        var expected =
                new Way.Csaf(
                        Set.of(Way.Tlp.WHITE, Way.Tlp.GREEN, Way.Tlp.AMBER_STRICT),
                        Way.Verify.REQUIRED);

        assertThat(way("csaf", more)).isEqualTo(expected);
        assertThat(way("csaf-aggregator", more)).isEqualTo(new Way.CsafAggregator(expected));
        assertThat(way("csaf-aggregator", "").kind().word()).isEqualTo("csaf-aggregator");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "csaf | tlp: [PINK] | sources[0].tlp",
                "csaf | tlp: [] | names no label",
                "csaf | verify: perhaps | sources[0].verify",
                "feed | verify: none | not of feed",
                "mail-archive | tlp: [WHITE] | not of mail-archive",
            })
    void csafKey_thatIsWrongOrElsewhere_isNamed(String kind, String key, String what) {
        assertThatThrownBy(() -> way(kind, "    " + key + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("f.yaml")
                .hasMessageContaining(what);
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
