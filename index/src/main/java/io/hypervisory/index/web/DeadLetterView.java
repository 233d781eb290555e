package io.hypervisory.index.web;

import io.hypervisory.index.web.page.Cell;
import io.hypervisory.index.web.page.DeadLetterPage;
import io.hypervisory.index.web.page.DeadLettersPage;
import io.hypervisory.index.web.page.EntryPage.Fact;
import io.hypervisory.index.web.page.Table;
import io.hypervisory.index.web.page.Table.Column;
import io.hypervisory.index.web.page.Table.Row;
import io.hypervisory.ingest.contract.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Dead letters as their pages show them, at an instant. Immutable.
///
/// @param zone in which times are shown
record DeadLetterView(Instant now, ZoneId zone) {
    private static final int SHOWN = 500;
    private static final int LONGEST = 160;

    /// @param done key of what was just put back; blank when nothing was
    DeadLettersPage all(List<DeadLetter> letters, String done) {
        return new DeadLettersPage(
                summary(letters),
                done.isBlank()
                        ? null
                        : done + " was put back. If it fails again, a new letter says so.",
                letters.isEmpty() ? null : table(letters));
    }

    private static String summary(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return "Every record that came in could be used.";
        }
        var reasons =
                letters.stream()
                        .collect(
                                Collectors.groupingBy(
                                        letter -> letter.stage() + " " + letter.reason(),
                                        TreeMap::new,
                                        Collectors.counting()));
        String words =
                reasons.entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey())
                        .collect(Collectors.joining(", "));
        String shown = letters.size() > SHOWN ? "; the newest " + SHOWN + " are shown" : "";
        return Counted.of(letters.size(), "record") + " could not be used: " + words + shown + ".";
    }

    private Table table(List<DeadLetter> letters) {
        return new Table(
                "letters",
                "Open dead letters, the newest first",
                Table.columns(
                        "Reason",
                        Column.of("Stage"),
                        Column.of("Error"),
                        Column.of("Source"),
                        Column.of("Where its bytes stand"),
                        Column.of("Since")),
                letters.stream().limit(SHOWN).map(this::row).toList(),
                null);
    }

    private Row row(DeadLetter letter) {
        String error = letter.error();
        return Row.of(
                Cell.link(letter.reason(), DeadLetterPaths.page(letter)),
                Cell.text(letter.stage()),
                Cell.text(error.length() > LONGEST ? error.substring(0, LONGEST) + "…" : error)
                        .as("said"),
                letter.source() == null ? Cell.UNKNOWN : Cell.text(letter.source()),
                Cell.text(place(letter)).as("id"),
                Cell.text(since(letter)));
    }

    private static String place(DeadLetter letter) {
        return letter.topic() + ", partition " + letter.partition() + ", offset " + letter.offset();
    }

    private String since(DeadLetter letter) {
        return Words.time(letter.at(), zone)
                + " ("
                + SourceView.span(Duration.between(letter.at(), now))
                + " ago)";
    }

    /// @param refusal why it was not put back just now; null when nobody tried
    DeadLetterPage one(DeadLetter letter, @Nullable String refusal) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Stage", letter.stage()));
        facts.add(new Fact("Reason", letter.reason()));
        facts.add(new Fact("Since", since(letter)));
        facts.add(new Fact("Its bytes stand in", place(letter)));
        add(facts, "SHA-256", letter.sha256());
        add(facts, "Source", letter.source());
        add(facts, "Address", letter.url());
        return new DeadLetterPage(
                letter.stage() + ": " + letter.reason(),
                letter.error(),
                facts,
                OriginalApi.path(letter.topic(), letter.partition(), letter.offset()),
                DeadLetterPaths.page(letter) + DeadLetterPaths.BACK,
                letter.stage().equals("index")
                        ? "Putting it back indexes the record again from where it stands. A newer one"
                                + " of the same id stays."
                        : "Putting it back produces the record once more, unchanged, behind all others"
                                + " of its topic, so that its readers meet it again: after a better"
                                + " reader was installed, say. What cannot be put back without"
                                + " harm is refused with the reason.",
                refusal);
    }

    private static void add(List<Fact> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.add(new Fact(name, value));
        }
    }
}
