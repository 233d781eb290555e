package io.hypervisory.enrich.judgement.crossvendor;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A notice that belongs to another, and why.
///
/// @param reasons at least one, the closest first
public record Related(Links notice, List<Reason> reasons) {
    /// Of shared CVEs there can be hundreds.
    private static final int MOST_SHOWN = 20;

    private static final Comparator<Related> CLOSEST_FIRST =
            comparing((Related each) -> each.reasons().getFirst().relation())
                    .thenComparing(Related::weight, Comparator.reverseOrder())
                    .thenComparing(each -> each.notice().id())
                    .thenComparing(each -> each.notice().type());

    public Related {
        reasons = List.copyOf(reasons);
    }

    /// @param count of what links them
    /// @param via what links them, sorted: CVEs, libraries, the ids by which one names the other,
    ///   or the posts that name both; not more than 20
    public record Reason(Relation relation, int count, List<String> via) {
        public Reason {
            via = List.copyOf(via);
        }

        static Reason of(Relation relation, Collection<String> via) {
            return new Reason(
                    relation, via.size(), new TreeSet<>(via).stream().limit(MOST_SHOWN).toList());
        }
    }

    /// Of those only that belong to the subject; the closest first, then by how much links them,
    /// then by id.
    ///
    /// @param others may hold the subject, which is passed over
    public static List<Related> to(Links subject, Collection<Links> others) {
        List<Links> posts =
                others.stream()
                        .filter(each -> each.type().equals(Links.POST))
                        .filter(post -> post.mentions().contains(subject.id()))
                        .filter(post -> !post.isSame(subject))
                        .toList();
        return others.stream()
                .filter(other -> !other.isSame(subject))
                .map(other -> new Related(other, reasons(subject, other, posts)))
                .filter(related -> !related.reasons().isEmpty())
                .sorted(CLOSEST_FIRST)
                .toList();
    }

    private int weight() {
        return reasons.stream().mapToInt(Reason::count).sum();
    }

    private static List<Reason> reasons(Links subject, Links other, List<Links> posts) {
        var reasons = new ArrayList<Reason>();
        add(Relation.FIXED_BY, fixing(other, subject), reasons);
        add(Relation.FIXES, fixing(subject, other), reasons);
        add(Relation.SUPERSEDES, superseding(subject, other), reasons);
        add(Relation.SUPERSEDED_BY, superseding(other, subject), reasons);
        add(Relation.CVE, shared(subject.cves(), other.cves()), reasons);
        add(Relation.LIBRARY, shared(subject.libraries(), other.libraries()), reasons);
        add(Relation.MENTIONS, mentioning(subject, other), reasons);
        add(Relation.MENTIONED_BY, mentioning(other, subject), reasons);
        add(Relation.MENTIONED_TOGETHER, together(other, posts), reasons);
        return reasons;
    }

    private static void add(Relation relation, Set<String> via, List<Reason> to) {
        if (!via.isEmpty()) {
            to.add(Reason.of(relation, via));
        }
    }

    /// The ids by which they name each other.
    private static Set<String> fixing(Links patch, Links advisory) {
        var named = new HashSet<String>();
        if (patch.type().equals(Links.PATCH) && advisory.type().equals(Links.ADVISORY)) {
            if (patch.advisories().contains(advisory.id())) {
                named.add(advisory.id());
            }
            if (advisory.patches().contains(patch.id())) {
                named.add(patch.id());
            }
        }
        return named;
    }

    private static Set<String> superseding(Links later, Links earlier) {
        return earlier.type().equals(Links.PATCH) && later.supersedes().contains(earlier.id())
                ? Set.of(earlier.id())
                : Set.of();
    }

    private static Set<String> shared(Set<String> some, Set<String> others) {
        var both = new HashSet<>(some);
        both.retainAll(others);
        return both;
    }

    private static Set<String> mentioning(Links post, Links notice) {
        return post.mentions().contains(notice.id()) ? Set.of(notice.id()) : Set.of();
    }

    /// @param posts that name the subject
    private static Set<String> together(Links other, List<Links> posts) {
        var both = new HashSet<String>();
        for (Links post : posts) {
            if (post.mentions().contains(other.id())) {
                both.add(post.id());
            }
        }
        return both;
    }
}
