package io.hypervisory.ingest.read.cve;

import io.hypervisory.ingest.read.Fields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The versions of a package in OSV: ranges are lists of events, which need not be in order.
/// Thread-safe.
final class OsvRanges {
    private OsvRanges() {}

    /// In the order in which they come at one version: a range ends before the next begins, and one
    /// that is of this version alone begins before it ends.
    private enum Kind {
        FIXED,
        INTRODUCED,
        LAST_AFFECTED
    }

    private record Event(Kind kind, String version) {
        static final Comparator<Event> BY_VERSION =
                Comparator.comparing(Event::version, VersionOrder.NATURAL)
                        .thenComparing(Event::kind);
    }

    /// A line for each range of versions. Commits stand in for versions only where nothing else
    /// does, and versions one by one only where there is no range of them.
    static List<String> lines(Fields affected) {
        var ranges = new LinkedHashSet<String>();
        var commits = new LinkedHashSet<String>();
        affected.forEach(
                "ranges",
                range -> {
                    String type = range.word("type");
                    boolean git = "GIT".equalsIgnoreCase(type);
                    boolean sorts = "SEMVER".equalsIgnoreCase(type);
                    (git ? commits : ranges).addAll(lines(events(range), sorts));
                });
        if (ranges.isEmpty()) {
            ranges.addAll(affected.words("versions"));
        }
        return List.copyOf(ranges.isEmpty() ? commits : ranges);
    }

    private static List<Event> events(Fields range) {
        var events = new ArrayList<Event>();
        range.forEach(
                "events",
                event -> {
                    add(Kind.INTRODUCED, event.word("introduced"), events);
                    add(Kind.FIXED, event.word("fixed"), events);
                    add(Kind.LAST_AFFECTED, event.word("last_affected"), events);
                });
        return events;
    }

    private static void add(Kind kind, @Nullable String version, List<Event> events) {
        if (version != null) {
            events.add(new Event(kind, version));
        }
    }

    /// Only SEMVER says how versions compare; events of others keep their order where it makes
    /// sense.
    private static List<String> lines(List<Event> events, boolean sorts) {
        if (sorts || !alternate(events)) {
            events.sort(Event.BY_VERSION);
        }
        var lines = new ArrayList<String>();
        String from = null;
        boolean closed = false;
        for (Event event : events) {
            if (event.kind() == Kind.INTRODUCED) {
                from = from == null ? event.version() : from;
                closed = false;
            } else if (!closed) {
                lines.add(line(from, event));
                from = null;
                closed = true;
            }
        }
        if (from != null) {
            lines.add(new VersionRange(from, null, null, null).text());
        }
        lines.removeIf(String::isEmpty);
        return lines;
    }

    private static String line(@Nullable String from, Event end) {
        boolean fixed = end.kind() == Kind.FIXED;
        return new VersionRange(
                        from, null, fixed ? end.version() : null, fixed ? null : end.version())
                .text();
    }

    private static boolean alternate(List<Event> events) {
        for (int i = 0; i < events.size(); i++) {
            if ((events.get(i).kind() == Kind.INTRODUCED) != (i % 2 == 0)) {
                return false;
            }
        }
        return true;
    }
}
