package io.hypervisory.enrich.judgement.cadence;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.ingest.contract.product.Platform;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Vulnerabilities that the publisher's advisories of a year name, each CVE once; one in two
/// components counts in both.
///
/// @param total distinct CVEs, but for those that a list of CVEs has rejected
/// @param byComponent of each CVE as its own words say, else as its advisory does where that names
///   one only; `unknown` when nobody says
/// @param bySeverity by the word of a list, else of the advisory, in small letters; else `unknown`
/// @param byNvdTag distinct CVEs that NVD published in the year and tags with the platform: what a
///   count by NVD's product tags finds, as far as an advisory of any year names the CVE. Null,
///   which is not zero, where NVD's products are known of no CVE of the year, or where it leaves
///   open which release a CVE is in
/// @param difference total less that, below zero where NVD publishes in another year than the
///   advisories; null as well
public record Vulnerabilities(
        int total,
        Map<String, Integer> byComponent,
        Map<String, Integer> bySeverity,
        @Nullable Integer byNvdTag,
        @Nullable Integer difference) {
    private static final Set<String> UNKNOWN = Set.of("unknown");

    /// By the year in which an advisory first came out. An advisory without a day is in none.
    static Map<Integer, Vulnerabilities> byYear(
            Platform platform, Collection<Advisory> advisories) {
        Map<Integer, Set<Advisory>> years = new TreeMap<>();
        for (Advisory advisory : advisories) {
            LocalDate day = Said.day(advisory.content().initialReleaseDate());
            if (day != null && !cves(advisory).isEmpty()) {
                years.computeIfAbsent(day.getYear(), _ -> new HashSet<>()).add(advisory);
            }
        }
        var counted = new TreeMap<Integer, Vulnerabilities>();
        var tags = new NvdTags(platform, advisories);
        years.forEach((year, of) -> counted.put(year, of(of, tags.count(year))));
        return counted;
    }

    private static Vulnerabilities of(Set<Advisory> advisories, @Nullable Integer byNvdTag) {
        var all = new TreeSet<String>();
        advisories.forEach(each -> all.addAll(cves(each)));
        return new Vulnerabilities(
                all.size(),
                count(advisories, Vulnerabilities::components),
                count(advisories, Vulnerabilities::severities),
                byNvdTag,
                byNvdTag == null ? null : all.size() - byNvdTag);
    }

    private static List<String> cves(Advisory advisory) {
        Set<String> rejected =
                advisory.content().knowledge().stream()
                        .filter(CveKnowledge::isRejected)
                        .map(CveKnowledge::cve)
                        .collect(Collectors.toSet());
        return advisory.content().cves().stream().filter(cve -> !rejected.contains(cve)).toList();
    }

    private static Map<String, Integer> count(
            Set<Advisory> advisories, Function<Advisory, Map<String, Set<String>>> valuesByCve) {
        Map<String, Set<String>> valuesOf = new TreeMap<>();
        for (Advisory advisory : advisories) {
            valuesByCve
                    .apply(advisory)
                    .forEach((cve, values) ->
                            valuesOf.computeIfAbsent(cve, _ -> new TreeSet<>()).addAll(values));
        }
        var counts = new TreeMap<String, Integer>();
        valuesOf.forEach((_, values) -> {
            // what one advisory leaves open another one may say
            var said = new TreeSet<>(values);
            if (said.size() > 1) {
                said.removeAll(UNKNOWN);
            }
            said.forEach(value -> counts.merge(value, 1, Integer::sum));
        });
        return counts;
    }

    private static Map<String, Set<String>> components(Advisory advisory) {
        Classification judged = advisory.content().classification();
        Set<String> only = Components.only(judged);
        Map<String, Set<String>> byCve = new TreeMap<>();
        for (String cve : cves(advisory)) {
            var own = new TreeSet<String>();
            judged.parts().stream()
                    .filter(part -> cve.equals(part.cve()))
                    .forEach(part -> own.addAll(Components.strong(part.components())));
            byCve.put(cve, !own.isEmpty() ? own : only.isEmpty() ? UNKNOWN : only);
        }
        return byCve;
    }

    private static Map<String, Set<String>> severities(Advisory advisory) {
        var content = advisory.content();
        Map<String, Set<String>> byCve = new TreeMap<>();
        for (String cve : cves(advisory)) {
            String word = listed(cve, content.knowledge());
            if (word == null) {
                word = content.severity();
            }
            byCve.put(cve, word == null ? UNKNOWN : Set.of(word.toLowerCase(Locale.ROOT)));
        }
        return byCve;
    }

    private static @Nullable String listed(String cve, List<CveKnowledge> knowledge) {
        return knowledge.stream()
                .filter(one -> one.cve().equals(cve))
                .flatMap(one -> one.scores().stream())
                .map(CveKnowledge.Score::severity)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
