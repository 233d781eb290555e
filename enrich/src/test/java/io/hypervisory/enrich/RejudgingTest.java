package io.hypervisory.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.enrich.judgement.Rules;
import io.hypervisory.enrich.merge.Facts;
import io.hypervisory.enrich.merge.MergeStep;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A rule is added and the stage starts again, over the stores that it left.
class RejudgingTest {
    private static final int MANY = 120;
    private static final Rules ONE_MORE =
            Rules.standard()
                    .with(
                            Map.of(
                                    "own.yaml",
                                    """
                                    - id: own.hardware.flux
                                      label: hardware/flux-capacitor
                                      verdict: yes
                                      confidence: 0.9
                                      phrases: [flux capacitor]
                                      matches: [a flux capacitor]
                                      misses: [a capacitor]
                                    """
                                            .getBytes(UTF_8)));

    @TempDir Path first;
    @TempDir Path second;

    private static TopologyTestDriver driver(Path data, Rules rules) {
        var settings = new Properties();
        settings.putAll(
                Enrich.streamsSettings(
                        new EnrichSettings(
                                Map.of("bootstrap.servers", "127.0.0.1:1"), data, null, 1, 1)));
        return new TopologyTestDriver(
                new EnrichTopology(new MergeStep(new Classifier(rules))).get(), settings);
    }

    private static String id(int number) {
        return "vmware/VMSA-2008-%04d".formatted(number);
    }

    private static void say(TopologyTestDriver driver, int number, String title) {
        var notice =
                Facts.advisory(
                        id(number),
                        Facts.witness("list", "vmsa-mail", title + number, 1, false),
                        "1",
                        title,
                        "2008-01-07");
        driver.createInputTopic(
                        IngestTopics.NOTICES.name(),
                        new StringSerializer(),
                        new ByteArraySerializer())
                .pipeInput(new TestRecord<>(notice.id().toString(), Json.bytes(notice)));
    }

    private static List<TestRecord<String, byte[]>> on(TopologyTestDriver driver, Topic topic) {
        return driver.createOutputTopic(
                        topic.name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static void passTime(TopologyTestDriver driver) {
        for (int i = 0; i < 10; i++) {
            driver.advanceWallClockTime(Duration.ofMillis(100));
        }
    }

    private static void copy(TopologyTestDriver from, TopologyTestDriver to, String store) {
        var target = to.<String, Object>getKeyValueStore(store);
        try (var all = from.<String, Object>getKeyValueStore(store).all()) {
            all.forEachRemaining(each -> target.put(each.key, each.value));
        }
    }

    @Test
    void newRule_changesAStoredAdvisory_withTheRulesAsCause_andTheOthersStaySilent() {
        try (var before = driver(first, Rules.standard());
                var after = driver(second, ONE_MORE)) {
            for (int i = 1; i <= MANY; i++) {
                say(before, i, i == MANY ? "The flux capacitor leaks" : "Something else");
            }
            passTime(before);
            assertThat(on(before, EnrichTopics.ADVISORIES)).hasSize(MANY);
            List.of(Stores.DOSSIERS, Stores.LEDGER, Stores.RULES)
                    .forEach(store -> copy(before, after, store));

            passTime(after);

            var change =
                    Json.read(on(after, EnrichTopics.CHANGES).getFirst().value(), Change.class);
            assertThat(change.id().toString()).isEqualTo(id(MANY));
            assertThat(change.cause()).isEqualTo(Cause.RULES);
            assertThat(change.revision()).isEqualTo(2);
            var records = on(after, EnrichTopics.ADVISORIES);
            assertThat(records).hasSize(1);
            var judged = (Advisory) Json.read(records.getFirst().value(), Entry.class);
            assertThat(judged.content().classification().hardware())
                    .extracting(Label::rule)
                    .containsExactly("own.hardware.flux");
            assertThat(judged.content().classification().rules()).isEqualTo(ONE_MORE.version());

            passTime(after);
            assertThat(on(after, EnrichTopics.ADVISORIES)).isEmpty();
        }
    }

    @Test
    void sameNotice_afterOtherRulesThatSayTheSame_isSilent() {
        try (var before = driver(first, Rules.standard());
                var after = driver(second, ONE_MORE)) {
            say(before, 1, "Something else");
            List.of(Stores.DOSSIERS, Stores.LEDGER).forEach(store -> copy(before, after, store));

            say(after, 1, "Something else");

            assertThat(on(after, EnrichTopics.ADVISORIES)).isEmpty();
        }
    }
}
