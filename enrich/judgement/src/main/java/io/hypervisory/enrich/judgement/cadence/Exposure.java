package io.hypervisory.enrich.judgement.cadence;

import io.hypervisory.enrich.judgement.NearestRank;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How long security fixes waited for the window that brought them, in days; what has none by the
/// end waits until then. What the policy skips counts as well: it is brought by a later fix that
/// supersedes it and is installed, else it stays open. So fewer events never look safer.
///
/// @param fixes security fixes that appeared, chosen or skipped
/// @param median, p90 of their waits; null when there are none
/// @param vulnerabilityDays sum over all their CVEs, each counted once on a day however many fixes
///   are for it
/// @param exploitedDays the same from the day on which the CVE was known to be exploited
/// @param leftOpen the part that comes of skipping; the rest is that of what is installed
public record Exposure(
        int fixes,
        @Nullable Integer median,
        @Nullable Integer p90,
        long vulnerabilityDays,
        long exploitedDays,
        LeftOpen leftOpen) {
    /// What the policy leaves open.
    ///
    /// @param fixes security fixes that it skips
    /// @param untilTheEnd of them those that nothing installed brings
    /// @param vulnerabilityDays, exploitedDays that would not be there without skipping
    public record LeftOpen(int fixes, int untilTheEnd, long vulnerabilityDays, long exploitedDays) {
        public static final LeftOpen NOTHING = new LeftOpen(0, 0, 0, 0);
    }

    /// Days open by CVE, of some of the fixes.
    private record Open(Map<String, OpenDays> all, Map<String, OpenDays> exploited) {
        Open() {
            this(new HashMap<>(), new HashMap<>());
        }

        void add(Fix fix, LocalDate end) {
            for (String cve : fix.cves()) {
                all.computeIfAbsent(cve, _ -> new OpenDays()).add(fix.day(), end);
                LocalDate since = fix.exploited().get(cve);
                if (since != null) {
                    LocalDate from = since.isAfter(fix.day()) ? since : fix.day();
                    exploited.computeIfAbsent(cve, _ -> new OpenDays()).add(from, end);
                }
            }
        }

        private static long sum(Map<String, OpenDays> byCve) {
            return byCve.values().stream().mapToLong(OpenDays::count).sum();
        }

        long days() {
            return sum(all);
        }

        long exploitedDays() {
            return sum(exploited);
        }
    }

    /// @param fixes all that appeared in the period and concern the host
    static Exposure of(Collection<Fix> fixes, Plan plan, LocalDate until) {
        var waits = new ArrayList<Integer>();
        var all = new Open();
        var installed = new Open();
        int skipped = 0;
        int untilTheEnd = 0;
        for (Fix fix : fixes) {
            if (!fix.isSecurity()) {
                continue;
            }
            LocalDate brought = plan.brought(fix, fixes);
            boolean isOpen = brought == null || brought.isAfter(until);
            LocalDate end = brought == null || isOpen ? until : brought;
            waits.add(Math.toIntExact(ChronoUnit.DAYS.between(fix.day(), end)));
            all.add(fix, end);
            if (plan.installs(fix)) {
                installed.add(fix, end);
            } else {
                skipped++;
                untilTheEnd += isOpen ? 1 : 0;
            }
        }
        Collections.sort(waits);
        return new Exposure(
                waits.size(),
                NearestRank.of(waits, 0.5),
                NearestRank.of(waits, 0.9),
                all.days(),
                all.exploitedDays(),
                new LeftOpen(
                        skipped,
                        untilTheEnd,
                        all.days() - installed.days(),
                        all.exploitedDays() - installed.exploitedDays()));
    }
}
