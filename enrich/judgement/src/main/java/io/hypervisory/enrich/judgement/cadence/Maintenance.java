package io.hypervisory.enrich.judgement.cadence;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import io.hypervisory.ingest.contract.NoticeId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The maintenance that a host would have had.
///
/// @param releaseDays days on which something appeared, whatever one chooses of it
/// @param events windows in which a chosen fix takes the host or its machines away, or may
/// @param quiet windows in which something is installed and nothing is taken away
/// @param skipped what the policy leaves alone
/// @param open what was chosen, and has no window before the end
/// @param exposure how long security fixes waited, chosen or skipped
public record Maintenance(
        Question question,
        List<ReleaseDay> releaseDays,
        List<Event> events,
        List<Event> quiet,
        List<Fix> skipped,
        List<Fix> open,
        Exposure exposure) {
    public Maintenance {
        releaseDays = List.copyOf(releaseDays);
        events = List.copyOf(events);
        quiet = List.copyOf(quiet);
        skipped = List.copyOf(skipped);
        open = List.copyOf(open);
    }

    /// A day on which something appeared.
    ///
    /// @param basis [Fix.Basis#RELEASE] as soon as one fix's own day proves it
    public record ReleaseDay(LocalDate day, Fix.Basis basis, Toll toll, List<Fix> fixes) {
        public ReleaseDay {
            fixes = List.copyOf(fixes);
        }
    }

    /// What is done in one window.
    ///
    /// @param toll the heaviest of what is installed, which all goes in at once
    /// @param forcedBy what has that toll
    /// @param installed what is installed
    /// @param covered what need not be, since something that is supersedes it
    public record Event(
            LocalDate day, Toll toll, List<Fix> forcedBy, List<Fix> installed, List<Fix> covered) {
        public Event {
            forcedBy = List.copyOf(forcedBy);
            installed = List.copyOf(installed);
            covered = List.copyOf(covered);
        }
    }

    /// @param all fixes for the platform, at any time and in any order
    public static Maintenance of(Collection<Fix> all, Question question) {
        List<Fix> within =
                all.stream()
                        .filter(fix -> question.holds(fix.day()))
                        .filter(fix -> !question.isWithout(fix))
                        .sorted(comparing(Fix::day).thenComparing(Fix::id))
                        .toList();
        Plan plan = Plan.of(within, question);
        var windows = new TreeMap<LocalDate, List<Fix>>();
        for (Fix fix : within) {
            LocalDate day = plan.day(fix);
            if (day != null) {
                windows.computeIfAbsent(day, _ -> new ArrayList<>()).add(fix);
            }
        }
        List<Fix> open = new ArrayList<>();
        windows.tailMap(question.until(), false).values().forEach(open::addAll);
        List<Event> done = new ArrayList<>();
        List<Fix> there = new ArrayList<>();
        windows.headMap(question.until(), true)
                .forEach((day, fixes) -> {
                    done.add(event(day, fixes, there));
                    there.addAll(fixes);
                });
        return new Maintenance(
                question,
                releaseDays(within),
                done.stream().filter(event -> event.toll().takesAway()).toList(),
                done.stream().filter(event -> !event.toll().takesAway()).toList(),
                within.stream().filter(fix -> !plan.installs(fix)).toList(),
                open,
                Exposure.of(within, plan, question.until()));
    }

    private static List<ReleaseDay> releaseDays(List<Fix> fixes) {
        var days = fixes.stream().collect(groupingBy(Fix::day, TreeMap::new, toList()));
        return days.entrySet().stream()
                .map(day ->
                        new ReleaseDay(
                                day.getKey(),
                                day.getValue().stream()
                                        .map(Fix::basis)
                                        .min(comparing(Fix.Basis::ordinal))
                                        .orElseThrow(),
                                toll(day.getValue()),
                                day.getValue()))
                .toList();
    }

    /// @param there what went in before
    private static Event event(LocalDate day, List<Fix> fixes, List<Fix> there) {
        Set<NoticeId> superseded = new HashSet<>();
        fixes.forEach(fix -> superseded.addAll(fix.supersedes()));
        // two that supersede each other are an error of the data; both are installed then
        List<Fix> installed =
                fixes.stream()
                        .filter(fix -> !superseded.contains(fix.id()) || isMutual(fix, fixes))
                        .filter(fix -> !isThere(fix, there))
                        .toList();
        List<Fix> covered = fixes.stream().filter(fix -> !installed.contains(fix)).toList();
        Toll toll = toll(installed);
        List<Fix> forcedBy = installed.stream().filter(fix -> fix.toll() == toll).toList();
        return new Event(day, toll, forcedBy, installed, covered);
    }

    /// What is required late may have been brought by a later one already.
    private static boolean isThere(Fix fix, List<Fix> there) {
        return there.stream()
                .filter(other -> !other.day().isBefore(fix.day()))
                .anyMatch(other ->
                        other.supersedes().contains(fix.id())
                                && !fix.supersedes().contains(other.id()));
    }

    private static boolean isMutual(Fix fix, List<Fix> fixes) {
        return fixes.stream()
                .anyMatch(other ->
                        other.supersedes().contains(fix.id())
                                && fix.supersedes().contains(other.id()));
    }

    private static Toll toll(List<Fix> fixes) {
        return fixes.stream().map(Fix::toll).reduce(Toll.NONE, Toll::and);
    }

    /// Days for each event; null without an event, and when nothing of the period is covered.
    ///
    /// @param covered days of the period of which something is known: a hole in the evidence is not
    ///   a time without events
    public @Nullable Double daysPerEvent(long covered) {
        return events.isEmpty() || covered == 0 ? null : (double) covered / events.size();
    }

    /// Events with a toll.
    public long events(Toll toll) {
        return events.stream().filter(event -> event.toll() == toll).count();
    }

    /// Release days by how they are known.
    public long releaseDays(Fix.Basis basis) {
        return releaseDays.stream().filter(day -> day.basis() == basis).count();
    }

    /// The later fix that brings what was skipped, if one that is installed does.
    public @Nullable Fix broughtBy(Fix skippedOne) {
        return Stream.concat(events.stream(), quiet.stream())
                .flatMap(event -> event.installed().stream())
                .filter(fix -> fix.supersedes().contains(skippedOne.id()))
                .findFirst()
                .orElse(null);
    }

    /// Components that events concern, sorted.
    public Set<String> components() {
        return events.stream()
                .flatMap(event -> event.installed().stream())
                .flatMap(fix -> fix.components().stream())
                .collect(toCollection(TreeSet::new));
    }
}
