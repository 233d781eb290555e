package io.hypervisory.ingest.contract.product;

import io.hypervisory.ingest.contract.product.ComparableVersion.Step;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Versions of packages by the rules of their tools: `rpmvercmp` and `dpkg --compare-versions`.
final class PackageVersions {
    private static final Pattern RPM =
            Pattern.compile("(?:(\\d{1,9}):)?([\\w.+~^]{1,120})(?:-([\\w.+~^]{1,120}))?");
    private static final Pattern DEB =
            Pattern.compile("(?:(\\d{1,9}):)?(\\d[\\w.+~-]{0,120}?)(?:-([\\w.+~]{1,120}))?");
    private static final Pattern RPM_PART = Pattern.compile("[~^]|\\d+|[A-Za-z]+");
    private static final Pattern LONG_NUMBER =
            Pattern.compile("\\d{" + SortKeys.MOST_DIGITS + ",}");

    private PackageVersions() {}

    /// Without a release it is every release of the version.
    static Optional<List<Step>> rpm(String said) {
        Matcher evr = RPM.matcher(said.strip());
        if (!evr.matches() || LONG_NUMBER.matcher(said).find()) {
            return Optional.empty();
        }
        var version = new Step("rpm", epoch(evr) + ":" + rpmKey(evr.group(2)));
        return Optional.of(
                evr.group(3) == null
                        ? List.of(version)
                        : List.of(version, new Step("release", rpmKey(evr.group(3)))));
    }

    /// Parts are numbers or letters, and what stands between does not count. A tilde comes before
    /// the end of the text, a caret after it but before anything else, letters before numbers.
    private static String rpmKey(String text) {
        var key = new StringBuilder();
        Matcher part = RPM_PART.matcher(text);
        while (part.find()) {
            char first = part.group().charAt(0);
            if (first == '~') {
                key.append('!');
            } else if (first == '^') {
                key.append('$');
            } else if (first >= '0' && first <= '9') {
                key.append('5').append(SortKeys.number(part.group()));
            } else {
                key.append('3').append(part.group()).append('!');
            }
        }
        return key.append('"').toString();
    }

    /// Without a revision it is revision 0.
    static Optional<List<Step>> deb(String said) {
        Matcher evr = DEB.matcher(said.strip());
        if (!evr.matches() || LONG_NUMBER.matcher(said).find()) {
            return Optional.empty();
        }
        String revision = evr.group(3) == null ? "0" : evr.group(3);
        return Optional.of(
                List.of(
                        new Step(
                                "deb",
                                epoch(evr) + ":" + debKey(evr.group(2)) + "," + debKey(revision))));
    }

    /// Stretches of other characters and of digits by turns; a tilde comes before the end of such a
    /// stretch, letters before the rest.
    private static String debKey(String text) {
        var key = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            while (at < text.length() && !isDigit(text.charAt(at))) {
                char other = text.charAt(at++);
                key.append(other == '~' ? "!" : (Character.isLetter(other) ? "3" : "5") + other);
            }
            int begin = at;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
            key.append('"').append(SortKeys.number(text.substring(begin, at)));
        }
        return key.append('"').toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String epoch(Matcher evr) {
        return SortKeys.number(evr.group(1) == null ? "0" : evr.group(1));
    }
}
