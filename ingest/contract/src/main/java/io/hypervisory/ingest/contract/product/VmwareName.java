package io.hypervisory.ingest.contract.product;

import static io.hypervisory.ingest.contract.product.VmwareText.pattern;

import io.hypervisory.ingest.contract.product.ComparableVersion.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Releases of VMware's by version and name: `3.5 Update 4`, `7.0 U3d`, `8.0.3 EP4`, `6.5.0d`,
/// `2.5.4 Patch 13`, each with a build or without, and builds alone.
///
/// @param line `3.5`
/// @param third, fourth the numbers behind it; null when there are none
/// @param update `0` for the first release, when that was said; null when not said
/// @param letter empty when not said
/// @param patchKind `p` or `ep`; null when no patch was said
/// @param patch its number with a letter; empty when none was said
record VmwareName(
        String line,
        @Nullable String third,
        @Nullable String fourth,
        @Nullable String update,
        String letter,
        @Nullable String patchKind,
        String patch) {
    private static final Pattern BUILD =
            pattern(
                    "(.*?)[\\s,.(-]{0,3}(?:(?:release)?build[\\s:-]{0,2})?"
                            + "(?:(?<![\\d.])(\\d{5,9})|(?<=\\.)(\\d{7,9}))\\)?");
    private static final Pattern VERSION =
            pattern("(\\d{1,2})\\.(\\d{1,2})(?:\\.(\\d{1,5}))?(?:\\.(\\d{1,5}))?(?!\\d)");
    private static final Pattern NAME =
            pattern(
                    "[\\s,-]{0,2}(?:(ga)|(?:(?:update|u) ?(\\d{1,2}))?[\\s.]?(s?[a-z](?![a-z\\d]))?"
                            + "[\\s,-]{0,2}(?:(express patch|upgrade patch|patch|ep|p) ?0{0,2}(\\d{1,2}[a-z]?))?)"
                            + "[\\s,.-]{0,2}");

    /// Behind a slash or in brackets stands the same by another name: `8.0 U2b / P03`.
    private static final Pattern OTHER_NAME = pattern(" ?[/(].{0,40}");

    private static final int UPDATE_IS_THIRD_SINCE = 7;

    static Optional<VmwareText> read(String text, @Nullable String release) {
        Matcher built = BUILD.matcher(text);
        String build = null;
        String head = text;
        if (built.matches()) {
            build = built.group(2) == null ? built.group(3) : built.group(2);
            head = built.group(1);
        }
        Matcher version = VERSION.matcher(head);
        boolean hasVersion = version.lookingAt();
        String rest = hasVersion ? head.substring(version.end()) : head;
        Matcher name = NAME.matcher(rest);
        if (!name.lookingAt() || !isOtherName(rest.substring(name.end()))) {
            return Optional.empty();
        }
        String line = hasVersion ? version.group(1) + "." + version.group(2) : lineOf(release);
        if (build == null && (line == null || !hasVersion && name.group().isBlank())) {
            return Optional.empty();
        }
        return line == null
                ? Optional.of(VmwareText.ofBuild(null, Objects.requireNonNull(build)))
                : of(line, hasVersion ? version : null, name).text(build);
    }

    private static VmwareName of(String line, @Nullable Matcher version, Matcher name) {
        return new VmwareName(
                line,
                version == null ? null : version.group(3),
                version == null ? null : version.group(4),
                name.group(1) == null ? name.group(2) : "0",
                lower(name.group(3)),
                name.group(4) == null ? null : lower(name.group(4)).startsWith("e") ? "ep" : "p",
                lower(name.group(5)));
    }

    private static boolean isOtherName(String rest) {
        return rest.isEmpty() || OTHER_NAME.matcher(rest).matches();
    }

    /// A release of three numbers belongs to the line of the first two.
    private static @Nullable String lineOf(@Nullable String release) {
        Matcher version = VERSION.matcher(release == null ? "" : release);
        return version.lookingAt() ? version.group(1) + "." + version.group(2) : null;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    /// Of 3.5 to 6.7 the third number is always zero, and says nothing.
    private Optional<VmwareText> text(@Nullable String build) {
        boolean sameInAll = !thirdIsRelease() && major() < UPDATE_IS_THIRD_SINCE;
        if (fourth == null && sameInAll && !isZero(third)) {
            return Optional.empty();
        }
        String four =
                third == null ? null : line + "." + third + "." + (fourth == null ? "0" : fourth);
        return Optional.of(new VmwareText(line, build, names(), four, unresolved()));
    }

    private int major() {
        return Integer.parseInt(line.substring(0, line.indexOf('.')));
    }

    /// ESX 2.5.4 and 3.0.2 are releases of their own.
    private boolean thirdIsRelease() {
        return third != null && (major() < 3 || line.equals("3.0"));
    }

    private static boolean isZero(@Nullable String number) {
        return number == null || number.chars().allMatch(c -> c == '0');
    }

    /// The number of the update; null when none is meant.
    private @Nullable String updateNumber() {
        return update == null && major() >= UPDATE_IS_THIRD_SINCE ? third : update;
    }

    /// As the table of releases writes them: `ga`, `u3d`, `b`, `ep12`, `u3ep4`, `r2`, `r3u1`.
    private List<String> names() {
        String number = updateNumber();
        String base = thirdIsRelease() ? "r" + third : "";
        if (number != null && !isZero(number)) {
            base += "u" + Integer.parseInt(number);
        }
        base += letter;
        if (patchKind == null) {
            return List.of(base.isEmpty() && number != null ? "ga" : base);
        }
        String level = patchKind + patch;
        return number != null && base.isEmpty()
                ? List.of("u0" + level, level)
                : List.of(base + level, level);
    }

    private List<Step> unresolved() {
        var steps = new ArrayList<Step>();
        if (fourth != null) {
            String number = third == null ? "0" : third;
            steps.add(new Step("version", SortKeys.number(number) + "." + SortKeys.number(fourth)));
            return steps;
        }
        if (thirdIsRelease() && third != null) {
            steps.add(new Step("release", SortKeys.number(third)));
        }
        String number = updateNumber();
        if (number != null || !letter.isEmpty()) {
            steps.add(new Step("update", SortKeys.number(number == null ? "0" : number) + letter));
        }
        if (patchKind != null) {
            String digits = patch.replaceAll("\\D", "");
            steps.add(
                    new Step(
                            patchKind.equals("ep") ? "express-patch" : "patch-level",
                            SortKeys.number(digits) + patch.substring(digits.length())));
        }
        return steps;
    }
}
