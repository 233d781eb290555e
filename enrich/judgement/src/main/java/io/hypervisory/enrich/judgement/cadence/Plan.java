package io.hypervisory.enrich.judgement.cadence;

import io.hypervisory.ingest.contract.NoticeId;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which fixes one installs, and when. What the policy chooses goes into the first window after it
/// appears; what is chosen only because another one requires it goes in with that one, since nobody
/// needs it before.
///
/// @param days the window of each fix that is installed, also one after the end
record Plan(Map<NoticeId, LocalDate> days) {
    Plan {
        days = Map.copyOf(days);
    }

    static Plan of(Collection<Fix> fixes, Question question) {
        Map<NoticeId, Fix> byId = new HashMap<>();
        fixes.forEach(fix -> byId.put(fix.id(), fix));
        Map<NoticeId, LocalDate> days = new HashMap<>();
        var open = new ArrayDeque<Fix>();
        for (Fix fix : fixes) {
            if (question.policy().isChosen(fix, question.needs())) {
                days.put(fix.id(), question.window().after(fix.day()));
                open.add(fix);
            }
        }
        while (!open.isEmpty()) {
            Fix fix = open.remove();
            LocalDate day = Objects.requireNonNull(days.get(fix.id()));
            for (NoticeId id : fix.requires()) {
                Fix required = byId.get(id);
                if (required == null) {
                    continue;
                }
                LocalDate own = question.window().after(required.day());
                LocalDate with = own.isAfter(day) ? own : day;
                LocalDate before = days.get(id);
                if (before == null || with.isBefore(before)) {
                    days.put(id, with);
                    open.add(required);
                }
            }
        }
        return new Plan(days);
    }

    boolean installs(Fix fix) {
        return days.containsKey(fix.id());
    }

    /// Null when it is not installed.
    @Nullable LocalDate day(Fix fix) {
        return days.get(fix.id());
    }

    /// The window in which a host gets what a fix brings, by itself or by a later one that
    /// supersedes it; null when it never does.
    @Nullable LocalDate brought(Fix fix, Collection<Fix> all) {
        LocalDate first = day(fix);
        for (Fix later : all) {
            LocalDate day = day(later);
            if (day != null
                    && !later.day().isBefore(fix.day())
                    && later.supersedes().contains(fix.id())
                    && (first == null || day.isBefore(first))) {
                first = day;
            }
        }
        return first;
    }
}
