package io.hypervisory.index.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.index.Entries;
import io.hypervisory.index.document.Document;
import io.hypervisory.index.document.Projector;
import io.hypervisory.index.search.Found;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class WritersTest {
    private static final Instant ASKED = Instant.parse("2026-02-03T04:05:06Z");
    private static final Feed FEED =
            new Feed(
                    "vendor:vmware & <b>",
                    "http://h/api/export.atom?q=a&b",
                    "http://h/search?q=a",
                    id -> "http://h/advisories/" + id,
                    ASKED);

    private static Found found(Entry entry) {
        byte[] record = Json.bytes(entry);
        return new Found(Json.read(Projector.project(record, null), Document.class), record);
    }

    /// With one field set otherwise.
    private static Found with(String field, String value) {
        var json =
                (ObjectNode)
                        Json.MAPPER.readTree(
                                Projector.project(Json.bytes(Entries.advisory()), null));
        json.put(field, value);
        return new Found(Json.MAPPER.treeToValue(json, Document.class), null);
    }

    private static String written(Format format, Found... all) throws IOException {
        var out = new ByteArrayOutputStream();
        EntryWriter writer = format.writer(out, FEED);
        writer.begin();
        for (Found each : all) {
            writer.write(each);
        }
        writer.end();
        return out.toString(UTF_8);
    }

    private static Found[] three() {
        return new Found[] {
            found(Entries.advisory()), found(Entries.patch()), found(Entries.post())
        };
    }

    @Test
    void jsonLines_areTheRecordsByteForByte() throws IOException {
        assertThat(written(Format.JSON_LINES, three()).lines())
                .containsExactly(
                        Json.text(Entries.advisory()),
                        Json.text(Entries.patch()),
                        Json.text(Entries.post()));
    }

    private static List<CSVRecord> rows(String csv) throws IOException {
        try (var parser =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(new StringReader(csv))) {
            return parser.getRecords();
        }
    }

    @Test
    void csv_hasARowForEach_andNothingWhereNothingIsKnown() throws IOException {
        List<CSVRecord> rows = rows(written(Format.CSV, three()));

        assertThat(rows)
                .extracting(row -> row.get("type"))
                .containsExactly("advisory", "patch", "post");
        CSVRecord advisory = rows.getFirst();
        assertThat(advisory.get("id")).isEqualTo("vmware/VMSA-2008-0001");
        assertThat(advisory.get("published")).isEqualTo("2008-01-07T08:00:00Z");
        assertThat(advisory.get("impact")).isEqualTo("host-reboot");
        assertThat(advisory.get("impactNo")).isEqualTo("vm-migration");
        assertThat(advisory.get("kev")).isEmpty();
        assertThat(advisory.get("updated")).isEmpty();
        assertThat(advisory.get("product")).isEqualTo("VMware ESX 3.5; ESX 3.5");
        assertThat(rows.get(1).get("published")).isEmpty();
    }

    @Test
    void csv_hasOneShape_andRowsEndAsTheStandardSays() throws IOException {
        String csv = written(Format.CSV, with("title", "two\nlines, \"quoted\""));

        assertThat(csv.lines().findFirst())
                .hasValueSatisfying(head ->
                        assertThat(head)
                                .startsWith(
                                        "type,id,vendor,publisher,title,published,updated,severity,urgency"));
        assertThat(csv).contains("\"two\nlines, \"\"quoted\"\"\"").endsWith("\r\n");
        assertThat(rows(csv).getFirst().get("title")).isEqualTo("two\nlines, \"quoted\"");
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '"',
            value = {
                "=HYPERLINK(1),'=HYPERLINK(1)",
                "+1,'+1",
                "-1,'-1",
                "@SUM(A1),'@SUM(A1)",
                "  =1,'  =1",
                "＝1,'＝1",
                "a=1,a=1",
                "VMSA-2008,VMSA-2008",
            })
    void csv_hasNoCellThatASpreadsheetWouldCompute(String title, String cell) throws IOException {
        assertThat(rows(written(Format.CSV, with("title", title))).getFirst().get("title"))
                .isEqualTo(cell);
    }

    private static Element xml(String text) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(UTF_8)))
                .getDocumentElement();
    }

    /// The text of a child that stands there once.
    private static String one(Element parent, String name) {
        String text = null;
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (name.equals(child.getLocalName())) {
                assertThat(text).as(name + " stands once").isNull();
                assertThat(child.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
                text = child.getTextContent();
            }
        }
        assertThat(text).as(name).isNotNull();
        return text;
    }

    @Test
    void atom_hasWhatTheStandardDemands() throws Exception {
        Element feed = xml(written(Format.ATOM, three()));
        var entries = feed.getElementsByTagNameNS("*", "entry");

        assertThat(feed.getLocalName()).isEqualTo("feed");
        assertThat(one(feed, "title")).isEqualTo("Hypervisory: vendor:vmware & <b>");
        assertThat(one(feed, "id")).startsWith("tag:hypervisory.io,2026:search/");
        assertThat(one(feed, "updated")).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(entries.getLength()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            var entry = (Element) entries.item(i);
            assertThat(one(entry, "title")).isNotBlank();
            assertThat(one(entry, "author")).isNotBlank();
            assertThat(Instant.parse(one(entry, "updated"))).isNotNull();
            assertThat(one(entry, "content")).isNotBlank();
        }
        var advisory = (Element) entries.item(0);
        assertThat(one(advisory, "id"))
                .isEqualTo("tag:hypervisory.io,2026:advisory/vmware/VMSA-2008-0001");
        assertThat(one(advisory, "published")).isEqualTo("2008-01-07T08:00:00Z");
        assertThat(one(advisory, "updated")).isEqualTo("2008-01-07T08:00:00Z");
        assertThat(one(advisory, "content")).contains(Entries.MARKUP);
        assertThat(((Element) entries.item(1)).getElementsByTagNameNS("*", "published").getLength())
                .as("an undated patch has no date of publication")
                .isZero();
    }

    @Test
    void atom_withoutEntries_isOfTheTimeWhenItWasAskedFor() throws Exception {
        assertThat(one(xml(written(Format.ATOM)), "updated")).isEqualTo("2026-02-03T04:05:06Z");
    }

    @Test
    void atom_standsWhateverCharactersATextHas() throws Exception {
        Element feed = xml(written(Format.ATOM, with("title", "a\u0000b\u001b\ud800c\ufffed]]>")));
        var entry = (Element) feed.getElementsByTagNameNS("*", "entry").item(0);

        assertThat(one(entry, "title"))
                .isEqualTo("a\ufffdb\ufffd\ufffdc\ufffed]]>".replace('\ufffe', '\ufffd'));
    }

    @Test
    void feedId_isTheSameForASearch_andAnotherForAnother() throws Exception {
        var out = new ByteArrayOutputStream();
        var other = new Feed("x", FEED.self(), FEED.search(), FEED.page(), ASKED.plusSeconds(1));
        EntryWriter writer = Format.ATOM.writer(out, other);
        writer.begin();
        writer.end();

        assertThat(one(xml(written(Format.ATOM)), "id"))
                .isEqualTo(one(xml(written(Format.ATOM, three())), "id"))
                .isNotEqualTo(one(xml(out.toString(UTF_8)), "id"));
    }

    @Test
    void entryId_isATagUri_whateverTheIdHolds() throws Exception {
        var odd = Entries.advisory(NoticeId.parse("openstack/a/b c<é"), "Odd");

        assertThat(written(Format.ATOM, found(odd)))
                .contains("<id>tag:hypervisory.io,2026:advisory/openstack/a/b%20c%3C%C3%A9</id>");
    }

    @Test
    void jsonFeed_hasWhatItsVersionDemands() throws IOException {
        JsonNode feed = Json.MAPPER.readTree(written(Format.JSON_FEED, three()));

        assertThat(feed.path("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.path("title").asString()).isNotBlank();
        assertThat(feed.path("feed_url").asString()).isEqualTo(FEED.self());
        assertThat(feed.path("items")).hasSize(3);
        for (JsonNode item : feed.path("items")) {
            assertThat(item.path("id").asString()).startsWith("tag:hypervisory.io,2026:");
            assertThat(item.path("content_text").asString()).isNotBlank();
            assertThat(item.path("authors").path(0).path("name").asString()).isNotBlank();
        }
        JsonNode advisory = feed.at("/items/0");
        assertThat(advisory.path("url").asString())
                .isEqualTo("http://h/advisories/vmware/VMSA-2008-0001");
        assertThat(advisory.path("external_url").asString()).isEqualTo("https://example.org/vmsa");
        assertThat(advisory.path("date_published").asString()).isEqualTo("2008-01-07T08:00:00Z");
        assertThat(feed.at("/items/1").has("date_published")).isFalse();
    }

    @Test
    void jsonFeed_ofNothing_isAFeed() throws IOException {
        assertThat(Json.MAPPER.readTree(written(Format.JSON_FEED)).path("items").isArray())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ATOM", "JSON_FEED"})
    void feedLink_leadsNowhereButToTheWeb(Format format) throws IOException {
        assertThat(written(format, with("url", "javascript:alert(1)")))
                .doesNotContain("javascript:")
                .contains("http://h/advisories/vmware/VMSA-2008-0001");
    }

    @Test
    void csaf_isADocumentOfEach_withItsOriginal() throws IOException {
        List<JsonNode> documents =
                written(Format.CSAF, three()).lines().map(Json.MAPPER::readTree).toList();

        assertThat(documents)
                .extracting(each -> each.at("/document/tracking/id").asString())
                .containsExactly(
                        "advisory/vmware/VMSA-2008-0001",
                        "patch/vmware/ESX350-200802401-BG",
                        "post/blogs.example.org/0123abcd");
        JsonNode advisory = documents.getFirst().path("document");
        assertThat(advisory.path("category").asString()).isEqualTo("csaf_base");
        assertThat(advisory.at("/publisher/category").asString()).isEqualTo("other");
        assertThat(advisory.at("/publisher/namespace").asString())
                .isEqualTo("https://hypervisory.io");
        assertThat(advisory.at("/references/0/summary").asString()).isEqualTo("Original");
        assertThat(advisory.at("/references/0/url").asString())
                .isEqualTo("https://example.org/vmsa");
        assertThat(documents.getFirst().at("/vulnerabilities/0/cve").asString())
                .isEqualTo("CVE-2007-3108");
    }
}
