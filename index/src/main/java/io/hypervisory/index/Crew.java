package io.hypervisory.index;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Index loops, each on a thread of its own, that end together.
record Crew(List<IndexLoop> loops, List<Thread> threads) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// @param name of the threads, before their numbers
    static Crew start(String name, int size, IntFunction<IndexLoop> loop) {
        var loops = new ArrayList<IndexLoop>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < size; i++) {
            var one = loop.apply(i);
            loops.add(one);
            threads.add(Thread.ofPlatform().name(name + "-" + i).start(one));
        }
        return new Crew(List.copyOf(loops), List.copyOf(threads));
    }

    /// Returns when the loops have left their group, or after ten seconds for each.
    @Override
    public void close() {
        loops.forEach(IndexLoop::close);
        boolean interrupted = Thread.interrupted();
        for (Thread thread : threads) {
            try {
                if (!thread.join(interrupted ? Duration.ZERO : PATIENCE)) {
                    thread.interrupt();
                }
            } catch (InterruptedException e) {
                interrupted = true;
                thread.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
