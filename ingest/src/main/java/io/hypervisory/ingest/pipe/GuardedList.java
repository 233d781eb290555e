package io.hypervisory.ingest.pipe;

import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.read.AssertionReader;
import io.hypervisory.ingest.read.AssertionReader.Taker;
import io.hypervisory.ingest.read.AssertionReader.Unreadable;
import io.hypervisory.ingest.read.Document;
import org.jspecify.annotations.Nullable;

/// Reads a list so that a reader that meets what nobody thought of costs its list, and not the
/// stage. What the taker throws is a fault of the broker's or a stop, and passes. Used once.
final class GuardedList implements Taker {
    private final Taker taker;
    private @Nullable RuntimeException ofTaker;

    private GuardedList(Taker taker) {
        this.taker = taker;
    }

    static @Nullable Unreadable read(AssertionReader reader, Document document, Taker taker)
            throws InterruptedException {
        var guarded = new GuardedList(taker);
        try {
            return reader.read(document, guarded);
        } catch (RuntimeException | StackOverflowError e) {
            if (guarded.ofTaker != null) {
                throw e;
            }
            return new Unreadable("reader-failed", reader.format() + ": " + e);
        }
    }

    @Override
    public void take(Assertion assertion) throws InterruptedException {
        try {
            taker.take(assertion);
        } catch (RuntimeException e) {
            ofTaker = e;
            throw e;
        }
    }

    @Override
    public void skip(String error) {
        taker.skip(error);
    }

    @Override
    public void whole() {
        taker.whole();
    }
}
