package io.hypervisory.enrich.judgement.crossvendor;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which vendor speaks first of a CVE that several have, and how long the others take. A CVE counts
/// in the year in which the first of them spoke, for all of them.
///
/// @param cves CVEs of the years asked for that at least two vendors have dated advisories or
///   patches on, whichever these are
/// @param noData why there are no figures; null when there are
/// @param vendors sorted by vendor; one of whom there is nothing to say is left out
public record LagReport(int cves, @Nullable String noData, List<OfVendor> vendors) {
    public LagReport {
        vendors = List.copyOf(vendors);
    }

    /// @param lag over the years asked for
    /// @param byYear a year without such a CVE is left out
    public record OfVendor(String vendor, Lag lag, Map<Integer, Lag> byYear) {
        public OfVendor {
            byYear = Collections.unmodifiableMap(new TreeMap<>(byYear));
        }
    }

    /// @param vendor null for every vendor
    /// @param year null for every year
    public static LagReport of(
            Collection<FirstWords> words, @Nullable String vendor, @Nullable Integer year) {
        var counting = new Counting(vendor);
        for (FirstWords each : words) {
            LocalDate first = each.first();
            if (first != null && (year == null || first.getYear() == year)) {
                counting.add(each, first);
            }
        }
        List<OfVendor> vendors = counting.vendors();
        return new LagReport(
                counting.cves, vendors.isEmpty() ? noData(vendor, year) : null, vendors);
    }

    private static String noData(@Nullable String vendor, @Nullable Integer year) {
        return "no data: no CVE"
                + (year == null ? "" : " first spoken of in " + year)
                + " is known to concern "
                + (vendor == null ? "two vendors" : vendor + " and another vendor");
    }

    /// Used by one thread.
    private static final class Counting {
        private final @Nullable String only;
        private final Map<String, Tally> all = new TreeMap<>();
        private final Map<String, Map<Integer, Tally>> years = new TreeMap<>();
        private int cves;

        Counting(@Nullable String only) {
            this.only = only;
        }

        void add(FirstWords words, LocalDate first) {
            int year = first.getYear();
            if (words.days().size() > 1) {
                cves++;
                boolean alone = Collections.frequency(words.days().values(), first) == 1;
                words.days()
                        .forEach((vendor, day) -> {
                            int behind = Math.toIntExact(ChronoUnit.DAYS.between(first, day));
                            boolean patch = words.byPatch().contains(vendor);
                            count(vendor, year, tally -> tally.spoke(behind, alone, patch));
                        });
            }
            words.undated().forEach(vendor -> count(vendor, year, Tally::isUndated));
            words.silent().forEach(vendor -> count(vendor, year, Tally::isSilent));
        }

        private void count(String vendor, int year, Consumer<Tally> what) {
            if (only == null || only.equals(vendor)) {
                what.accept(all.computeIfAbsent(vendor, _ -> new Tally()));
                what.accept(
                        years.computeIfAbsent(vendor, _ -> new TreeMap<>())
                                .computeIfAbsent(year, _ -> new Tally()));
            }
        }

        List<OfVendor> vendors() {
            return all.entrySet().stream()
                    .map(each -> ofVendor(each.getKey(), each.getValue()))
                    .toList();
        }

        private OfVendor ofVendor(String vendor, Tally tally) {
            var byYear = new TreeMap<Integer, Lag>();
            years.getOrDefault(vendor, Map.of())
                    .forEach((year, one) -> byYear.put(year, one.lag()));
            return new OfVendor(vendor, tally.lag(), byYear);
        }
    }
}
