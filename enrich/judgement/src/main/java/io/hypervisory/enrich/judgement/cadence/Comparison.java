package io.hypervisory.enrich.judgement.cadence;

import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.product.Platform;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Platforms side by side, month by month of the calendar and of their life.
///
/// @param platforms in the order in which they were asked for
public record Comparison(List<Line> platforms) {
    private static final int MONTH = 30;
    private static final Pattern ZEROS = Pattern.compile("(?:\\.0)+$");

    public Comparison {
        platforms = List.copyOf(platforms);
    }

    /// @param noData why there is nothing to compare; null when there is
    /// @param generalAvailability the day on which it came out, where the notice of that very
    ///   release states it; patches and updates of it tell nothing of that. Null when none does
    /// @param noAvailability why that day is not known; null when it is
    /// @param byMonth only months in which something appeared; what lies outside first and last is
    ///   not known
    /// @param sinceAvailability by spans of 30 days from that day on, the first is 0; null when the
    ///   day is not known
    public record Line(
            String platform,
            String name,
            @Nullable String noData,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            @Nullable LocalDate generalAvailability,
            @Nullable String noAvailability,
            Map<String, Counts> byMonth,
            @Nullable Map<Integer, Counts> sinceAvailability) {}

    public record Counts(int releaseDays, int notices) {
        private Counts and(int notices) {
            return new Counts(releaseDays + 1, this.notices + notices);
        }
    }

    /// @param from, until days to be counted, both included; null is open
    public static Comparison of(
            Collection<Known> platforms, @Nullable LocalDate from, @Nullable LocalDate until) {
        return new Comparison(platforms.stream().map(known -> line(known, from, until)).toList());
    }

    private static Line line(Known known, @Nullable LocalDate from, @Nullable LocalDate until) {
        List<Fix> fixes =
                known.fixes().stream()
                        .filter(fix -> from == null || !fix.day().isBefore(from))
                        .filter(fix -> until == null || !fix.day().isAfter(until))
                        .toList();
        LocalDate available = available(known);
        var byMonth = new TreeMap<String, Counts>();
        var byAge = new TreeMap<Integer, Counts>();
        for (var volume : PlatformReport.volume(fixes)) {
            byMonth.merge(
                    YearMonth.from(volume.day()).toString(),
                    new Counts(1, volume.notices()),
                    (before, _) -> before.and(volume.notices()));
            if (available != null && !volume.day().isBefore(available)) {
                int span =
                        Math.toIntExact(ChronoUnit.DAYS.between(available, volume.day()) / MONTH);
                byAge.merge(
                        span,
                        new Counts(1, volume.notices()),
                        (before, _) -> before.and(volume.notices()));
            }
        }
        return new Line(
                known.platform().id(),
                known.platform().name(),
                known.noFixes(),
                known.fixes().isEmpty() ? null : known.fixes().getFirst().day(),
                known.fixes().isEmpty() ? null : known.fixes().getLast().day(),
                available,
                available == null
                        ? "not known: no notice states the day on which "
                                + known.platform().name()
                                + " came out"
                        : null,
                byMonth,
                available == null ? null : byAge);
    }

    private static @Nullable LocalDate available(Known known) {
        return known.fixes().stream()
                .filter(fix -> fix.basis() == Fix.Basis.RELEASE)
                .filter(fix -> isReleaseOf(known.platform(), fix.id()))
                .map(Fix::day)
                .findFirst()
                .orElse(null);
    }

    /// The notice of a release has the version as its id: `virtuozzo/4.0`.
    private static boolean isReleaseOf(Platform platform, NoticeId id) {
        return platform.release() != null
                && id.vendor().equals(platform.vendor())
                && ZEROS.matcher(id.local())
                        .replaceFirst("")
                        .equals(ZEROS.matcher(platform.release()).replaceFirst(""));
    }
}
