package io.hypervisory.enrich.merge;

import org.jspecify.annotations.Nullable;

/// What lists say of CVEs, to be looked up. It may be a little behind: the CVE's side tells what it
/// knows better.
@FunctionalInterface
public interface Knowledge {
    /// No list says anything of any CVE.
    Knowledge NONE = _ -> null;

    /// @return null when no list is known to say anything of it
    @Nullable Claims of(String cve);
}
