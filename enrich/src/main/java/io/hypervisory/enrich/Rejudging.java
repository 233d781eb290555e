package io.hypervisory.enrich;

import io.hypervisory.enrich.merge.MergeState;
import io.hypervisory.enrich.merge.MergeStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// After a start with other rules: judges again all that a partition holds, some at a time between
/// the notices that come in, and notes how far it is, so that a restart goes on from there.
final class Rejudging {
    private static final Logger LOG = LoggerFactory.getLogger(Rejudging.class);

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int AT_A_TIME = 50;

    /// By which rules all is judged.
    private static final String JUDGED = "judged-by";

    /// By which rules all is being judged, and the key at which to go on.
    private static final String JUDGING = "judging-by";

    private static final String NEXT = "next";

    /// No notice leads here.
    private static final byte[] NOTHING = {};

    private final ProcessorContext<String, Sent> context;
    private final MergeStep step;
    private final KeyValueStore<String, byte[]> dossiers;
    private final MergeStores stores;
    private final KeyValueStore<String, String> rules;
    private @Nullable Cancellable schedule;

    private Rejudging(ProcessorContext<String, Sent> context, MergeStep step) {
        this.context = context;
        this.step = step;
        this.dossiers = context.getStateStore(Stores.DOSSIERS);
        this.stores = new MergeStores(context);
        this.rules = context.getStateStore(Stores.RULES);
    }

    static void start(ProcessorContext<String, Sent> context, MergeStep step) {
        var rejudging = new Rejudging(context, step);
        rejudging.schedule =
                context.schedule(
                        PAUSE, PunctuationType.WALL_CLOCK_TIME, _ -> rejudging.judgeSome());
    }

    private void judgeSome() {
        String now = step.rules();
        if (now.equals(rules.get(JUDGED))) {
            Objects.requireNonNull(schedule).cancel();
            return;
        }
        if (!now.equals(rules.get(JUDGING))) {
            rules.put(JUDGING, now);
            rules.delete(NEXT);
        }
        List<String> some = some(rules.get(NEXT));
        for (String key : some.subList(0, Math.min(AT_A_TIME, some.size()))) {
            try {
                judge(key);
            } catch (IllegalArgumentException e) {
                LOG.warn("{} stays as it was judged: {}", key, e.getMessage());
            }
        }
        if (some.size() > AT_A_TIME) {
            rules.put(NEXT, some.getLast());
            return;
        }
        rules.put(JUDGED, now);
        rules.delete(JUDGING);
        rules.delete(NEXT);
        LOG.info("partition {} is judged by rules {}", context.taskId().partition(), now);
    }

    /// Keys, and one more, with which to go on.
    private List<String> some(@Nullable String from) {
        var some = new ArrayList<String>();
        try (KeyValueIterator<String, byte[]> all =
                from == null ? dossiers.all() : dossiers.range(from, null)) {
            while (all.hasNext() && some.size() <= AT_A_TIME) {
                some.add(all.next().key);
            }
        }
        return some;
    }

    private void judge(String key) {
        Instant now = stores.now();
        MergeState before = stores.state(key);
        String id = key.substring(key.indexOf(':') + 1);
        var message = new Record<>(id, NOTHING, now.toEpochMilli(), new RecordHeaders());
        stores.keep(key, before, step.judgedAgain(before, now), message, null, now);
    }
}
