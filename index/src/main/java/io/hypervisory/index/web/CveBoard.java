package io.hypervisory.index.web;

import io.hypervisory.enrich.contract.CveRecord;
import java.util.Optional;

/// CVEs that advisories name. Thread-safe.
@FunctionalInterface
public interface CveBoard {
    /// Knows of none.
    CveBoard NONE = _ -> Optional.empty();

    /// As it stands on `cves.v1`.
    ///
    /// @param cve `CVE-2008-0001`
    /// @return empty when no advisory names it
    /// @throws io.hypervisory.index.search.StoreUnavailableException when that is not known now
    Optional<CveRecord> one(String cve);
}
