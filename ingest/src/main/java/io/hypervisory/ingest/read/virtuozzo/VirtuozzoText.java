package io.hypervisory.ingest.read.virtuozzo;

import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Witness;
import io.hypervisory.ingest.read.DateSearch;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.NamedCves;
import io.hypervisory.ingest.read.PageArticle;
import io.hypervisory.ingest.read.PageLabels.Labelled;
import io.hypervisory.ingest.read.PageLines.Section;
import io.hypervisory.ingest.read.PatchDraft;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.virtuozzo.VirtuozzoIds.Patch;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the pages of this vendor have in common. Thread-safe.
final class VirtuozzoText {
    static final Publisher PUBLISHER = new Publisher("Virtuozzo", null, null);

    private static final Set<String> SEVERITIES =
            Set.of("critical", "important", "moderate", "low");
    private static final Pattern FIRST_WORD = Pattern.compile("^\\[?([A-Za-z]{3,12})\\b");

    private VirtuozzoText() {}

    /// The word that leads a synopsis, or an issue in brackets; null when it is no severity.
    static @Nullable String severity(String text) {
        Matcher word = FIRST_WORD.matcher(text);
        return word.find() && SEVERITIES.contains(word.group(1).toLowerCase(Locale.ROOT))
                ? word.group(1)
                : null;
    }

    /// Null when there is no label or no date; a text that is no date is noted.
    static @Nullable SaidDate date(@Nullable Labelled labelled, Unread unread) {
        if (labelled == null) {
            return null;
        }
        SaidDate date = DateSearch.first(labelled.value(), Dates.UTC);
        if (date == null) {
            unread.note(labelled.label() + " is no date: " + labelled.value());
        }
        return date;
    }

    static List<Note> notes(List<Section> sections) {
        return sections.stream().map(VirtuozzoText::note).toList();
    }

    private static Note note(Section section) {
        String heading = section.heading();
        return new Note(null, heading.isEmpty() ? null : heading, section.text());
    }

    static List<Reference> references(Map<String, String> links) {
        return links.entrySet().stream()
                .map(link -> new Reference(null, summary(link), link.getKey()))
                .toList();
    }

    private static @Nullable String summary(Map.Entry<String, String> link) {
        String text = link.getValue();
        return text.isEmpty() || text.equals(link.getKey()) ? null : text;
    }

    /// A patch with what an article that is about it says, whoever published it.
    static PatchDraft draft(
            Patch patch, Witness witness, PageArticle.Found article, Unread unread) {
        List<Section> sections = article.sections();
        var draft =
                new PatchDraft(patch.id(), witness, patch.literal())
                        .title(article.heading())
                        .cves(NamedCves.in(article.text(), unread));
        notes(sections).forEach(draft::note);
        references(article.links()).forEach(draft::reference);
        Reboots reboots = Reboots.in(sections);
        if (reboots != null) {
            draft.hostReboot(reboots.required()).statement(label(reboots), reboots.sentence());
        }
        return draft;
    }

    /// Running text has no label; the heading that it stands under is the next best.
    static String label(Reboots reboots) {
        return reboots.heading().isEmpty() ? "text" : reboots.heading();
    }
}
