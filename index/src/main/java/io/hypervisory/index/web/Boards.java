package io.hypervisory.index.web;

import io.hypervisory.index.platform.PlatformStore;
import io.hypervisory.index.related.RelatedStore;
import io.hypervisory.index.revision.RevisionBoard;
import io.hypervisory.index.search.SearchService;

/// What pages and API ask.
///
/// @param search entries, by query and by id
/// @param revisions the records as they stood
/// @param cves CVEs, and who has spoken on them
/// @param lags who spoke first of CVEs
/// @param related what may belong to a notice
/// @param platforms what is patched, and when
/// @param sources what is crawled, and how it goes
/// @param letters what could not be used and is still open
/// @param health of the components
/// @param rebuilds building what is searched anew
/// @param originals documents as they were fetched
public record Boards(
        SearchService search,
        RevisionBoard revisions,
        CveBoard cves,
        LagBoard lags,
        RelatedStore related,
        PlatformStore platforms,
        SourceBoard sources,
        DeadLetterBoard letters,
        HealthSource health,
        RebuildBoard rebuilds,
        OriginalBoard originals) {}
