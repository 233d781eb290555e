package io.hypervisory.index;

import java.util.Collection;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// A store whose writes can be held back for a moment: while it is shut none is under way.
/// Thread-safe.
final class Gate implements Store {
    private final Store store;
    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);

    Gate(Store store) {
        this.store = store;
    }

    /// Waits while it is shut.
    @Override
    public Outcome write(Collection<Write> writes) {
        Lock passing = lock.readLock();
        passing.lock();
        try {
            return store.write(writes);
        } finally {
            passing.unlock();
        }
    }

    /// Returns when every write that had begun has ended; others wait until the answer is closed,
    /// by the same thread.
    Shut shut() throws InterruptedException {
        lock.writeLock().lockInterruptibly();
        return lock.writeLock()::unlock;
    }

    /// That nobody writes.
    interface Shut extends AutoCloseable {
        @Override
        void close();
    }
}
