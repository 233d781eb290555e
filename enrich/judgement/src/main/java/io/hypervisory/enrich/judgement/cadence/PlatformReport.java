package io.hypervisory.enrich.judgement.cadence;

import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.product.Platform;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is known of a platform over all time: volume, distribution and quality of its fixes, and
/// the vulnerabilities that its publisher told of.
///
/// @param kind, formFactor in small letters; the form factor null where it makes no sense
/// @param noData why there are no figures on fixes; null when there are
/// @param first, last days of which something is known; null without any
/// @param undated what could be installed and no day is known of
/// @param releaseDays with how much came out on each
/// @param distribution null without a release day
/// @param flagged fixes in trouble
/// @param troubles that posts tell of the platform and of no single fix
public record PlatformReport(
        String platform,
        String name,
        String kind,
        @Nullable String formFactor,
        @Nullable String noData,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        int fixes,
        int advisories,
        List<NoticeId> undated,
        List<Volume> releaseDays,
        @Nullable Distribution distribution,
        Quality.Replacement replacement,
        List<Year> years,
        List<Quality.Flagged> flagged,
        List<Trouble> troubles) {
    public PlatformReport {
        undated = List.copyOf(undated);
        releaseDays = List.copyOf(releaseDays);
        years = List.copyOf(years);
        flagged = List.copyOf(flagged);
        troubles = List.copyOf(troubles);
    }

    /// @param basis [Fix.Basis#RELEASE] as soon as one fix's own day proves it
    public record Volume(LocalDate day, Fix.Basis basis, int notices) {}

    /// @param releaseDays, notices that came out in the year
    /// @param quality null in a year without a fix
    /// @param vulnerabilities null in a year without an advisory that names a CVE
    public record Year(
            int year,
            int releaseDays,
            int notices,
            @Nullable Quality quality,
            @Nullable Vulnerabilities vulnerabilities) {}

    public static PlatformReport of(Known known) {
        Platform platform = known.platform();
        List<Fix> fixes = known.fixes();
        List<Trouble> troubles = Trouble.of(platform, known.posts());
        var flagged = Quality.flagged(fixes, troubles);
        var form = platform.formFactor();
        return new PlatformReport(
                platform.id(),
                platform.name(),
                platform.kind().word(),
                form == null ? null : form.name().toLowerCase(Locale.ROOT),
                known.noFixes(),
                fixes.isEmpty() ? null : fixes.getFirst().day(),
                fixes.isEmpty() ? null : fixes.getLast().day(),
                fixes.size(),
                known.advisories().size(),
                known.undated(),
                volume(fixes),
                fixes.isEmpty() ? null : Distribution.of(fixes.stream().map(Fix::day).toList()),
                Quality.Replacement.of(fixes),
                years(known, troubles),
                flagged,
                troubles.stream().filter(each -> fixes.stream().noneMatch(each::names)).toList());
    }

    static List<Volume> volume(List<Fix> fixes) {
        var days =
                fixes.stream()
                        .collect(
                                Collectors.groupingBy(Fix::day, TreeMap::new, Collectors.toList()));
        return days.entrySet().stream()
                .map(day ->
                        new Volume(
                                day.getKey(),
                                day.getValue().stream()
                                                .anyMatch(fix -> fix.basis() == Fix.Basis.RELEASE)
                                        ? Fix.Basis.RELEASE
                                        : Fix.Basis.ADVISORY,
                                day.getValue().size()))
                .toList();
    }

    private static List<Year> years(Known known, List<Trouble> troubles) {
        Map<Integer, Quality> quality = Quality.byYear(known.fixes(), troubles);
        Map<Integer, Vulnerabilities> vulnerabilities =
                Vulnerabilities.byYear(known.platform(), known.advisories());
        var volume = volume(known.fixes());
        var years = new TreeSet<>(quality.keySet());
        years.addAll(vulnerabilities.keySet());
        return years.stream()
                .map(year -> {
                    var ofYear = volume.stream().filter(v -> v.day().getYear() == year).toList();
                    return new Year(
                            year,
                            ofYear.size(),
                            ofYear.stream().mapToInt(Volume::notices).sum(),
                            quality.get(year),
                            vulnerabilities.get(year));
                })
                .toList();
    }
}
