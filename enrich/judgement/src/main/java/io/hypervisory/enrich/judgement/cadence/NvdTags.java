package io.hypervisory.enrich.judgement.cadence;

import static java.util.stream.Collectors.toSet;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.enrich.contract.CveKnowledge.Tagged;
import io.hypervisory.ingest.contract.product.Platform;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which CVEs NVD tags with a platform, by the year in which it published them. Of CVEs that no
/// advisory names nothing is known here.
final class NvdTags {
    private static final String NVD = "nvd";

    private final Platform platform;
    private final Map<Integer, Map<String, Set<Platform>>> tagsByYear = new HashMap<>();

    NvdTags(Platform platform, Collection<Advisory> advisories) {
        this.platform = platform;
        for (Advisory advisory : advisories) {
            for (CveKnowledge known : advisory.content().knowledge()) {
                if (CveKnowledge.isRejected(known)) {
                    continue;
                }
                known.tagged().stream()
                        .filter(tagged -> tagged.format().startsWith(NVD))
                        .forEach(tagged -> add(known.cve(), tagged));
            }
        }
    }

    private void add(String cve, Tagged tagged) {
        LocalDate day = Said.day(tagged.published());
        if (day != null) {
            tagsByYear
                    .computeIfAbsent(day.getYear(), _ -> new HashMap<>())
                    .computeIfAbsent(cve, _ -> new HashSet<>())
                    .addAll(platforms(tagged.platforms()));
        }
    }

    private static Set<Platform> platforms(List<String> ids) {
        return ids.stream().map(Platform::parse).collect(toSet());
    }

    /// Null when nothing is known of the year, or a tag names the product and not whether it is
    /// this release.
    @Nullable Integer count(int year) {
        Collection<Set<Platform>> tags = tagsByYear.getOrDefault(year, Map.of()).values();
        boolean isOpen = tags.stream().anyMatch(this::leavesOpen);
        return tags.isEmpty() || isOpen
                ? null
                : Math.toIntExact(tags.stream().filter(this::isTagged).count());
    }

    private boolean isTagged(Set<Platform> tags) {
        return tags.stream().anyMatch(platform::holds);
    }

    private boolean leavesOpen(Set<Platform> tags) {
        return !isTagged(tags) && tags.stream().anyMatch(tag -> tag.holds(platform));
    }
}
