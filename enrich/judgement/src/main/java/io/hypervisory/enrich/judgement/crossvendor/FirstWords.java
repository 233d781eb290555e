package io.hypervisory.enrich.judgement.crossvendor;

import io.hypervisory.enrich.contract.CveRecord;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who has spoken of one CVE, and on which day first.
///
/// @param days by vendor: the first release of its earliest advisory or patch that names the CVE
///   now, as a day in its publisher's zone
/// @param byPatch those of them whose first word was a patch, with no advisory on that day
/// @param undated vendors of whose advisories and patches none states a day
/// @param silent vendors of whom a list says that they are affected and of whom neither an advisory
///   nor a patch names the CVE
public record FirstWords(
        Map<String, LocalDate> days, Set<String> byPatch, Set<String> undated, Set<String> silent) {
    public FirstWords {
        days = Map.copyOf(days);
        byPatch = Set.copyOf(byPatch);
        undated = Set.copyOf(undated);
        silent = Set.copyOf(silent);
    }

    public static FirstWords of(CveRecord cve) {
        var days = new HashMap<String, LocalDate>();
        var byPatch = new HashSet<String>();
        var undated = new HashSet<String>();
        for (FirstWord each : FirstWord.of(cve)) {
            LocalDate day = each.day();
            if (day == null) {
                undated.add(each.vendor());
            } else {
                days.put(each.vendor(), day);
                if (each.isPatch()) {
                    byPatch.add(each.vendor());
                }
            }
        }
        List<String> silent = cve.silentVendors();
        return new FirstWords(
                days, byPatch, undated, silent == null ? Set.of() : Set.copyOf(silent));
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
