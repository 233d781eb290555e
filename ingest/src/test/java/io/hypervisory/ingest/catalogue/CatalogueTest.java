package io.hypervisory.ingest.catalogue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypervisory.ingest.fetch.Hosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

        assertThat(source.way()).isEqualTo(new Way.MailArchive(MailRules.STANDARD));
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

    @Test
    void bulkFile_hasItsRules() {
        assertThat(way("bulk-file", "")).isEqualTo(new Way.BulkFile(BulkRules.STANDARD));
        assertThat(way("bulk-file", "    bulk: {as: zip, entries: '**/*.{xml,json}'}\n"))
                .isEqualTo(
                        new Way.BulkFile(
                                new BulkRules(BulkRules.As.ZIP, new Glob("**/*.{xml,json}"))));
        assertThat(way("bulk-file", "    bulk: {rowsBy: CVE}\n"))
                .isEqualTo(new Way.BulkFile(new BulkRules(null, Glob.ALL, "CVE")));
    }

    @Test
    void otherKinds_haveTheirRules() {
        assertThat(way("mail-archive", "    mail: {form: mbox}\n"))
                .isEqualTo(new Way.MailArchive(new MailRules(MailRules.Form.MBOX)));
        assertThat(way("mbox", "")).isEqualTo(new Way.Mbox());
        assertThat(way("updateinfo", "")).isEqualTo(new Way.Updateinfo());
        assertThat(way("esxi-depot", "    depot: {productIds: [embeddedEsx], locales: ['']}\n"))
                .isEqualTo(
                        new Way.EsxiDepot(
                                new DepotRules(Set.of("embeddedEsx"), Set.of(), Set.of(""))));
    }

    @Test
    void folder_isAFileAddress_andNothingElseIs() {
        String folder =
                GOOD.replace("mail-archive", "folder")
                        .replace("http://lists.example.org", "file://");
        Source source = Catalogue.parse(folder, "f.yaml").sources().getFirst();

        assertThat(source.way()).isEqualTo(new Way.Folder(FolderRules.STANDARD));
        assertThat(source.format()).isEqualTo("auto");
        assertThat(Hosts.name(source.url())).isEqualTo("localhost");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "folder | http://h/ | of a folder is not file:///",
                "folder | file:relative | absolute path",
                "folder | file://host/path | absolute path",
                "feed | file:///feed.xml | neither http nor https",
                "esxi-depot | file:///x | neither http nor https",
            })
    void addressThatAKindCannotStartAt_isNamed(String kind, String url, String what) {
        String yaml =
                GOOD.replace("mail-archive", kind)
                        .replace("http://lists.example.org/pipermail/announce/", url);

        assertThatThrownBy(() -> Catalogue.parse(yaml, "f.yaml"))
                .hasMessageContaining("f.yaml:4: sources[0].url")
                .hasMessageContaining(what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bulk-file | bulk: {as: rar} | f.yaml:6: sources[0].bulk.as",
                "bulk-file | bulk: {entries: '{a'} | braces",
                "bulk-file | bulk: {entries: ' '} | sources[0].bulk.entries",
                "bulk-file | bulk: {limit: 1} | limit",
                "bulk-file | bulk: {rowsBy: ' '} | sources[0].bulk.rowsBy: ",
                "bulk-file | 'bulk: {rowsBy: \"\"}' | f.yaml:6: sources[0].bulk.rowsBy: ",
                "feed | bulk: {as: zip} | the key bulk is of bulk-file sources, not of feed",
                "feed | folder: {files: '*'} | the key folder is of folder sources, not of feed",
                "mbox | mail: {form: mbox} | the key mail is of mail-archive sources, not of mbox",
                "mail-archive | mail: {form: pst} | sources[0].mail.form",
                "updateinfo | depot: {versions: ['1']} | the key depot is of esxi-depot",
            })
    void ruleThatIsWrongOrElsewhere_isNamed(String kind, String key, String what) {
        assertThatThrownBy(() -> way(kind, "    " + key + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("f.yaml:")
                .hasMessageContaining(what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "**/a.{xml,json} | a.xml | true",
                "**/a.{xml,json} | d/e/a.json | true",
                "**/a.{xml,json} | d/ba.json | false",
                "*.csv | a.csv | true",
                "*.csv | d/a.csv | false",
                "d/** | d/e/f | true",
                "d/**/f | d/f | true",
                "a?c | abc | true",
                "a?c | a/c | false",
                "a.c,d | abc,d | false",
                "** | any/thing | true",
            })
    void glob_means(String glob, String path, boolean meant) {
        assertThat(new Glob(glob).matcher().test(path)).isEqualTo(meant);
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

    @Test
    void listWithoutItsKey_isSaidInPlainWords() {
        String list = "# mine\n\n" + GOOD.replace("sources:\n", "");

        assertThatThrownBy(() -> Catalogue.parse(list, "f.yaml"))
                .hasMessage(
                        "f.yaml:3: a list stands where the key sources was due:"
                                + " sources belong below it");
    }

    @Test
    void tab_isNamedOnItsLine_inOneLine() {
        String tab = GOOD.replace("    url:", "\turl:");

        assertThatThrownBy(() -> Catalogue.parse(tab, "f.yaml"))
                .hasMessageStartingWith("f.yaml:4: ")
                .hasMessageContaining("TAB")
                .hasMessageNotContaining("\n");
    }

    private static final String WHOLE =
            GOOD
                    + """
                        concurrency: 1
                        headers: {Accept: text/html}
                        proxy: none
                    """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "concurrency: 1 | concurrency: 99 | f.yaml:6: sources[0].concurrency: ",
                "interval: PT6H | interval: PT0S | f.yaml:5: sources[0].interval: ",
                "interval: PT6H | pause: PT-1S | f.yaml:5: sources[0].pause: ",
                "name: a-list | name: A List | f.yaml:2: sources[0].name: ",
                "Accept: text/html | 'X: ' | f.yaml:7: sources[0].headers.X: ",
                "text/html | '\"a\\r\\nb\"' | f.yaml:7: sources[0].headers.Accept: ",
                "Accept: text/html | 'X Y: z' | f.yaml:7: sources[0].headers.X Y: ",
                "proxy: none | proxy: http://p:99999 | f.yaml:8: sources[0].proxy: ",
                "proxy: none | proxy: ftp://p | f.yaml:8: sources[0].proxy: ",
                "proxy: none | 'userAgent: \"a\\nb\"' | f.yaml:8: sources[0].userAgent: ",
                "proxy: none | format: Not A Format | f.yaml:8: sources[0].format: ",
                "proxy: none | 'hosts: [a, null]' | f.yaml:8: sources[0].hosts[1]: ",
                "/announce/ | /announce/#top | f.yaml:4: sources[0].url: ",
                "proxy: none | 'tlp: [null]' | f.yaml:8: sources[0].tlp[0]: ",
            })
    void faultOfAKey_isNamedAtItsLine(String good, String bad, String where) {
        String yaml = WHOLE.replace(good, bad);

        assertThatThrownBy(() -> Catalogue.parse(yaml, "f.yaml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(where.strip())
                .hasMessageNotContaining("null")
                .hasMessageNotContaining("\n");
    }

    @Test
    void whole_isFine() {
        assertThat(Catalogue.parse(WHOLE, "f.yaml").sources()).hasSize(1);
    }

    @Test
    void login_inAUrl_isRefused_withoutSayingIt() {
        assertThatThrownBy(() ->
                        Catalogue.parse(
                                GOOD.replace("http://lists", "http://me:secret@lists"), "f.yaml"))
                .hasMessageStartingWith("f.yaml:4: sources[0].url: ")
                .hasMessageContaining("headers")
                .hasMessageNotContaining("secret");
    }

    @Test
    void keyTwice_isRefused() {
        assertThatThrownBy(() -> Catalogue.parse(GOOD + "    interval: PT1H\n", "f.yaml"))
                .hasMessageStartingWith("f.yaml:6: sources[0].interval: ");
    }

    @Test
    void nothing_isNoCatalogue() {
        for (String yaml : List.of("sources:\n", "", "null\n", "~\n", "sources:\n  -\n")) {
            assertThatThrownBy(() -> Catalogue.parse(yaml, "f.yaml"))
                    .as(yaml)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("f.yaml:")
                    .hasMessageNotContaining("null");
        }
        assertThatThrownBy(() -> Catalogue.parse("sources:\n  -\n", "f.yaml"))
                .hasMessageStartingWith("f.yaml:2: sources[0]: ");
    }

    @Test
    void twoSourcesOfOneName_areNamedAtTheSecond() {
        assertThatThrownBy(() -> Catalogue.parse(GOOD + GOOD.replace("sources:\n", ""), "f.yaml"))
                .hasMessageStartingWith("f.yaml:6: sources[1].name: ");
    }

    @Test
    void fileThatIsNotUtf8_isNamedWithItsLine(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("l.yaml");
        Files.write(file, (GOOD + "    terms: f\u00fcr alle\n").getBytes(ISO_8859_1));

        assertThatThrownBy(() -> Catalogue.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ":6: ")
                .hasMessageContaining("UTF-8");
    }

    @Test
    void archiveServer_isHttp() {
        assertThatThrownBy(() -> way("archived-site", "    archive: {server: 'ftp://x'}\n"))
                .hasMessageStartingWith("f.yaml:6: sources[0].archive.server: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "address: 'ftp://x/{page}' | address",
                "address: 'http://u:p@x/{page}' | address",
                "detail: 'ftp://x/{/a}', detailFormat: f | detail",
                "detail: 'http://u@x/{/a}', detailFormat: f | detail",
                "detail: 'http://x/{/a}', detailFormat: F F | detailFormat",
                "first: -1 | first",
            })
    void ruleOfAList_isNamedAtItsLine(String rule, String key) {
        String more = "    list:\n      " + rule.replace("', detailF", "'\n      detailF") + "\n";
        int line = key.equals("detailFormat") ? 8 : 7;

        assertThatThrownBy(() -> way("json-list", more))
                .hasMessageStartingWith("f.yaml:" + line + ": sources[0].list." + key + ": ");
    }
}
