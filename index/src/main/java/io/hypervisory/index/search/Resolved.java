package io.hypervisory.index.search;

import io.hypervisory.index.query.Clause;

/// A query as it is asked in the end.
///
/// @param match how near it is to what was written
record Resolved(Clause tree, SearchResults.Match match) {}
