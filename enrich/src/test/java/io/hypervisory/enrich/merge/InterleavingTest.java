package io.hypervisory.enrich.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Change;
import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.contract.PostFacts;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Decision 9: all steps under a scheduler that picks queues at random. Whatever the order in which
/// witnesses and assertions arrive and steps run, however often they are delivered, and however far
/// the table of knowledge is behind, the same records come out, byte for byte, and the queues run
/// empty.
class InterleavingTest {
    private static final MergeStep STEP = new MergeStep(Classifier.standard());
    private static final int PARTITIONS = 3;

    private static final List<Notice> NOTICES = notices();
    private static final List<Assertion> ASSERTIONS = assertions();
    private static final Map<String, String> EXPECTED = new World(new Random(0), false).run();

    /// Of CVEs that are named always, for a while, by a patch alone, and never.
    private static List<Assertion> assertions() {
        var all = new ArrayList<Assertion>();
        for (String cve :
                List.of(
                        "CVE-2007-0001",
                        "CVE-2007-0002",
                        "CVE-2007-0009",
                        "CVE-2007-0100",
                        "CVE-2007-0999")) {
            for (int second = 1; second <= 3; second++) {
                all.add(Lists.probability(cve, second == 2 ? 0.6 : 0.2, second));
            }
            all.add(Lists.exploitedFromTheFirst(cve, 3));
            all.add(Lists.exploited(cve, 4));
            all.add(
                    Lists.entry(
                            cve,
                            "cve",
                            "PUBLISHED",
                            List.of(),
                            List.of(Lists.affected("Oracle", "VM VirtualBox", "affected")),
                            5));
            all.add(Lists.entry(cve, "cve", "REJECTED", List.of(), List.of(), 6));
        }
        return all;
    }

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
                                id,
                                "CVE-2007-0100"));
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
        // read anew, without a version, and at last taken back
        for (int reader = 2; reader <= 3; reader++) {
            all.add(
                    Facts.advisory(
                            "xen/XSA-2",
                            Facts.witness("xsa", "csaf", "x2", second++, reader, false),
                            reader == 2 ? "10" : "1.0",
                            "Xen 2 by reader " + reader,
                            "2008-03-02",
                            "CVE-2007-0002"));
        }
        all.add(
                Facts.advisory(
                        "vmware/VMSA-2008-0003",
                        Facts.witness("bugtraq", "vmsa-mail", "no version", second++, false),
                        null,
                        "No version",
                        "2008-01-02",
                        "CVE-2007-0003"));
        all.add(
                Facts.advisory(
                        "xen/XSA-3",
                        Facts.witness("list", "xsa", "taken back", second++, false),
                        "2",
                        "This advisory has been withdrawn",
                        "2008-04-01",
                        "CVE-2007-0003"));
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
        private final Map<String, Queue<Runnable>> queues = new TreeMap<>();
        private final Map<String, MergeState> merged = new HashMap<>();
        private final Map<String, CveState> cves = new TreeMap<>();
        private final Map<String, Claims> table = new HashMap<>();
        private final Map<String, Entry> published = new TreeMap<>();
        private final Map<String, String> cveRecords = new TreeMap<>();
        private final Map<String, Integer> revisions = new HashMap<>();

        World(Random random, boolean shuffled) {
            this.random = random;
            for (Notice notice : arrivals(NOTICES, shuffled)) {
                enqueue("notices", notice.id(), () -> merge(notice));
            }
            for (Assertion assertion : arrivals(ASSERTIONS, shuffled)) {
                enqueue(
                        "assertions",
                        assertion.key(),
                        () -> send("claims", assertion.key(), ClaimReading.of(assertion)));
            }
        }

        private <T> List<T> arrivals(List<T> given, boolean shuffled) {
            var arrivals = new ArrayList<>(given);
            if (shuffled) {
                for (int i = random.nextInt(8); i > 0; i--) {
                    arrivals.add(given.get(random.nextInt(given.size())));
                }
                Collections.shuffle(arrivals, random);
            }
            return arrivals;
        }

        private void enqueue(String topic, Object key, Runnable task) {
            queues.computeIfAbsent(topic + partition(key), _ -> new ArrayDeque<>()).add(task);
        }

        /// To where a CVE lives, in order from each partition.
        private void send(String topic, Object from, CveMessage message) {
            enqueue(topic + partition(from) + ">", message.cve(), () -> gather(message));
        }

        private static int partition(Object key) {
            return Math.floorMod(key.toString().hashCode(), PARTITIONS);
        }

        Map<String, String> run() {
            int steps = 0;
            while (step()) {
                assertThat(++steps).as("steps, which must come to an end").isLessThan(10_000);
            }
            var result = new TreeMap<String, String>();
            published.forEach((key, entry) -> result.put(key, Canonical.text(content(entry))));
            result.putAll(cveRecords);
            return result;
        }

        private boolean step() {
            var ready = queues.values().stream().filter(queue -> !queue.isEmpty()).toList();
            if (ready.isEmpty()) {
                return false;
            }
            ready.get(random.nextInt(ready.size())).remove().run();
            return true;
        }

        private Instant now() {
            return Instant.ofEpochSecond(random.nextInt(1_000_000));
        }

        private void merge(Notice notice) {
            String type = notice instanceof PatchFacts ? "patch" : "advisory";
            String key = (notice instanceof PostFacts ? "post" : type) + notice.id();
            MergeState before = merged.getOrDefault(key, MergeState.EMPTY);
            keep(key, notice.id(), STEP.apply(before, notice, table::get, now()));
        }

        private void touch(Output.Touch touch) {
            String key = touch.entryType() + touch.id();
            MergeState before = merged.getOrDefault(key, MergeState.EMPTY);
            var result = STEP.apply(before, touch, now());
            assertThat(result.outputs()).noneMatch(Output.Mentions.class::isInstance);
            keep(key, touch.id(), result);
        }

        private void keep(String key, NoticeId id, MergeStep.Result result) {
            merged.put(key, result.state());
            for (Output output : result.outputs()) {
                switch (output) {
                    case Output.Publish(Entry entry, byte[] _) -> {
                        Entry before = published.put(key, entry);
                        assertThat(before == null ? null : Canonical.text(content(before)))
                                .isNotEqualTo(Json.text(content(entry)));
                    }
                    case Output.Tell(Change change) ->
                            assertThat(revisions.merge(key, 1, Integer::sum))
                                    .isEqualTo(change.revision());
                    case Output.Stood(Change change) ->
                            assertThat(change.revision()).isEqualTo(revisions.get(key) - 1);
                    case Output.Mentions mention -> send("mentions", id, mention);
                    case Output.PublishCve _, Output.PublishClaims _, Output.Touch _ ->
                            throw new IllegalStateException("not from this step");
                }
            }
        }

        private void gather(CveMessage message) {
            String cve = message.cve();
            CveStep.Result result = CveStep.apply(cves.get(cve), table::get, message);
            if (result.state() == null) {
                cves.remove(cve);
            } else {
                cves.put(cve, result.state());
            }
            for (Output output : result.outputs()) {
                switch (output) {
                    case Output.PublishClaims(Claims claims) ->
                            enqueue("table", cve, () -> table.put(cve, claims));
                    case Output.Touch touch ->
                            enqueue(
                                    "touches" + partition(cve) + ">",
                                    touch.id(),
                                    () -> touch(touch));
                    case Output.PublishCve(String _, var cveRecord) -> {
                        if (cveRecord == null) {
                            cveRecords.remove(cve);
                        } else {
                            cveRecords.put(cve, Json.text(cveRecord));
                        }
                    }
                    default -> throw new IllegalStateException("not from this step");
                }
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
        assertThat(new World(new Random(seed), true).run()).isEqualTo(EXPECTED);
    }

    /// A record read from the table what a list had said in between, and nobody answered it.
    @Test
    void orderThatOnceGaveOtherBytes_givesTheSame() {
        assertThat(new World(new Random(3008), true).run()).isEqualTo(EXPECTED);
    }

    @Test
    void whatComesOut_holdsTheNewestOfEachList_onEachCveThatIsNamed() {
        var world = new World(new Random(1), true);
        world.run();

        int joined = 0;
        for (Entry entry : world.published.values()) {
            Object content = World.content(entry);
            List<CveKnowledge> expected =
                    Contents.cves(content).stream()
                            .map(InterleavingTest::newest)
                            .filter(java.util.Objects::nonNull)
                            .toList();
            assertThat(Contents.knowledge(content)).isEqualTo(expected);
            joined += expected.size();
        }
        assertThat(joined).isGreaterThan(5);
    }

    private static @Nullable CveKnowledge newest(String cve) {
        var about = ASSERTIONS.stream().filter(each -> each.cve().equals(cve)).toList();
        return about.isEmpty() ? null : Lists.claims(about.toArray(Assertion[]::new)).knowledge();
    }
}
