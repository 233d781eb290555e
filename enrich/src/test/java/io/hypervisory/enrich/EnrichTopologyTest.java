package io.hypervisory.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Cause;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.CveRecord;
import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.enrich.merge.Facts;
import io.hypervisory.enrich.merge.Lists;
import io.hypervisory.enrich.merge.LongFacts;
import io.hypervisory.enrich.merge.MergeStep;
import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.CloudEvent;
import io.hypervisory.ingest.contract.DeadLetter;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrichTopologyTest {
    @TempDir Path data;

    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> notices;
    private TestInputTopic<String, byte[]> assertions;

    @BeforeEach
    void start() {
        var settings = new Properties();
        settings.putAll(
                Enrich.streamsSettings(
                        new EnrichSettings(
                                Map.of("bootstrap.servers", "127.0.0.1:1"), data, null, 1, 1)));
        driver =
                new TopologyTestDriver(
                        new EnrichTopology(new MergeStep(Classifier.standard())).get(), settings);
        notices =
                driver.createInputTopic(
                        IngestTopics.NOTICES.name(),
                        new StringSerializer(),
                        new ByteArraySerializer());
        assertions =
                driver.createInputTopic(
                        IngestTopics.ASSERTIONS.name(),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private void say(Notice notice) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        CloudEvent.put(headers, CloudEvent.TRACEPARENT, "00-aa-bb-01");
        notices.pipeInput(new TestRecord<>(notice.id().toString(), Json.bytes(notice), headers));
    }

    private void claim(Assertion assertion) {
        assertions.pipeInput(assertion.key(), Json.bytes(assertion));
    }

    private List<Change> changes() {
        return on(EnrichTopics.CHANGES).stream()
                .map(each -> Json.read(each.value(), Change.class))
                .toList();
    }

    private List<TestRecord<String, byte[]>> on(Topic topic) {
        return driver.createOutputTopic(
                        topic.name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static Notice advisory(String id, String version, String... cves) {
        return Facts.advisory(
                id,
                Facts.witness("list", "vmsa-mail", id + version, 1, false),
                version,
                "T" + version,
                "2008-01-07",
                cves);
    }

    @Test
    void notice_becomesAdvisoryChangeRevisionAndCve_withTraceAndEventId() {
        say(advisory("vmware/VMSA-2008-0001", "1", "CVE-2007-0001"));

        var published = on(EnrichTopics.ADVISORIES).getFirst();
        assertThat(published.key()).isEqualTo("vmware/VMSA-2008-0001");
        assertThat(Json.read(published.value(), Entry.class)).isInstanceOf(Advisory.class);
        assertThat(CloudEvent.get(published.headers(), CloudEvent.ID))
                .isEqualTo("vmware/VMSA-2008-0001@1");
        assertThat(CloudEvent.get(published.headers(), CloudEvent.TRACEPARENT))
                .isEqualTo("00-aa-bb-01");
        assertThat(Json.read(on(EnrichTopics.CHANGES).getFirst().value(), Change.class).revision())
                .isEqualTo(1);
        assertThat(on(EnrichTopics.REVISIONS).getFirst().key())
                .isEqualTo("vmware/VMSA-2008-0001@1");
        assertThat(
                        Json.read(on(EnrichTopics.CVES).getFirst().value(), CveRecord.class)
                                .advisories())
                .hasSize(1);
    }

    @Test
    void unchanged_isSilent() {
        say(advisory("vmware/VMSA-2008-0001", "1", "CVE-2007-0001"));
        List.of(
                        EnrichTopics.ADVISORIES,
                        EnrichTopics.CHANGES,
                        EnrichTopics.REVISIONS,
                        EnrichTopics.CVES)
                .forEach(this::on);

        say(advisory("vmware/VMSA-2008-0001", "1", "CVE-2007-0001"));

        assertThat(EnrichTopics.all()).allMatch(topic -> on(topic).isEmpty());
    }

    @Test
    void advisoryTooLongForItsTopic_isShortened_butNumberedAndHashedAsAWhole() {
        var facts = LongFacts.advisory(20_000);
        say(facts);
        var published = on(EnrichTopics.ADVISORIES).getFirst().value();
        say(facts);

        var advisory = (Advisory) Json.read(published, Entry.class);
        assertThat(published).hasSizeLessThanOrEqualTo(EnrichTopics.LONGEST_VALUE);
        assertThat(advisory.shortened()).isNotEmpty();
        assertThat(advisory.lineage().hash())
                .isNotEqualTo(Digests.sha256(Json.bytes(advisory.content())));
        assertThat(on(EnrichTopics.ADVISORIES)).isEmpty();

        say(LongFacts.advisory(20_001));

        var last = Json.read(on(EnrichTopics.ADVISORIES).getFirst().value(), Entry.class);
        assertThat(last.lineage().revision()).isEqualTo(2);
    }

    @Test
    void cve_withTwoVendors_hasItsLag() {
        say(advisory("vmware/VMSA-2008-0001", "1", "CVE-2007-0001"));
        say(
                Facts.advisory(
                        "xen/XSA-1",
                        Facts.witness("xsa", "csaf", "x", 1, false),
                        "1",
                        "X",
                        "2008-01-17",
                        "CVE-2007-0001"));

        var last = Json.read(on(EnrichTopics.CVES).getLast().value(), CveRecord.class);

        assertThat(last.lagDays()).isEqualTo(10);
    }

    @Test
    void cve_thatNoAdvisoryNamesAnyLonger_isATombstone() {
        say(advisory("vmware/VMSA-2008-0001", "1", "CVE-2007-0001"));
        say(advisory("vmware/VMSA-2008-0001", "2"));

        assertThat(on(EnrichTopics.CVES).getLast().value()).isNull();
    }

    @Test
    void unreadableRecord_isADeadLetter_andTheRestGoesOn() {
        notices.pipeInput("vmware/X", "{broken".getBytes());
        say(advisory("vmware/VMSA-2008-0001", "1"));

        var letter = Json.read(on(IngestTopics.DEAD_LETTERS).getFirst().value(), DeadLetter.class);
        assertThat(letter.stage()).isEqualTo("enrich");
        assertThat(letter.topic()).isEqualTo(IngestTopics.NOTICES.name());
        assertThat(letter.error()).contains("Notice");
        assertThat(on(EnrichTopics.ADVISORIES)).hasSize(1);
    }

    @Test
    void advisoryOnACveThatListsKnow_hasOneRevision() {
        claim(Lists.exploited("CVE-2021-21974", 1));
        say(advisory("vmware/VMSA-2021-0002", "1", "CVE-2021-21974"));

        var published = on(EnrichTopics.ADVISORIES);
        assertThat(published).hasSize(1);
        var advisory = (Advisory) Json.read(published.getFirst().value(), Entry.class);
        assertThat(advisory.content().knowledge())
                .singleElement()
                .satisfies(knowledge -> assertThat(knowledge.exploited()).hasSize(1));
        var cve = Json.read(on(EnrichTopics.CVES).getLast().value(), CveRecord.class);
        assertThat(cve.knowledge()).isEqualTo(advisory.content().knowledge().getFirst());
    }

    @Test
    void cveThatComesIntoACatalogue_reEmitsExactlyWhatNamesIt_once() {
        say(advisory("vmware/VMSA-2021-0002", "1", "CVE-2021-21972", "CVE-2021-21974"));
        say(advisory("vmware/VMSA-2021-0003", "1", "CVE-2021-21974"));
        say(advisory("vmware/VMSA-2021-0004", "1", "CVE-2021-21972"));
        say(
                Facts.patch(
                        "vmware/ESXi670-202102401-SG",
                        Facts.witness("depot", "esxi-depot", "p", 1, false),
                        "vmware/VMSA-2021-0002",
                        "CVE-2021-21974"));
        EnrichTopics.all().forEach(this::on);

        claim(Lists.exploited("CVE-2021-21974", 1));
        claim(Lists.exploited("CVE-2021-21974", 1));
        claim(Lists.exploited("CVE-2021-21974", 2));

        assertThat(changes())
                .allMatch(change -> change.cause() == Cause.KNOWLEDGE)
                .allMatch(change -> change.kind() == Change.Kind.NEWLY_EXPLOITED)
                .allMatch(change -> change.revision() == 2)
                .extracting(change -> change.id().toString())
                .containsExactlyInAnyOrder(
                        "vmware/VMSA-2021-0002",
                        "vmware/VMSA-2021-0003",
                        "vmware/ESXi670-202102401-SG");
        assertThat(on(EnrichTopics.ADVISORIES)).hasSize(2);
        assertThat(on(EnrichTopics.PATCHES)).hasSize(1);
        assertThat(on(EnrichTopics.CVES))
                .extracting(TestRecord::key)
                .containsExactly("CVE-2021-21974");
        assertThat(on(EnrichTopics.KNOWLEDGE)).hasSize(1);
    }

    @Test
    void cveThatOnlyListsKnow_isOnNoPublicTopic() {
        claim(Lists.exploited("CVE-2021-21974", 1));
        assertions.pipeInput("CVE-2021-21974 kev", null);

        assertThat(on(EnrichTopics.KNOWLEDGE)).hasSize(1);
        assertThat(EnrichTopics.all()).allMatch(topic -> on(topic).isEmpty());
        assertThat(on(IngestTopics.DEAD_LETTERS)).isEmpty();
    }

    @Test
    void revisionThatIsReplaced_isWrittenOnceMore_underItsOwnKey_withItsRecord() {
        say(advisory("vmware/VMSA-2008-0001", "1", "CVE-2007-0001"));
        var published = on(EnrichTopics.ADVISORIES).getFirst();
        var first = on(EnrichTopics.REVISIONS).getFirst();
        say(advisory("vmware/VMSA-2008-0001", "2", "CVE-2007-0001"));

        var later = on(EnrichTopics.REVISIONS);
        var stood = later.stream().filter(each -> each.key().equals(first.key())).toList();
        assertThat(later)
                .extracting(TestRecord::key)
                .containsExactlyInAnyOrder("vmware/VMSA-2008-0001@1", "vmware/VMSA-2008-0001@2");
        assertThat(Json.read(stood.getFirst().value(), Change.class))
                .isEqualTo(
                        Json.read(first.value(), Change.class)
                                .with(Json.read(published.value(), Entry.class)));
        assertThat(CloudEvent.get(stood.getFirst().headers(), CloudEvent.ID))
                .isNotEqualTo(CloudEvent.get(first.headers(), CloudEvent.ID));
        assertThat(changes()).hasSize(2);
    }

    @Test
    void unreadableAssertion_isADeadLetter_andTheRestGoesOn() {
        assertions.pipeInput("CVE-2021-21974 kev", "{broken".getBytes());
        claim(Lists.exploited("CVE-2021-21974", 1));

        var letter = Json.read(on(IngestTopics.DEAD_LETTERS).getFirst().value(), DeadLetter.class);
        assertThat(letter.topic()).isEqualTo(IngestTopics.ASSERTIONS.name());
        assertThat(on(EnrichTopics.KNOWLEDGE)).hasSize(1);
    }
}
