package io.hypervisory.ingest.read.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.Digests;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Documents out of shape, over all readers: none throws, takes over two seconds or over 256 MiB.
/// `-Dfuzz.inputs=N`, `-Dfuzz.seed=N` for the same ones again, `-Dfuzz.formats=a,b` for some. What
/// was found is kept in `target/fuzz`, and belongs into `src/test/resources/regressions`.
@Tag("fuzz")
class FuzzIT {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 200_000);
    private static final String FORMATS = System.getProperty("fuzz.formats", "");

    @Test
    void noReader_throwsOrTakesTooMuch_onAnything() throws Exception {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        var random = new Random(seed);
        Map<String, List<byte[]>> seeds = Seeds.byFormat(random);
        if (!FORMATS.isEmpty()) {
            seeds.keySet().retainAll(List.of(FORMATS.split(",")));
        }
        var faults = new ArrayList<String>();
        System.out.println("fuzz: " + INPUTS + " inputs, seed " + seed);
        System.out.println("| format | seeds | inputs | slowest, ms | most, MiB | faults |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        int each = Math.ceilDiv(INPUTS, seeds.size());
        try (var trial = new Trial()) {
            for (var format : seeds.entrySet()) {
                faults.addAll(fuzz(format.getKey(), format.getValue(), each, random, trial));
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<String> fuzz(
            String format, List<byte[]> seeds, int inputs, Random random, Trial trial)
            throws InterruptedException {
        var faults = new ArrayList<String>();
        var mutator = new Mutator(random);
        long slowest = 0;
        long most = 0;
        // the tables and classes that a process loads once are no input's cost
        trial.of(format, seeds.getFirst());
        for (int i = 0; i < inputs; i++) {
            byte[] input =
                    mutator.mutate(
                            seeds.get(random.nextInt(seeds.size())),
                            seeds.get(random.nextInt(seeds.size())));
            Trial.Outcome outcome = trial.of(format, input);
            slowest = Math.max(slowest, outcome.took().toMillis());
            most = Math.max(most, outcome.allocated());
            if (outcome.fault() != null) {
                String name = Digests.sha256(input).substring(0, 12);
                Seeds.write(Path.of("target/fuzz", format, name), input);
                faults.add(format + "/" + name + ": " + outcome.fault());
            }
        }
        System.out.printf(
                "| %s | %d | %,d | %,d | %d | %d |%n",
                format, seeds.size(), inputs, slowest, most / 1024 / 1024, faults.size());
        return faults;
    }
}
