package io.hypervisory.docker.e2e;

import java.util.HashSet;
import java.util.Set;

/// Lets documents through up to a number and holds the others back, so that a test knows how far a
/// crawl is. A document counts once, however often it is asked for. Thread-safe.
final class Dam implements Mirror.Treatment {
    private final String documents;
    private final Set<String> through = new HashSet<>();
    private int level;
    private int run;

    /// @param documents what the paths of documents begin with
    Dam(String documents) {
        this.documents = documents;
    }

    @Override
    public synchronized Mirror.Answer treat(String path, Mirror.Answer answer)
            throws InterruptedException {
        if (!path.startsWith(documents) || answer.status() != 200) {
            return answer;
        }
        int asked = run;
        while (asked == run && !through.contains(path) && through.size() >= level) {
            wait();
        }
        // who asked before the restart does not hear the answer any longer
        if (asked == run) {
            through.add(path);
            notifyAll();
        }
        return answer;
    }

    /// Lets the first `documents` through.
    synchronized void open(int documents) {
        level = documents;
        notifyAll();
    }

    /// Returns when that many are through.
    synchronized void await(int documents) throws InterruptedException {
        while (through.size() < documents) {
            wait();
        }
    }

    /// Whoever waits has been killed.
    synchronized void restarted() {
        run++;
        notifyAll();
    }

    /// Nothing has been asked for yet.
    synchronized void reset() {
        restarted();
        through.clear();
        level = 0;
    }
}
