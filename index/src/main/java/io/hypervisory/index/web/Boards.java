package io.hypervisory.index.web;

import io.hypervisory.index.platform.PlatformStore;
import io.hypervisory.index.revision.RevisionBoard;
import io.hypervisory.index.search.SearchService;

/// What pages and API ask.
///
/// @param search entries, by query and by id
/// @param revisions the records as they stood
/// @param cves CVEs, and who has spoken on them
/// @param platforms what is patched, and when
/// @param sources what is crawled, and how it goes
/// @param health of the components
public record Boards(
        SearchService search,
        RevisionBoard revisions,
        CveBoard cves,
        PlatformStore platforms,
        SourceBoard sources,
        HealthSource health) {}
