package io.hypervisory.ingest.catalogue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    private static Way way(String yaml) {
        return Catalogue.parse("sources:\n- name: s\n  url: http://a.example/x\n" + yaml, "f.yaml")
                .sources()
                .getFirst()
                .way();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "json-list | | the key list is missing",
                "page-list | | the key page is missing",
                "archived-site | | the key archive is missing",
                "feed | list: {} | f.yaml:5: sources[0].list: the key list is of json-list",
                "sitemap | pages: true | the key pages is of feed",
                "json-list | list: {itemz: /a} | f.yaml:5: sources[0].list.itemz",
                "json-list | list: {items: a} | f.yaml:5: sources[0].list.items: items a is no JSON pointer",
                "json-list | list: {method: POST} | method POST",
                "json-list | list: {address: '?p={pag}'} | address has {pag}",
                "json-list | list: {address: '?p={page} x'} | address makes no URL",
                "json-list | list: {body: '{\"a\":{pag}}'} | body has {pag}",
                "json-list | list: {address: '?a={from}&b={to}'} | {from} needs a window",
                "json-list | list: {window: {since: 2020-01-01}} | window needs {from}",
                "json-list | list: {window: {days: 120}} | the key since is missing",
                "json-list | list: {address: '?p={page}', next: /n} | next excludes",
                "json-list | list: {detail: 'x/{/id}'} | the key detailFormat is missing",
                "json-list | list: {detailFormat: f} | detailFormat needs detail",
                "json-list | list: {keep: both} | keep needs detail",
                "json-list | list: {detail: 'x/{id}', detailFormat: f} | detail id is no JSON pointer",
                "json-list | list: {size: 0} | size 0 is not within",
                "json-list | list: {detail: x, detailFormat: f, probe: {url: x}} | url has no {yyyy-MMM}",
                "json-list | list: {detail: x, detailFormat: f, probe: {url: 'x{foo}'}} | sources[0].list.probe",
                "page-list | page: {link: 'a['} | link is no CSS selector",
                "page-list | page: {keep: '('} | keep is no regular expression",
                "page-list | page: {date: p} | date needs item",
                "sitemap | sitemap: {keep: '['} | keep is no regular expression",
                "archived-site | archive: {from: '2008-01'} | from 2008-01",
                "archived-site | archive: {matchType: all} | sources[0].archive.matchType",
                "archived-site | archive: {formats: [{match: '('}]} | sources[0].archive.formats[0].match",
                "archived-site | archive: {server: archive} | server archive is neither http nor https",
            })
    void fault_isNamed_byFileAndKey(String kind, String keys, String what) {
        String yaml = "  kind: " + kind + "\n" + (keys == null ? "" : "  " + keys + "\n");

        assertThatThrownBy(() -> way(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("f.yaml:")
                .hasMessageContaining(what);
    }

    @Test
    void kindsAsTheyAreMeant_areUnderstood() throws IOException, URISyntaxException {
        URL file = requireNonNull(RulesTest.class.getResource("/catalogue/kinds.yaml"));

        assertThat(Catalogue.read(Path.of(file.toURI())).sources())
                .hasSize(18)
                .filteredOn(source -> source.way() instanceof Way.ArchivedSite)
                .singleElement()
                .satisfies(site -> assertThat(site.hosts()).containsExactly("web.archive.org"));
    }

    @Test
    void places_areFilled_andBracesOfJsonAreNone() {
        var body = new Template("{\"pageNumber\":{page},\"sort\":{\"column\":\"\",\"o\":{}}}");

        assertThat(body.places()).containsExactly("page");
        assertThat(body.fill(_ -> "$7"))
                .isEqualTo("{\"pageNumber\":$7,\"sort\":{\"column\":\"\",\"o\":{}}}");
    }

    @Test
    void probe_goesBackOverTheTurnOfTheYear() {
        var probe = new Probe(new Template("http://a/{yyyy-MMM}"), 3);

        assertThat(probe.urls(Instant.parse("2026-02-01T00:00:00Z")))
                .containsExactly("http://a/2026-Feb", "http://a/2026-Jan", "http://a/2025-Dec");
    }

    @Test
    void archive_hasItsDefaults_andTheFirstFormatThatMatches() {
        var rule =
                ((Way.ArchivedSite)
                                way(
                                        """
                                          kind: archived-site
                                          archive:
                                            formats:
                                              - {match: '.*/\\d+\\.html', format: vmsa-mail}
                                              - {match: '.*\\.html', format: page}
                                        """))
                        .rule();

        assertThat(rule.server()).hasToString("https://web.archive.org");
        assertThat(rule.match()).isEqualTo(ArchiveRule.Match.PREFIX);
        assertThat(rule.filters()).containsExactly("statuscode:200");
        assertThat(rule.format("http://a/1.html", "auto")).isEqualTo("vmsa-mail");
        assertThat(rule.format("http://a/b.html", "auto")).isEqualTo("page");
        assertThat(rule.format("http://a/b.gif", "auto")).isNull();
    }
}
