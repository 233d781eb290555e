package io.hypervisory.enrich;

import io.hypervisory.enrich.contract.EnrichTopics;
import io.hypervisory.enrich.merge.MergeStep;
import io.hypervisory.enrich.merge.Output;
import io.hypervisory.ingest.contract.IngestTopics;
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

/// The wiring: notices are merged where their id lives; mentions go on to where their CVE lives;
/// what is to be published goes to the topic that it names. Every node, store and internal topic
/// has a name.
public final class EnrichTopology implements Supplier<Topology> {
    private final MergeStep merge;

    public EnrichTopology(MergeStep merge) {
        this.merge = merge;
    }

    @Override
    public Topology get() {
        var builder = new StreamsBuilder();
        KStream<String, Sent> merged =
                builder.stream(
                                IngestTopics.NOTICES.name(),
                                Consumed.with(Serdes.String(), Serdes.ByteArray())
                                        .withName("notices"))
                        .process(MergeProcessor.supplier(merge), Named.as("merge"));
        publish(merged, "publish-entries");
        KStream<String, Sent> cves =
                merged.filter(
                                (_, sent) -> sent.output() instanceof Output.Mentions,
                                Named.as("only-mentions"))
                        .mapValues(sent -> (Output.Mentions) sent.output(), Named.as("mentions"))
                        .selectKey((_, mention) -> mention.cve(), Named.as("by-cve"))
                        .repartition(
                                Repartitioned.<String, Output.Mentions>as("cve-mentions")
                                        .withKeySerde(Serdes.String())
                                        .withValueSerde(Stores.serde(Output.Mentions.class))
                                        .withNumberOfPartitions(EnrichTopics.CVES.partitions()))
                        .process(CveProcessor.supplier(), Named.as("gather-by-cve"));
        publish(cves, "publish-cves");
        return builder.build();
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
