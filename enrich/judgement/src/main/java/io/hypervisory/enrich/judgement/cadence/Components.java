package io.hypervisory.enrich.judgement.cadence;

import static java.util.stream.Collectors.toCollection;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.enrich.contract.Patch;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which part of a host a notice is told to touch: the only place that says when a label is too
/// weak to say so. Empty where nobody says. Pure, thread-safe.
final class Components {
    /// The least confidence of a label that tells of a part. Rules that go by the name of a product
    /// alone, as any patch and any advisory of ESX has it, claim 0.7 at most: they say which
    /// product it is, and what is wrong in it may lie in its console.
    static final double OF_A_PART = 0.75;

    /// Says who wrote it, not where it sits.
    private static final String THIRD_PARTY = "third-party";

    private static final String CONSOLE = "service-console";

    private Components() {}

    /// What a patch touches: by its own words; else by those of the vulnerabilities that it fixes,
    /// by its own CVEs or its row in an advisory's table; else by the advisories as a whole, if
    /// each names one component only. A part of an update brings more than an advisory tells of, so
    /// there the whole says nothing.
    ///
    /// @param naming advisories that name the patch
    static Set<String> of(Patch patch, Collection<Advisory> naming) {
        Set<String> own = strong(patch.content().classification().components());
        if (!own.isEmpty()) {
            return own;
        }
        var parts = new TreeSet<String>();
        for (Advisory advisory : naming) {
            Set<String> fixed = fixed(patch, advisory);
            advisory.content().classification().parts().stream()
                    .filter(part -> fixed.contains(part.cve()))
                    .forEach(part -> parts.addAll(seated(part)));
        }
        if (!parts.isEmpty()) {
            return parts;
        }
        return Update.around(Said.text(patch.content().notes())).isEmpty()
                ? ofAll(naming)
                : Set.of();
    }

    private static Set<String> fixed(Patch patch, Advisory advisory) {
        var cves = new HashSet<>(patch.content().cves());
        advisory.content().patchTable().stream()
                .filter(row -> row.patchIds().contains(patch.id().toString()))
                .forEach(row -> cves.addAll(row.cves()));
        return cves;
    }

    private static Set<String> ofAll(Collection<Advisory> naming) {
        var all = new TreeSet<String>();
        for (Advisory advisory : naming) {
            Set<String> only = onlySeat(advisory);
            if (only.isEmpty()) {
                return Set.of();
            }
            all.addAll(only);
        }
        return all;
    }

    /// By all its vulnerabilities where each has its component, else by the whole.
    private static Set<String> onlySeat(Advisory advisory) {
        var judged = advisory.content().classification();
        var cves = new HashSet<String>();
        var seats = new TreeSet<String>();
        for (Classification.Part part : judged.parts()) {
            Set<String> seat = seated(part);
            if (!seat.isEmpty() && part.cve() != null) {
                cves.add(part.cve());
            }
            seats.addAll(seat);
        }
        if (seats.isEmpty()) {
            return only(judged);
        }
        return places(seats).size() == 1 && cves.containsAll(advisory.content().cves())
                ? seats
                : Set.of();
    }

    /// Where a vulnerability sits: a package of the service console sits there, whatever it is for.
    private static Set<String> seated(Classification.Part part) {
        Set<String> named = strong(part.components());
        return named.contains(CONSOLE) ? Set.of(CONSOLE) : named;
    }

    /// The component of an advisory that names one only, and surely; empty otherwise.
    static Set<String> only(Classification judged) {
        SortedSet<String> named = Said.values(judged.components());
        return named.size() == 1 && strong(judged.components()).equals(named) ? named : Set.of();
    }

    /// Values that hold and tell of a part.
    static SortedSet<String> strong(List<Label> labels) {
        return labels.stream()
                .filter(label -> label.verdict() == Verdict.YES)
                .filter(label -> label.confidence() >= OF_A_PART)
                .map(Label::value)
                .collect(toCollection(TreeSet::new));
    }

    /// Where on a host it sits: what others wrote sits in the component that is named beside.
    static Set<String> places(Set<String> components) {
        var places = new TreeSet<>(components);
        if (places.size() > 1) {
            places.remove(THIRD_PARTY);
        }
        return places;
    }
}
