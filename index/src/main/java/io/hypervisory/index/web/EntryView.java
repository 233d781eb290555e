package io.hypervisory.index.web;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.index.decision.Deadlines;
import io.hypervisory.index.search.SearchResults.Hit;
import io.hypervisory.index.web.page.EntryPage;
import io.hypervisory.index.web.page.EntryPage.Fact;
import io.hypervisory.index.web.page.EntryPage.Link;
import io.hypervisory.index.web.page.EntryPage.Origin;
import io.hypervisory.index.web.page.Surroundings;
import io.hypervisory.ingest.contract.Provenance;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.Witness;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Words an entry for its page. What its publisher does not say is left out, but for what one has
/// to decide by.
///
/// @param patches those that the entry names, as far as they are known here
/// @param around others that belong to it, and its past
/// @param today for what has passed
/// @param zone of our times; the publisher's have their own
/// @param stood which earlier revision this is; null for the newest
record EntryView(
        List<Hit> patches,
        Surroundings around,
        Deadlines deadlines,
        LocalDate today,
        ZoneId zone,
        @Nullable String stood) {

    EntryPage page(Entry entry) {
        return switch (entry) {
            case Advisory advisory -> new AdvisoryView(advisory, this).page();
            case Patch patch -> new PatchView(patch, this).page();
            case Post post -> PostView.page(post, this);
        };
    }

    /// Collects what is there.
    static final class Facts {
        private final List<Fact> list = new ArrayList<>();

        void add(String name, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                list.add(new Fact(name, value));
            }
        }

        List<Fact> list() {
            return list;
        }
    }

    /// What makes a notice void or its fix doubtful, with the words that say so.
    static List<String> warnings(Classification judged) {
        return Stream.concat(judged.states().stream(), judged.qualities().stream())
                .filter(label -> label.verdict() == Verdict.YES)
                .map(EntryView::warning)
                .toList();
    }

    private static String warning(Label label) {
        String words = label.words();
        String what = Words.slug(label.value());
        String first = Character.toUpperCase(what.charAt(0)) + what.substring(1);
        return words == null ? first : first + ": \u201c" + Words.shortened(words, 160) + "\u201d";
    }

    static Link link(String text, String type, String id) {
        return new Link(text, Words.entry(type, id));
    }

    static Link reference(Reference reference) {
        String text = reference.summary() == null ? reference.url() : reference.summary();
        return Words.web(text, reference.url());
    }

    /// @param fieldWitness which witness each field was taken from
    List<Origin> origins(Entry entry, Map<String, String> fieldWitness) {
        return entry.lineage().witnesses().stream()
                .map(witness -> origin(witness, fieldWitness))
                .toList();
    }

    private Origin origin(Witness witness, Map<String, String> fieldWitness) {
        Provenance from = witness.provenance();
        String place =
                from.topic() == null
                        ? "not from a topic"
                        : from.topic()
                                + ", partition "
                                + from.partition()
                                + ", offset "
                                + from.offset();
        String fields =
                fieldWitness.entrySet().stream()
                        .filter(each -> each.getValue().equals(witness.key()))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .collect(Collectors.joining(", "));
        return new Origin(
                witness.key(),
                witness.source(),
                Words.web(from.url(), from.url()),
                new Link(place, OriginalApi.path(from.topic(), from.partition(), from.offset())),
                from.sha256(),
                Words.time(from.fetchedAt(), zone),
                from.format() + " " + from.reader(),
                fields);
    }

    List<Fact> lineage(Entry entry) {
        var lineage = entry.lineage();
        return List.of(
                new Fact("Our revision", Integer.toString(lineage.revision())),
                new Fact("First seen here", Words.time(lineage.firstSeen(), zone)),
                new Fact("Changed here", Words.time(lineage.changedAt(), zone)),
                new Fact("Cause", Words.lower(lineage.cause())),
                new Fact("Digest of the content", lineage.hash()));
    }
}
