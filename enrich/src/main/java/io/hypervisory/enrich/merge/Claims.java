package io.hypervisory.enrich.merge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.Json;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The newest claim of each list on a CVE, sorted by list. Always holds at least one.
public record Claims(String cve, List<Claim> lists) {
    public Claims {
        lists = List.copyOf(lists);
        if (lists.isEmpty()) {
            throw new IllegalArgumentException(cve + ": claims without a list");
        }
    }

    static Claims with(@Nullable Claims claims, Claim claim) {
        var one = new Claims(claim.cve(), List.of(claim));
        return claims == null ? one : newestOfBoth(claims, one);
    }

    /// List by list the newer claim, so that neither order nor repetition matters.
    ///
    /// @return null when both are
    static @Nullable Claims newest(@Nullable Claims a, @Nullable Claims b) {
        if (a == null || b == null || a.equals(b)) {
            return a == null ? b : a;
        }
        return newestOfBoth(a, b);
    }

    private static Claims newestOfBoth(Claims a, Claims b) {
        var byList = new TreeMap<String, Claim>();
        Stream.of(a.lists(), b.lists())
                .flatMap(Collection::stream)
                .forEach(claim -> byList.merge(claim.by(), claim, Claim::newest));
        return new Claims(a.cve(), List.copyOf(byList.values()));
    }

    /// What a record tells of it; null when no list says anything that matters.
    @Nullable CveKnowledge knowledge() {
        var knowledge =
                new CveKnowledge(
                        cve,
                        lists.stream().map(Claim::exploited).filter(Objects::nonNull).toList(),
                        lists.stream().map(Claim::likelihood).filter(Objects::nonNull).toList(),
                        lists.stream().flatMap(list -> list.scores().stream()).toList(),
                        lists.stream().flatMap(list -> list.decisions().stream()).toList(),
                        lists.stream().map(Claim::listed).filter(Objects::nonNull).toList(),
                        lists.stream().map(Claim::tagged).filter(Objects::nonNull).toList());
        boolean isEmpty =
                knowledge.exploited().isEmpty()
                        && knowledge.likelihoods().isEmpty()
                        && knowledge.scores().isEmpty()
                        && knowledge.decisions().isEmpty()
                        && knowledge.records().isEmpty()
                        && knowledge.tagged().isEmpty();
        return isEmpty ? null : knowledge;
    }

    /// Tells one knowledge from another, and nothing of when it was got; null when there is none.
    static @Nullable String digest(@Nullable Claims claims) {
        CveKnowledge knowledge = claims == null ? null : claims.knowledge();
        return knowledge == null
                ? null
                : Digests.sha256(Json.text(knowledge).getBytes(UTF_8)).substring(0, 16);
    }

    /// Whether all that these say otherwise than those, list by list, is history.
    boolean addOnlyHistory(@Nullable Claims known) {
        return lists.stream()
                .filter(claim ->
                        known == null || known.lists.stream().noneMatch(claim::saysTheSame))
                .noneMatch(Claim::news);
    }

    /// Whether a catalogue of exploited vulnerabilities has it, none has had it from its first pass
    /// on, and none had dropped it.
    boolean isExploitationNews() {
        boolean hadIt = lists.stream().anyMatch(Claim::dropped);
        var catalogues = lists.stream().filter(claim -> claim.exploited() != null).toList();
        return !hadIt && !catalogues.isEmpty() && catalogues.stream().allMatch(Claim::news);
    }

    /// Whether any list says whose products are affected; silence is not that nobody's are.
    boolean sayWhoIsAffected() {
        return lists.stream().anyMatch(list -> list.tagged() != null || !list.vendors().isEmpty());
    }

    /// Slugs of the vendors that any list calls affected, sorted.
    TreeSet<String> vendors() {
        var vendors = new TreeSet<String>();
        lists.forEach(list -> vendors.addAll(list.vendors()));
        return vendors;
    }
}
