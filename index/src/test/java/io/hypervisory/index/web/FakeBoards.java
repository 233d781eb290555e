package io.hypervisory.index.web;

import io.hypervisory.index.platform.PlatformStore;
import io.hypervisory.index.related.RelatedStore;
import io.hypervisory.index.revision.InMemoryRevisions;
import io.hypervisory.index.revision.KeptRevisions;
import io.hypervisory.index.search.SearchService;

/// Boards that know nothing but what a test hands in.
final class FakeBoards {
    private FakeBoards() {}

    static Boards of(SearchService search, SourceBoard sources) {
        return new Boards(
                search,
                new KeptRevisions(search, new InMemoryRevisions(), () -> true),
                CveBoard.NONE,
                LagBoard.NONE,
                RelatedStore.NONE,
                PlatformStore.NONE,
                sources,
                DeadLetterBoard.NONE,
                HealthSource.NONE,
                RebuildBoard.NONE,
                OriginalBoard.NONE);
    }
}
