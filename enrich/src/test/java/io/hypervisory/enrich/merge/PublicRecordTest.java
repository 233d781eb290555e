package io.hypervisory.enrich.merge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.CveRecord;
import io.hypervisory.enrich.contract.Difference;
import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.enrich.contract.Shortened;
import io.hypervisory.enrich.contract.Shortened.Unit;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.enrich.judgement.difference.Pointers;
import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Topic;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PublicRecordTest {
    private static final MergeStep STEP = new MergeStep(Classifier.standard());

    private static byte[] published(Notice notice) {
        var outputs = STEP.apply(MergeState.EMPTY, notice, Instant.EPOCH).outputs();
        return ((Output.Publish) outputs.getFirst()).json();
    }

    private static void assertValid(Topic topic, byte[] json) throws IOException {
        String file = "/io/hypervisory/enrich/contract/" + topic.name() + ".schema.json";
        try (var schema = Entry.class.getResourceAsStream(file)) {
            assertThat(
                            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                    .getSchema(schema)
                                    .validate(new String(json, UTF_8), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void record_isLeftAsItIs_upToTheLimit() {
        byte[] atTheLimit =
                ("{\"text\":\"" + "x".repeat(EnrichTopics.LONGEST_VALUE - 11) + "\"}")
                        .getBytes(UTF_8);

        assertThat(atTheLimit).hasSize(EnrichTopics.LONGEST_VALUE);
        assertThat(PublicRecord.of(atTheLimit)).isSameAs(atTheLimit);
    }

    @Test
    void advisoryOf20000Products_losesTheEndsOfItsLongLists_andIsAnAdvisory() throws IOException {
        AdvisoryFacts facts = LongFacts.advisory(20_000);
        byte[] whole = published(facts);
        byte[] json = PublicRecord.of(whole);
        var advisory = (Advisory) Json.read(json, Entry.class);

        assertThat(whole).hasSizeGreaterThan(5 * EnrichTopics.LONGEST_VALUE);
        assertThat(json).hasSizeBetween(1_000_000, EnrichTopics.LONGEST_VALUE);
        assertValid(EnrichTopics.ADVISORIES, json);
        int kept = advisory.content().products().size();
        assertThat(advisory.content().products()).isEqualTo(facts.products().subList(0, kept));
        assertThat(advisory.content().notes()).isEqualTo(facts.notes());
        assertThat(advisory.shortened())
                .contains(
                        new Shortened("/content/products", Unit.LINES, 20_000, kept),
                        new Shortened(
                                "/content/vulnerabilities/0/statuses/known_affected",
                                Unit.LINES,
                                20_000,
                                kept))
                .allMatch(each -> each.unit() == Unit.LINES);
        assertThat(advisory.lineage())
                .isEqualTo(((Advisory) Json.read(whole, Entry.class)).lineage());
    }

    @Test
    void longText_losesItsEnd_betweenTwoCharacters_andShortListsStay() throws IOException {
        String text = "CVE-2008-0001 CVE-2008-0002 x" + "\uD83D\uDE00".repeat(700_000);
        byte[] json =
                PublicRecord.of(
                        published(
                                Facts.post(
                                        "blog/1",
                                        Facts.witness("blog", "feed", "1", 1, false),
                                        "Long",
                                        text)));
        var post = (Post) Json.read(json, Entry.class);
        String left = post.content().text();

        assertValid(EnrichTopics.POSTS, json);
        assertThat(text).startsWith(left);
        assertThat(left).endsWith("\uD83D\uDE00");
        assertThat(json).hasSizeBetween(EnrichTopics.LONGEST_VALUE - 8, EnrichTopics.LONGEST_VALUE);
        assertThat(post.shortened())
                .containsExactly(
                        new Shortened(
                                "/content/text", Unit.CHARACTERS, text.length(), left.length()));
        assertThat(post.content().mentions()).hasSize(2);
    }

    @Test
    void change_andCve_areShortenedToo() throws IOException {
        var differences =
                IntStream.range(0, 200)
                        .mapToObj(i -> new Difference("/notes/" + i, null, "\u20ac".repeat(2_000)))
                        .toList();
        var change =
                new Change(
                        NoticeId.parse("a/1"),
                        Change.Kind.REVISED,
                        "advisory",
                        Cause.PUBLISHER,
                        2,
                        "h",
                        "g",
                        Instant.EPOCH,
                        differences,
                        null);
        var mentioned =
                IntStream.range(0, 50_000)
                        .mapToObj(i -> new CveRecord.Mentioned(NoticeId.parse("v/" + i), null))
                        .toList();

        byte[] news = PublicRecord.of(Json.bytes(change));
        byte[] cve =
                PublicRecord.of(
                        Json.bytes(
                                new CveRecord(
                                        "CVE-2008-0001", mentioned, List.of(), 3L, null, null)));

        assertValid(EnrichTopics.CHANGES, news);
        assertValid(EnrichTopics.CVES, cve);
        assertThat(Json.read(news, Change.class).shortened())
                .singleElement()
                .matches(each -> each.place().equals("/differences") && each.of() == 200);
        assertThat(Json.read(cve, CveRecord.class).shortened())
                .singleElement()
                .matches(each -> each.place().equals("/advisories") && each.of() == 50_000);
    }

    /// Whatever is long in it, a record fits, is the same each time, and lacks what it says it
    /// lacks and no more.
    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void anyRecord_fits_andLacksWhatItSays(@ForAll long seed) {
        ObjectNode whole = LongFacts.anyRecord(new Random(seed));

        byte[] json = PublicRecord.of(Json.bytes(whole));

        assertThat(json.length).isLessThanOrEqualTo(EnrichTopics.LONGEST_VALUE);
        assertThat(PublicRecord.of(Json.bytes(whole))).isEqualTo(json);
        var left = (ObjectNode) Json.MAPPER.readTree(json);
        JsonNode said = left.remove("shortened");
        var places = new HashMap<String, Integer>();
        for (JsonNode each : said == null ? List.<JsonNode>of() : said) {
            places.put(each.path("place").stringValue(), each.path("kept").intValue());
        }
        var missing = new ArrayList<String>();
        compare("", whole, left, places, missing);
        assertThat(missing).containsExactlyInAnyOrderElementsOf(places.keySet());
    }

    private static void compare(
            String at,
            JsonNode whole,
            JsonNode left,
            Map<String, Integer> places,
            List<String> missing) {
        Integer kept = places.get(at);
        if (kept != null) {
            missing.add(at);
        }
        if (whole.isObject()) {
            assertThat(left.propertyNames()).containsExactlyElementsOf(whole.propertyNames());
            whole.properties()
                    .forEach(each ->
                            compare(
                                    Pointers.member(at, each.getKey()),
                                    each.getValue(),
                                    left.path(each.getKey()),
                                    places,
                                    missing));
        } else if (whole.isArray()) {
            assertThat(left.size()).isEqualTo(kept == null ? whole.size() : kept);
            for (int i = 0; i < left.size(); i++) {
                compare(Pointers.line(at, i), whole.get(i), left.get(i), places, missing);
            }
        } else if (kept == null) {
            assertThat(left).isEqualTo(whole);
        } else {
            assertThat(left.stringValue()).isEqualTo(whole.stringValue().substring(0, kept));
            assertThat(Character.isHighSurrogate(whole.stringValue().charAt(kept - 1))).isFalse();
        }
    }
}
