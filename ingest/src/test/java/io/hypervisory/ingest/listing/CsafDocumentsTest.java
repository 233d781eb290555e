package io.hypervisory.ingest.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.catalogue.Way.Csaf;
import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval;
import io.hypervisory.ingest.listing.CsafDocuments.Listed;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsafDocumentsTest {
    private static final URI METADATA = URI.create("https://a.example/provider-metadata.json");

    private static final class Counting implements Sink, Pages {
        int items;
        final List<String> faults = new ArrayList<>();

        @Override
        public void item(Item item) {
            items++;
        }

        @Override
        public void fault(String reason, boolean retryable) {
            faults.add(reason);
        }

        @Override
        public Retrieval whole(Request request) {
            throw new AssertionError(request.url() + " is asked for while listing");
        }

        @Override
        public Retrieval ifNew(Request request) {
            return whole(request);
        }
    }

    @Test
    void listWithoutEnd_isCut_andNamed() throws InterruptedException {
        var counting = new Counting();
        var source = Source.of("s", Source.Kind.CSAF, METADATA);
        var documents =
                new CsafDocuments(
                        source,
                        Csaf.STANDARD,
                        new CsafMetadata(
                                METADATA, false, List.of(), List.of(), List.of(), List.of(),
                                List.of()),
                        new CsafPages(counting, source),
                        counting);
        var listed = new Listed(METADATA.resolve("a.json"), null, List.of(), null);

        for (int count = 0; count < CsafDocuments.MOST; count++) {
            assertThat(documents.add(listed)).isTrue();
        }

        assertThat(documents.add(listed)).isFalse();
        assertThat(counting.items).isEqualTo(CsafDocuments.MOST);
        assertThat(counting.faults).singleElement().asString().contains("more than 1000000");
    }
}
