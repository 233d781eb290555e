package io.hypervisory.enrich.merge;

import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Notice;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Orders what one witness said at different times: by the publisher's version, then the time of
/// fetch or snapshot, then the reader's version. A total order, so that the set of newest notices
/// does not depend on the order of arrival.
final class Newness implements Comparator<Notice> {
    static final Newness ORDER = new Newness();

    private static final Pattern NOT_DIGITS = Pattern.compile("\\D+");

    private Newness() {}

    @Override
    public int compare(Notice a, Notice b) {
        int byVersion = compareVersions(a.version(), b.version());
        if (byVersion != 0) {
            return byVersion;
        }
        int byFacts =
                Comparator.comparing((Notice notice) -> notice.witness().provenance().fetchedAt())
                        .thenComparing(notice -> notice.witness().provenance().reader())
                        .compare(a, b);
        return byFacts != 0 ? byFacts : Arrays.compare(Json.bytes(a), Json.bytes(b));
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
