package io.hypervisory.enrich.judgement.cadence;

import static java.util.Comparator.comparing;

import io.hypervisory.enrich.judgement.cadence.Cost.Estate;
import io.hypervisory.enrich.judgement.cadence.Maintenance.Event;
import io.hypervisory.ingest.contract.NoticeId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The figures of an answer, ready to be shown.
///
/// @param releaseDays on which something appeared, whatever one chooses of it
/// @param events that take the host or its machines away, or may
/// @param daysPerEvent covered days of the period for each event; null without one
/// @param split of the events and of what they install
/// @param quiet windows in which something is installed and nothing is taken away
/// @param skipped what the policy leaves alone
/// @param open chosen, and without a window before the end
/// @param exposure of the policy and window that were asked for, with what is skipped
/// @param table the same question under every policy and window
public record Figures(
        ReleaseDays releaseDays,
        List<EventLine> events,
        @Nullable Double daysPerEvent,
        Split split,
        List<EventLine> quiet,
        List<Skipped> skipped,
        List<FixLine> open,
        Exposure exposure,
        List<CostLine> table) {
    public Figures {
        events = List.copyOf(events);
        quiet = List.copyOf(quiet);
        skipped = List.copyOf(skipped);
        open = List.copyOf(open);
        table = List.copyOf(table);
    }

    /// Release days, by how they are known.
    ///
    /// @param said `3 proven + 1 by advisory date`
    public record ReleaseDays(long proven, long byAdvisoryDate, String said, List<DayLine> days) {
        public ReleaseDays {
            days = List.copyOf(days);
        }
    }

    public record DayLine(LocalDate day, Fix.Basis basis, Toll toll, List<NoticeId> notices) {
        public DayLine {
            notices = List.copyOf(notices);
        }
    }

    /// @param forcedBy what has the event's toll
    /// @param covered what need not be installed, since something that is supersedes it
    public record EventLine(
            LocalDate day,
            Toll toll,
            List<NoticeId> forcedBy,
            List<FixLine> installed,
            List<NoticeId> covered) {
        public EventLine {
            forcedBy = List.copyOf(forcedBy);
            installed = List.copyOf(installed);
            covered = List.copyOf(covered);
        }
    }

    /// @param repairs events that nothing but the repair of a repair forces: all that has their
    ///   toll replaces a fix that was in trouble itself
    /// @param byToll events by the toll that they take
    /// @param byKind, byComponent events by what they install; one may count under several, and
    ///   under `unknown` when nobody says
    public record Split(
            int repairs,
            Map<String, Integer> byToll,
            Map<String, Integer> byKind,
            Map<String, Integer> byComponent) {
        public Split {
            byToll = Collections.unmodifiableMap(new TreeMap<>(byToll));
            byKind = Collections.unmodifiableMap(new TreeMap<>(byKind));
            byComponent = Collections.unmodifiableMap(new TreeMap<>(byComponent));
        }
    }

    /// @param broughtBy, broughtOn the later fix that brings it and its day; null when none does
    /// @param installed whether the policy installs that one
    public record Skipped(
            FixLine fix,
            @Nullable NoticeId broughtBy,
            @Nullable LocalDate broughtOn,
            boolean installed) {}

    /// One row of the table.
    ///
    /// @param asked whether it is the row that was asked for
    public record CostLine(
            Policy policy, Window window, boolean asked, Cost cost, Exposure exposure) {}

    static Figures of(Known known, Coverage coverage, Question question, Estate estate) {
        var maintenance = Maintenance.of(known.fixes(), question);
        var table = new ArrayList<CostLine>();
        for (Policy policy : Policy.values()) {
            for (Window window : Window.values()) {
                var row = Maintenance.of(known.fixes(), question.with(policy).with(window));
                boolean asked = policy == question.policy() && window == question.window();
                table.add(
                        new CostLine(policy, window, asked, Cost.of(row, estate), row.exposure()));
            }
        }
        return new Figures(
                releaseDays(maintenance),
                maintenance.events().stream().map(Figures::line).toList(),
                maintenance.daysPerEvent(coverage.covered()),
                split(maintenance.events(), known.fixes()),
                maintenance.quiet().stream().map(Figures::line).toList(),
                maintenance.skipped().stream()
                        .map(fix -> skipped(maintenance, fix, known.fixes()))
                        .toList(),
                maintenance.open().stream().map(FixLine::of).toList(),
                maintenance.exposure(),
                table);
    }

    private static ReleaseDays releaseDays(Maintenance maintenance) {
        long proven = maintenance.releaseDays(Fix.Basis.RELEASE);
        long advised = maintenance.releaseDays(Fix.Basis.ADVISORY);
        String said =
                advised == 0
                        ? proven + " proven"
                        : proven + " proven + " + advised + " by advisory date";
        return new ReleaseDays(
                proven,
                advised,
                said,
                maintenance.releaseDays().stream()
                        .map(day ->
                                new DayLine(day.day(), day.basis(), day.toll(), ids(day.fixes())))
                        .toList());
    }

    private static EventLine line(Event event) {
        return new EventLine(
                event.day(),
                event.toll(),
                ids(event.forcedBy()),
                event.installed().stream().map(FixLine::of).toList(),
                ids(event.covered()));
    }

    /// @param all whenever they came out: what brings it may come after the period
    private static Skipped skipped(Maintenance maintenance, Fix fix, List<Fix> all) {
        Fix installed = maintenance.broughtBy(fix);
        Fix later = installed == null ? bringing(fix, all) : installed;
        return new Skipped(
                FixLine.of(fix),
                later == null ? null : later.id(),
                later == null ? null : later.day(),
                installed != null);
    }

    /// The first that supersedes a fix, from its own day on.
    private static @Nullable Fix bringing(Fix skipped, List<Fix> all) {
        return all.stream()
                .filter(fix -> !fix.day().isBefore(skipped.day()))
                .filter(fix -> fix.supersedes().contains(skipped.id()))
                .min(comparing(Fix::day).thenComparing(Fix::id))
                .orElse(null);
    }

    private static List<NoticeId> ids(List<Fix> fixes) {
        return fixes.stream().map(Fix::id).toList();
    }

    private static Split split(List<Event> events, List<Fix> all) {
        long repairs =
                events.stream()
                        .map(Event::forcedBy)
                        .filter(forcing ->
                                forcing.stream().allMatch(fix -> Quality.repairs(fix, all)))
                        .count();
        return new Split(
                Math.toIntExact(repairs),
                count(events, event -> List.of(event.toll().word())),
                count(events, event -> named(event, Fix::kinds)),
                count(events, event -> named(event, Fix::components)));
    }

    private static Collection<String> named(Event event, Function<Fix, Collection<String>> of) {
        return event.installed().stream()
                .flatMap(fix ->
                        of.apply(fix).isEmpty()
                                ? List.of("unknown").stream()
                                : of.apply(fix).stream())
                .distinct()
                .toList();
    }

    private static Map<String, Integer> count(
            List<Event> events, Function<Event, Collection<String>> values) {
        var counts = new TreeMap<String, Integer>();
        for (Event event : events) {
            values.apply(event).forEach(value -> counts.merge(value, 1, Integer::sum));
        }
        return counts;
    }
}
