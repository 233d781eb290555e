package io.hypervisory.enrich;

import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.enrich.merge.Claim;
import io.hypervisory.enrich.merge.ClaimReading;
import io.hypervisory.enrich.merge.CveMessage;
import io.hypervisory.enrich.merge.MergeStep;
import io.hypervisory.enrich.merge.Output;
import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.IngestTopics;
import io.hypervisory.ingest.contract.Json;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/// The wiring: notices are merged where their id lives, with what lists say of their CVEs; mentions
/// go on to where their CVE lives, and so do digests of what lists say; from there what a record
/// was not merged with comes back to it. What is to be published goes to the topic that it names.
/// Every node, store and internal topic has a name.
///
/// What lists say is read at merge from a global table of `knowledge.v1`, which the CVE's side
/// writes from `assertions.v1`. The table is not one of `assertions.v1` itself: Kafka Streams lets
/// a topic be a global table or a stream, not both, and a lookup by CVE of a few hundred bytes
/// costs a merge less than a scan of whole entries of CVE lists.
public final class EnrichTopology implements Supplier<Topology> {
    private final MergeStep merge;

    public EnrichTopology(MergeStep merge) {
        this.merge = merge;
    }

    @Override
    public Topology get() {
        var builder = new StreamsBuilder();
        Stores.addKnowledge(builder);
        KStream<String, Sent> merged =
                builder.stream(
                                IngestTopics.NOTICES.name(),
                                Consumed.with(Serdes.String(), Serdes.ByteArray())
                                        .withName("notices"))
                        .process(MergeProcessor.supplier(merge), Named.as("merge"));
        publish(merged, "publish-entries");
        KStream<String, Sent> cves =
                mentions(merged)
                        .merge(claims(builder), Named.as("mentions-and-claims"))
                        .process(CveProcessor.supplier(), Named.as("gather-by-cve"));
        publish(cves, "publish-cves");
        KStream<String, Sent> touched =
                touches(cves)
                        .process(
                                () -> new TouchProcessor(merge),
                                Named.as("merge-again"),
                                Stores.DOSSIERS,
                                Stores.LEDGER);
        publish(touched, "publish-touched");
        return builder.build();
    }

    private static KStream<String, CveMessage> mentions(KStream<String, Sent> merged) {
        return merged.filter(
                        (_, sent) -> sent.output() instanceof Output.Mentions,
                        Named.as("only-mentions"))
                .mapValues(sent -> (Output.Mentions) sent.output(), Named.as("mentions"))
                .selectKey((_, mention) -> mention.cve(), Named.as("by-cve"))
                .repartition(
                        Repartitioned.<String, Output.Mentions>as("cve-mentions")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Stores.serde(Output.Mentions.class))
                                .withNumberOfPartitions(EnrichTopics.CVES.partitions()))
                .mapValues(mention -> mention, Named.as("mention-messages"));
    }

    /// Lists take nothing back by a record without a value; what they reject they say.
    private static KStream<String, CveMessage> claims(StreamsBuilder builder) {
        return builder.stream(
                        IngestTopics.ASSERTIONS.name(),
                        Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("assertions"))
                .filter((_, value) -> value != null, Named.as("only-assertions"))
                .mapValues(
                        value -> ClaimReading.of(Json.read(value, Assertion.class)),
                        Named.as("claims"))
                .selectKey((_, claim) -> claim.cve(), Named.as("claims-by-cve"))
                .repartition(
                        Repartitioned.<String, Claim>as("cve-claims")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Stores.serde(Claim.class))
                                .withNumberOfPartitions(EnrichTopics.CVES.partitions()))
                .mapValues(claim -> claim, Named.as("claim-messages"));
    }

    private static KStream<String, byte[]> touches(KStream<String, Sent> cves) {
        return cves.filter(
                        (_, sent) -> sent.output() instanceof Output.Touch,
                        Named.as("only-touches"))
                .mapValues(sent -> (Output.Touch) sent.output(), Named.as("touches"))
                .selectKey((_, touch) -> touch.id().toString(), Named.as("by-id"))
                .mapValues(Json::bytes, Named.as("touch-bytes"))
                .repartition(
                        Repartitioned.<String, byte[]>as("touches")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Serdes.ByteArray())
                                .withNumberOfPartitions(IngestTopics.NOTICES.partitions()));
    }

    private static void publish(KStream<String, Sent> outputs, String name) {
        Serde<Wire> wires =
                Serdes.serdeFrom(
                        (_, wire) -> wire.value(),
                        (_, _) -> {
                            throw new IllegalStateException("records are only written here");
                        });
        outputs.process(PublishProcessor::new, Named.as(name))
                .to(
                        (_, wire, _) -> wire.topic().name(),
                        Produced.with(Serdes.String(), wires).withName(name + "-to-topics"));
    }
}
