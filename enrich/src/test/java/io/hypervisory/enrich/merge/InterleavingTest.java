package io.hypervisory.enrich.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.CveRecord;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Notice;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/// Decision 9: all steps under a scheduler that picks queues at random. Whatever the order in which
/// witnesses arrive and steps run, and however often a notice is delivered, the same advisories
/// come out, byte for byte.
class InterleavingTest {
    private static final MergeStep STEP = new MergeStep(Classifier.standard());
    private static final int PARTITIONS = 3;

    private static final List<Notice> NOTICES = notices();
    private static final Map<String, String> EXPECTED =
            new World(NOTICES, new Random(0), false).run();

    private static List<Notice> notices() {
        var all = new ArrayList<Notice>();
        int second = 0;
        for (int number = 1; number <= 4; number++) {
            String id = "vmware/VMSA-2008-000" + number;
            for (int version = 1; version <= 3; version++) {
                for (String source : List.of("list", "bugtraq")) {
                    var witness =
                            Facts.witness(
                                    source,
                                    "vmsa-mail",
                                    id + source + version,
                                    second++,
                                    number == 1);
                    String[] cves =
                            version == 2
                                    ? new String[] {"CVE-2007-000" + number}
                                    : new String[] {"CVE-2007-000" + number, "CVE-2007-0009"};
                    all.add(
                            Facts.advisory(
                                    id,
                                    witness,
                                    "" + version,
                                    source + " v" + version,
                                    "2008-01-0" + version,
                                    cves));
                }
                all.add(
                        Facts.advisory(
                                id,
                                Facts.witness("provider", "csaf", id + version, second++, false),
                                "1." + version + ".0",
                                "csaf " + version,
                                "2008-02-0" + version,
                                "CVE-2007-0009"));
                all.add(
                        Facts.patch(
                                "vmware/ESX350-200801401-SG",
                                Facts.witness(
                                        "list-" + number,
                                        "vmsa-mail",
                                        id + version,
                                        second++,
                                        false),
                                id));
            }
            all.add(
                    Facts.advisory(
                            "xen/XSA-" + number,
                            Facts.witness("xsa", "csaf", "x" + number, second++, false),
                            "1",
                            "Xen " + number,
                            "2008-03-0" + number,
                            "CVE-2007-000" + number));
        }
        all.add(
                Facts.post(
                        "blog/1",
                        Facts.witness("blog", "feed", "1", second++, false),
                        "First",
                        "VMSA-2008-0001"));
        all.add(
                Facts.post(
                        "blog/1",
                        Facts.witness("blog", "feed", "2", second, false),
                        "Edited",
                        "VMSA-2008-0002"));
        return all;
    }

    /// Queues between the steps as Kafka has them: in order within a partition, in any order across
    /// them.
    private static final class World {
        private final Random random;
        private final List<Queue<Notice>> notices = new ArrayList<>();
        private final Map<String, Queue<Output.Mentions>> mentions = new TreeMap<>();
        private final Map<String, MergeState> merged = new HashMap<>();
        private final Map<String, CveRecord> cves = new TreeMap<>();
        private final Map<String, Entry> published = new TreeMap<>();
        private final Map<String, Integer> revisions = new HashMap<>();

        World(List<Notice> given, Random random, boolean shuffled) {
            this.random = random;
            var arrivals = new ArrayList<>(given);
            if (shuffled) {
                for (int i = random.nextInt(8); i > 0; i--) {
                    arrivals.add(given.get(random.nextInt(given.size())));
                }
                Collections.shuffle(arrivals, random);
            }
            for (int i = 0; i < PARTITIONS; i++) {
                notices.add(new ArrayDeque<>());
            }
            arrivals.forEach(notice ->
                    notices.get(Math.floorMod(notice.id().hashCode(), PARTITIONS)).add(notice));
        }

        Map<String, String> run() {
            while (step()) {
                // until every queue is empty
            }
            var result = new TreeMap<String, String>();
            published.forEach((key, entry) -> result.put(key, Json.text(content(entry))));
            cves.forEach((cve, state) -> result.put(cve, Json.text(state)));
            return result;
        }

        private boolean step() {
            var ready = new ArrayList<Runnable>();
            notices.stream()
                    .filter(queue -> !queue.isEmpty())
                    .forEach(queue -> ready.add(() -> merge(queue.remove())));
            mentions.values().stream()
                    .filter(queue -> !queue.isEmpty())
                    .forEach(queue -> ready.add(() -> gather(queue.remove())));
            if (ready.isEmpty()) {
                return false;
            }
            ready.get(random.nextInt(ready.size())).run();
            return true;
        }

        private void merge(Notice notice) {
            String key = notice.getClass().getSimpleName() + notice.id();
            var result =
                    STEP.apply(
                            merged.getOrDefault(key, MergeState.EMPTY),
                            notice,
                            Instant.ofEpochSecond(random.nextInt(1_000_000)));
            merged.put(key, result.state());
            for (Output output : result.outputs()) {
                switch (output) {
                    case Output.Publish(Entry entry, byte[] _) -> published.put(key, entry);
                    case Output.Tell(Change change) ->
                            assertThat(revisions.merge(key, 1, Integer::sum))
                                    .isEqualTo(change.revision());
                    case Output.Mentions mention -> {
                        int from = Math.floorMod(notice.id().hashCode(), PARTITIONS);
                        int to = Math.floorMod(mention.cve().hashCode(), PARTITIONS);
                        mentions.computeIfAbsent(from + ">" + to, _ -> new ArrayDeque<>())
                                .add(mention);
                    }
                    case Output.PublishCve _ ->
                            throw new IllegalStateException("not from this step");
                }
            }
        }

        private void gather(Output.Mentions mention) {
            CveRecord next = CveStep.apply(cves.get(mention.cve()), mention).state();
            if (next == null) {
                cves.remove(mention.cve());
            } else {
                cves.put(mention.cve(), next);
            }
        }

        private static Object content(Entry entry) {
            return switch (entry) {
                case Advisory advisory -> advisory.content();
                case Patch patch -> patch.content();
                case Post post -> post.content();
            };
        }
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void anyOrderOfArrivalAndOfSteps_givesTheSameBytes(@ForAll long seed) {
        assertThat(new World(NOTICES, new Random(seed), true).run()).isEqualTo(EXPECTED);
    }
}
