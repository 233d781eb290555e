package io.hypervisory.enrich.merge;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.SaidDate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which of the things that one witness said at different times counts. Pure: what comes out
/// depends on the set alone, so the order of arrival cannot matter.
///
/// - The publisher's version decides, where both give one: a list of mails is read in any order.
/// - A newer reader's word on something got no earlier replaces an older reader's, the same bytes
///   included: so a version that was misread can be repaired. Until the newer reader has come as
///   far, what the older one read of later documents stays.
/// - Where one gives no version, the publisher's date decides, then the time of fetch or snapshot.
final class Newness {
    /// By version, then the time of fetch, then the reader; by the bytes at last, so that it is
    /// total.
    private static final Comparator<Notice> BY_VERSION =
            ((Comparator<Notice>) (a, b) -> compareVersions(a.version(), b.version()))
                    .thenComparing(Newness::fetchedAt)
                    .thenComparing(Newness::reader)
                    .thenComparing(Json::bytes, Arrays::compare);

    private static final Pattern NOT_DIGITS = Pattern.compile("\\D+");

    private Newness() {}

    /// Those that nothing replaces, the one that counts first. The others may count when a newer
    /// reader takes the first one back.
    ///
    /// @param said by one witness; at least one
    static List<Notice> standing(Collection<? extends Notice> said) {
        var standing = new ArrayList<Notice>();
        for (Notice each : Set.copyOf(said)) {
            if (said.stream().noneMatch(other -> replaces(other, each))) {
                standing.add(each);
            }
        }
        standing.sort(BY_VERSION.reversed());
        Notice newest = newest(standing);
        standing.remove(newest);
        standing.addFirst(newest);
        return standing;
    }

    /// Transitive: nothing is replaced by what was got earlier or read by an older reader.
    private static boolean replaces(Notice a, Notice b) {
        if (a.equals(b) || fetchedAt(a).isBefore(fetchedAt(b)) || reader(a) < reader(b)) {
            return false;
        }
        if (reader(a) > reader(b)) {
            return true;
        }
        return (a.version() == null) == (b.version() == null)
                && compareVersions(a.version(), b.version()) >= 0
                && BY_VERSION.compare(a, b) > 0;
    }

    /// @param standing sorted, those without a version last
    private static Notice newest(List<Notice> standing) {
        Notice versioned = standing.getFirst();
        for (Notice each : standing) {
            if (each.version() == null) {
                return isLater(each, versioned) ? each : versioned;
            }
        }
        return versioned;
    }

    private static boolean isLater(Notice a, Notice b) {
        SaidDate date = a.currentReleaseDate();
        SaidDate other = b.currentReleaseDate();
        int byDate = date == null || other == null ? 0 : date.compareTo(other);
        return byDate != 0 ? byDate > 0 : fetchedAt(a).isAfter(fetchedAt(b));
    }

    private static Instant fetchedAt(Notice notice) {
        return notice.witness().provenance().fetchedAt();
    }

    private static int reader(Notice notice) {
        return notice.witness().provenance().reader();
    }

    /// Numbers by value and from the left, `9` before `10`, `1.9.0` before `1.10.0`; a pre-release
    /// (`2.0.0-rc1`, CSAF 2.0 section 3.1.11.2) before its release; no version before any.
    static int compareVersions(@Nullable String a, @Nullable String b) {
        int byNumbers = Arrays.compare(numbers(release(a)), numbers(release(b)));
        if (byNumbers != 0) {
            return byNumbers;
        }
        String pre = preRelease(a);
        String other = preRelease(b);
        if (pre.isEmpty() || other.isEmpty()) {
            return Boolean.compare(pre.isEmpty(), other.isEmpty());
        }
        return Arrays.compare(numbers(pre), numbers(other));
    }

    private static String release(@Nullable String version) {
        if (version == null) {
            return "";
        }
        int dash = isSemantic(version) ? version.indexOf('-') : -1;
        return dash < 0 ? version : version.substring(0, dash);
    }

    private static String preRelease(@Nullable String version) {
        if (version == null || !isSemantic(version)) {
            return "";
        }
        int dash = version.indexOf('-');
        return dash < 0 ? "" : version.substring(dash + 1);
    }

    /// A date (`2008-01-23`) has dashes too, and no dot before the first of them.
    private static boolean isSemantic(String version) {
        int dot = version.indexOf('.');
        int dash = version.indexOf('-');
        return dot >= 0 && (dash < 0 || dot < dash);
    }

    /// Eighteen digits fit a long; a longer run is cut.
    private static long[] numbers(String text) {
        return NOT_DIGITS
                .splitAsStream(text)
                .filter(part -> !part.isEmpty())
                .mapToLong(part -> Long.parseLong(part.substring(0, Math.min(part.length(), 18))))
                .toArray();
    }
}
