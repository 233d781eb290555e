package io.hypervisory.enrich.merge;

import io.hypervisory.enrich.contract.CveRecord;
import io.hypervisory.enrich.contract.CveRecord.Mentioned;
import io.hypervisory.ingest.contract.SaidDate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One mention more of a CVE: keeps the advisories on it and says so when they changed. Pure,
/// thread-safe.
public final class CveStep {
    private static final Comparator<Mentioned> BY_DATE_THEN_ID =
            Comparator.comparing(CveStep::instant, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(Mentioned::advisory);

    private CveStep() {}

    /// @param state null when no advisory names the CVE any longer
    /// @param output null when nothing changed
    public record Result(@Nullable CveRecord state, Output.@Nullable PublishCve output) {}

    /// @param state null before the first mention
    public static Result apply(@Nullable CveRecord state, Output.Mentions mention) {
        var advisories = new ArrayList<Mentioned>();
        if (state != null) {
            advisories.addAll(state.advisories());
        }
        advisories.removeIf(each -> each.advisory().equals(mention.advisory()));
        if (!mention.dropped()) {
            advisories.add(new Mentioned(mention.advisory(), mention.initialReleaseDate()));
        }
        advisories.sort(BY_DATE_THEN_ID);
        CveRecord next =
                advisories.isEmpty()
                        ? null
                        : new CveRecord(
                                mention.cve(), advisories, lagDays(advisories), null, List.of());
        if (java.util.Objects.equals(state, next)) {
            return new Result(state, null);
        }
        return new Result(next, new Output.PublishCve(mention.cve(), next));
    }

    /// Whole days from the first vendor's first word to the last vendor's first word.
    private static @Nullable Long lagDays(List<Mentioned> advisories) {
        Map<String, Instant> firstOfVendor = new HashMap<>();
        for (Mentioned each : advisories) {
            Instant at = instant(each);
            if (at != null) {
                firstOfVendor.merge(each.advisory().vendor(), at, (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        if (firstOfVendor.size() < 2) {
            return null;
        }
        Collection<Instant> firsts = firstOfVendor.values();
        return Duration.between(Collections.min(firsts), Collections.max(firsts)).toDays();
    }

    private static @Nullable Instant instant(Mentioned mentioned) {
        SaidDate date = mentioned.initialReleaseDate();
        return date == null ? null : date.instant();
    }
}
