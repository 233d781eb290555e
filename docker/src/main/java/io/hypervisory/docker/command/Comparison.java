package io.hypervisory.docker.command;

import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.ingest.contract.NoticeId;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// Stored records judged anew, and which of them would change.
final class Comparison {
    private final Classifier classifier;
    private final TreeMap<NoticeId, Collection<String>> changes = new TreeMap<>();
    private final TreeSet<NoticeId> compared = new TreeSet<>();
    private final TreeSet<NoticeId> shortened = new TreeSet<>();

    Comparison(Classifier classifier) {
        this.classifier = classifier;
    }

    /// A newer record of the same id takes the place of an older one. What a record lost by being
    /// shortened cannot be judged, so such a one is only counted.
    void add(Entry entry) {
        Classification before = StoredJudgement.of(entry);
        Classification after = StoredJudgement.by(classifier, entry);
        if (before == null || after == null) {
            return;
        }
        changes.remove(entry.id());
        shortened.remove(entry.id());
        compared.add(entry.id());
        if (!entry.shortened().isEmpty()) {
            shortened.add(entry.id());
            return;
        }
        Collection<String> changed = StoredJudgement.changes(before, after);
        if (!changed.isEmpty()) {
            changes.put(entry.id(), changed);
        }
    }

    List<String> lines() {
        var lines = new java.util.ArrayList<String>();
        changes.forEach((id, changed) ->
                changed.forEach(change -> lines.add("%-40s  %s".formatted(id, change))));
        lines.add(changes.size() + " of " + compared.size() + " stored records would change");
        if (!shortened.isEmpty()) {
            lines.add(
                    shortened.size()
                            + " of them are longer than a record may be and were not compared");
        }
        return lines;
    }

    void print() {
        lines().forEach(System.out::println);
    }
}
