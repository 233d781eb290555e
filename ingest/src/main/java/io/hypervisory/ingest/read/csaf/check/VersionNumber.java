package io.hypervisory.ingest.read.csaf.check;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A version of a document: an integer, or by semver.org. Where both kinds meet, which is a fault
/// of its own, the integer `2` counts as `2.0.0` (2.1, section 6.1.14).
///
/// @param preRelease null when there is none
record VersionNumber(
        boolean semantic, long major, long minor, long patch, @Nullable String preRelease)
        implements Comparable<VersionNumber> {
    private static final String NUMBER = "(0|[1-9]\\d{0,17})";
    private static final Pattern FORM =
            Pattern.compile(
                    NUMBER
                            + "(?:\\."
                            + NUMBER
                            + "\\."
                            + NUMBER
                            + "(?:-([0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]+)?)?");

    /// Null when it is neither.
    static @Nullable VersionNumber parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var match = FORM.matcher(text);
        if (!match.matches()) {
            return null;
        }
        boolean semantic = match.group(2) != null;
        return new VersionNumber(
                semantic,
                Long.parseLong(match.group(1)),
                semantic ? Long.parseLong(match.group(2)) : 0,
                semantic ? Long.parseLong(match.group(3)) : 0,
                match.group(4));
    }

    /// `0` or `0.y.z`
    boolean initial() {
        return major == 0;
    }

    VersionNumber withoutPreRelease() {
        return new VersionNumber(semantic, major, minor, patch, null);
    }

    @Override
    public int compareTo(VersionNumber other) {
        if (major != other.major) {
            return Long.compare(major, other.major);
        }
        if (minor != other.minor) {
            return Long.compare(minor, other.minor);
        }
        if (patch != other.patch) {
            return Long.compare(patch, other.patch);
        }
        if (preRelease == null || other.preRelease == null) {
            return Boolean.compare(preRelease == null, other.preRelease == null);
        }
        return comparePreReleases(preRelease, other.preRelease);
    }

    private static int comparePreReleases(String one, String other) {
        String[] left = one.split("\\.", -1);
        String[] right = other.split("\\.", -1);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int order = compareIdentifiers(left[i], right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    private static int compareIdentifiers(String one, String other) {
        boolean number = isNumber(one);
        if (number != isNumber(other)) {
            return number ? -1 : 1;
        }
        if (number && one.length() != other.length()) {
            return Integer.compare(one.length(), other.length());
        }
        return one.compareTo(other);
    }

    private static boolean isNumber(String identifier) {
        return !identifier.isEmpty() && identifier.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
