package io.hypervisory.ingest.listing;

import io.hypervisory.ingest.catalogue.BulkRules;
import io.hypervisory.ingest.catalogue.Glob;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.read.Corpus;
import io.hypervisory.ingest.read.Document;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Documents of a packed file of the corpus, as the crawler makes them.
public final class Unpacked {
    private Unpacked() {}

    /// @param entries which are taken
    /// @param rowsBy the column by which CSV is cut; null when it is not
    /// @param taker given one at a time, for they may be large
    public static void each(
            Path packed,
            String format,
            String entries,
            @Nullable String rowsBy,
            Consumer<Document> taker)
            throws InterruptedException {
        URI url = URI.create("https://www.example.com/" + packed.getFileName());
        byte[] body = Corpus.bytes(packed);
        var file = new Fetched(url, url, null, 200, null, null, null, Instant.EPOCH, body);
        var rules = new BulkRules(null, new Glob(entries), rowsBy);
        new Unpacker(rules, UnpackLimits.STANDARD, format, into(format, taker)).unpack(file, null);
    }

    private static Sink into(String format, Consumer<Document> taker) {
        return new Sink() {
            @Override
            public void item(Item item) {
                byte[] body = ((Item.Way.Here) item.way()).fetched().body();
                taker.accept(
                        new Document(
                                "a-source",
                                format,
                                false,
                                item.url().toString(),
                                null,
                                null,
                                -1,
                                -1,
                                Digests.sha256(body),
                                Instant.EPOCH,
                                body));
            }

            @Override
            public void fault(String reason, boolean retryable) {
                throw new AssertionError(reason);
            }
        };
    }
}
