package io.hypervisory.enrich.judgement.crossvendor;

import io.hypervisory.enrich.contract.CveRecord;
import io.hypervisory.enrich.contract.CveRecord.Mentioned;
import io.hypervisory.enrich.judgement.cadence.Said;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who has spoken of one CVE, and on which day first.
///
/// @param days by vendor: the first release of its earliest advisory that names the CVE now, as a
///   day in its publisher's zone
/// @param undated vendors of whose advisories none states a day
/// @param silent vendors of whom a list says that they are affected and of whom no advisory names
///   the CVE
public record FirstWords(Map<String, LocalDate> days, Set<String> undated, Set<String> silent) {
    public FirstWords {
        days = Map.copyOf(days);
        undated = Set.copyOf(undated);
        silent = Set.copyOf(silent);
    }

    public static FirstWords of(CveRecord cve) {
        var days = new HashMap<String, LocalDate>();
        var undated = new HashSet<String>();
        for (Mentioned each : cve.advisories()) {
            String vendor = each.advisory().vendor();
            LocalDate day = Said.day(each.initialReleaseDate());
            if (day == null) {
                undated.add(vendor);
            } else {
                days.merge(vendor, day, (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        undated.removeAll(days.keySet());
        return new FirstWords(days, undated, Set.copyOf(cve.silentVendors()));
    }

    /// The first vendor's day; null when nobody states one.
    public @Nullable LocalDate first() {
        return days.isEmpty() ? null : Collections.min(days.values());
    }

    /// Whether it is about more than one vendor, so that there is anything to compare.
    public boolean isShared() {
        return days.size() + undated.size() + silent.size() > 1;
    }
}
