package io.hypervisory.enrich;

import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.enrich.judgement.Rules;
import io.hypervisory.enrich.merge.MergeStep;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running stage. Exactly once: what a restart interrupts is done again and seen once.
/// Thread-safe.
public final class Enrich implements AutoCloseable {
    /// The application id: consumer group, prefix of internal topics.
    public static final String GROUP = "hypervisory-enrich";

    private static final Logger LOG = LoggerFactory.getLogger(Enrich.class);

    private final KafkaStreams streams;
    private final StoreFolder stores;

    private Enrich(KafkaStreams streams, StoreFolder stores) {
        this.streams = streams;
        this.stores = stores;
    }

    /// By the rules that the project ships.
    public static Enrich start(EnrichSettings settings, Runnable stopped)
            throws InterruptedException {
        return start(settings, Rules.standard(), stopped);
    }

    /// Starts, and returns at once unless the ledger must be recovered first; the topics must
    /// exist. What other rules judged before is judged again in the background.
    ///
    /// @param stopped called once when the stage has failed for good
    /// @throws org.apache.kafka.common.KafkaException if the cluster does not answer
    public static Enrich start(EnrichSettings settings, Rules rules, Runnable stopped)
            throws InterruptedException {
        var stores = new StoreFolder(settings.data());
        stores.begin(GROUP);
        LedgerRecovery.run(settings, stores);
        var topology = new EnrichTopology(new MergeStep(new Classifier(rules)));
        var streams =
                new KafkaStreams(topology.get(), new StreamsConfig(streamsSettings(settings)));
        streams.setUncaughtExceptionHandler(error -> {
            LOG.error("enrich stops", error);
            stopped.run();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((now, before) -> LOG.info("enrich: {} -> {}", before, now));
        streams.start();
        return new Enrich(streams, stores);
    }

    static Map<String, Object> streamsSettings(EnrichSettings settings) {
        var config = new HashMap<String, Object>(settings.kafka());
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, GROUP);
        config.put(
                StreamsConfig.STATE_DIR_CONFIG,
                new StoreFolder(settings.data()).stateDir().toString());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.replication());
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreMemory.class);
        if (settings.memberId() != null) {
            config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.memberId());
        }
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        config.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 3_000);
        config.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 500);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        // nothing is seen before its transaction ends, and its end sends what is left, so waiting
        // for it costs nothing and makes few full batches of many small ones
        config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 1_000);
        config.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), 64 * 1024);
        config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 50);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 * 1024);
        config.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                17 * 1024 * 1024);
        // with more, a batch that overtakes the first of a transaction is refused, logged as an
        // error, and sent again
        config.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION),
                1);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 30_000);
        return config;
    }

    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /// Running, or on the way there.
    public boolean works() {
        return streams.state().isRunningOrRebalancing();
    }

    /// The engine's own word for how it is: `RUNNING`, `REBALANCING`, `ERROR`, …
    public String state() {
        return streams.state().name();
    }

    /// Records that the steps took since the start of the process, those between two steps too.
    public double processed() {
        return streams.metrics().values().stream()
                .filter(each -> each.metricName().name().equals("process-total"))
                .filter(each -> each.metricName().group().equals("stream-thread-metrics"))
                .mapToDouble(each -> ((Number) each.metricValue()).doubleValue())
                .sum();
    }

    @Override
    public void close() {
        if (streams.close(Duration.ofSeconds(10))) {
            stores.end();
        }
    }
}
