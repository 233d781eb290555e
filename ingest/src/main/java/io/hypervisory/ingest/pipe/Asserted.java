package io.hypervisory.ingest.pipe;

import io.hypervisory.ingest.contract.Assertion;
import io.hypervisory.ingest.contract.Assertion.CveEntry;
import io.hypervisory.ingest.contract.Assertion.Delisted;
import io.hypervisory.ingest.contract.Assertion.ExploitProbability;
import io.hypervisory.ingest.contract.Assertion.KnownExploited;
import io.hypervisory.ingest.contract.ProbabilityBand;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one source has asserted of CVEs, as far as the next copy of its list is held against it.
/// About 100 bytes a CVE. Used by one thread.
final class Asserted {
    private final Map<String, Said> cves = new HashMap<>();

    /// A pass says few different things of many CVEs, so each is kept once.
    private final Map<Said, Said> kept = new HashMap<>();

    /// @param at when the copy was got that said so
    /// @param band of probability; null where the list gives none
    private record Said(Instant at, @Nullable ProbabilityBand band) {}

    /// Takes what was written; what an older copy says stands behind what a later one said.
    void accept(Assertion assertion) {
        switch (assertion) {
            case KnownExploited listed -> put(listed, null);
            case Delisted delisted -> cves.remove(delisted.cve());
            case ExploitProbability scored -> {
                if (!isOlder(scored, cves.get(scored.cve()))) {
                    put(scored, ProbabilityBand.of(scored.probability()));
                }
            }
            case CveEntry _ -> {
                // no later copy is held against it
            }
        }
    }

    private void put(Assertion assertion, @Nullable ProbabilityBand band) {
        var said = new Said(assertion.provenance().fetchedAt(), band);
        Said same = kept.putIfAbsent(said, said);
        cves.put(assertion.cve(), same == null ? said : same);
    }

    private static boolean isOlder(Assertion assertion, @Nullable Said said) {
        return said != null && assertion.provenance().fetchedAt().isBefore(said.at());
    }

    /// Whether a probability is to be written: it is the CVE's first, or it left the band of the
    /// last one that was written. What an older copy says never is, nor does another version of the
    /// reader make it so.
    boolean isMaterial(ExploitProbability scored) {
        Said last = cves.get(scored.cve());
        return last == null
                || last.band() == null
                || !isOlder(scored, last) && last.band().isLeftBy(scored.probability());
    }

    /// CVEs that the catalogue had before, sorted, and that a whole copy of it does not have. None
    /// where the copy has less than half of what the catalogue had: that is a fault of somebody's,
    /// and no news.
    ///
    /// @param stated all that the copy has
    /// @param at when the copy was got; what was said by a later one stays
    List<String> dropped(Set<String> stated, Instant at) {
        if (stated.size() * 2L < cves.size()) {
            return List.of();
        }
        return cves.entrySet().stream()
                .filter(each ->
                        each.getValue().at().isBefore(at) && !stated.contains(each.getKey()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
