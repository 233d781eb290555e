package io.hypervisory.enrich.judgement.cadence;

import io.hypervisory.enrich.contract.CveKnowledge;
import io.hypervisory.enrich.contract.CveKnowledge.Exploited;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.SaidDate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a record says, read for a calendar. Pure.
public final class Said {
    private Said() {}

    /// The day in the publisher's zone; null when it names none, only a month or a year, and when
    /// this JDK does not know the zone.
    public static @Nullable LocalDate day(@Nullable SaidDate date) {
        if (date == null) {
            return null;
        }
        return switch (date.precision()) {
            case DAY, TIME -> day(date.instant(), date.zone());
            case MONTH, YEAR -> null;
        };
    }

    private static @Nullable LocalDate day(Instant instant, String zone) {
        try {
            return instant.atZone(ZoneId.of(zone)).toLocalDate();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// Values that hold.
    static SortedSet<String> values(List<Label> labels) {
        return labels.stream()
                .filter(label -> label.verdict() == Verdict.YES)
                .map(Label::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Values that hold, and the words that say so.
    static Stream<String> valuesAndWords(List<Label> labels) {
        return labels.stream()
                .filter(label -> label.verdict() == Verdict.YES)
                .flatMap(label -> Stream.of(label.value(), label.words()))
                .filter(Objects::nonNull);
    }

    static Answer answer(List<Label> labels, String value) {
        var verdicts =
                labels.stream()
                        .filter(label -> label.value().equals(value))
                        .map(Label::verdict)
                        .toList();
        if (verdicts.contains(Verdict.YES)) {
            return Answer.YES;
        }
        return verdicts.contains(Verdict.NO) && !verdicts.contains(Verdict.UNKNOWN)
                ? Answer.NO
                : Answer.UNKNOWN;
    }

    /// Of each CVE the first day on which a list has it as exploited; of whom none states one is
    /// left out.
    static Map<String, LocalDate> exploited(Collection<CveKnowledge> knowledge) {
        var first = new TreeMap<String, LocalDate>();
        for (CveKnowledge one : knowledge) {
            one.exploited().stream()
                    .map(Exploited::added)
                    .filter(Objects::nonNull)
                    .min(LocalDate::compareTo)
                    .ifPresent(day -> first.put(one.cve(), day));
        }
        return first;
    }

    static String text(List<Note> notes) {
        return notes.stream().map(Note::text).collect(Collectors.joining("\n"));
    }
}
