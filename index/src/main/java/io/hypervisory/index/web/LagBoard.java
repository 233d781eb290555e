package io.hypervisory.index.web;

import io.hypervisory.enrich.judgement.crossvendor.FirstWords;
import io.hypervisory.index.search.StoreUnavailableException;
import java.util.Collection;
import java.util.List;

/// Who spoke first of CVEs. Thread-safe.
@FunctionalInterface
public interface LagBoard {
    /// Knows of none.
    LagBoard NONE = List::of;

    /// Of each CVE that concerns more than one vendor, as `cves.v1` stands; a view that goes with
    /// it.
    ///
    /// @throws StoreUnavailableException when that is not known now
    Collection<FirstWords> firstWords();
}
