package io.hypervisory.ingest.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.catalogue.Catalogue;
import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval;
import io.hypervisory.ingest.fetch.Retrieval.NotModified;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// "As it was" in answer to a request for the whole page is a fault for every lister that asks so.
class UnaskedNotModifiedTest {
    private static final class Stubborn implements Pages, Cursor, Sink {
        final List<String> faults = new ArrayList<>();

        @Override
        public Retrieval whole(Request request) {
            return new NotModified(request.url(), Instant.EPOCH);
        }

        @Override
        public Retrieval ifNew(Request request) {
            throw new AssertionError(request.url());
        }

        @Override
        public Instant now() {
            return Instant.parse("2026-01-02T00:00:00Z");
        }

        @Override
        public @Nullable Instant at(URI place) {
            return null;
        }

        @Override
        public void move(URI place, Instant to) {
            throw new AssertionError(place);
        }

        @Override
        public void item(Item item) {
            throw new AssertionError(item);
        }

        @Override
        public void fault(String reason, boolean retryable) {
            faults.add(reason);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: csaf",
                "kind: csaf-aggregator",
                "kind: mail-archive",
                "kind: mail-archive\n  mail: {form: mbox}",
                "kind: json-list\n  list: {address: '?p={page}', items: /i}",
                "kind: json-list\n  list: {address: '?f={from}&t={to}', items: /i, window: {since: 2026-01-01}}",
                "kind: page-list\n  page: {next: a.next}",
                "kind: sitemap",
                "kind: archived-site\n  archive: {}",
                "kind: esxi-depot",
            })
    void isAFault(String kind, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("s.yaml");
        Files.writeString(
                file, "sources:\n- name: s\n  url: https://a.example/x\n  " + kind + "\n");
        Source source = Catalogue.read(file).sources().getFirst();
        var stubborn = new Stubborn();

        Lister.list(source, stubborn, stubborn, stubborn);

        assertThat(stubborn.faults).isNotEmpty().allMatch(fault -> fault.contains("304"));
    }
}
