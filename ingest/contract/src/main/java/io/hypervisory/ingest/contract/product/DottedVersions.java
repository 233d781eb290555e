package io.hypervisory.ingest.contract.product;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import io.hypervisory.ingest.contract.product.ComparableVersion.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers between dots, with what usually follows: a letter, a pre-release, then service packs,
/// updates and builds as steps of their own: `4.17.2`, `6.5.3 build 185404`, `7.1 CU2`, `4.1.2a`,
/// `4.19.0-rc3`, `2.1.4r42893`. Package versions (`0:4.1.12-124.93.1.el6uek`, `8.1.4-1~bpo12`) by
/// their own rules.
///
/// @param debian its packages are Debian's
record DottedVersions(boolean debian) implements VersionScheme {
    private static final Pattern NUMBERS =
            Pattern.compile(
                    "(?:v|version |release )?(\\d{1,18}(?:\\.\\d{1,18}){0,9})(?:([a-z])(?![a-z\\d]))?",
                    CASE_INSENSITIVE);
    private static final Pattern BEFORE_RELEASE =
            Pattern.compile(
                    "[-~_. ]{0,2}(dev|alpha|beta|preview|pre|tp|rc)[-. ]?(\\d{1,6})?",
                    CASE_INSENSITIVE);
    private static final Pattern SUFFIX =
            Pattern.compile(
                    "[-_, (]{0,3}(?:(service pack|sp|update|u|cumulative update|cu|patch|p|hotfix|hf)"
                            + "[- ]?(\\d{1,6})([a-z])?|(?:build[-: ]{0,2}|r|(?<=[-( ]))(\\d{4,12}))\\)?",
                    CASE_INSENSITIVE);
    private static final Pattern RPM =
            Pattern.compile("\\d{1,9}:\\d.*|\\d\\S*-\\d\\S*\\.el\\d\\S*");
    private static final Pattern DEB = Pattern.compile("\\d[\\w.+~]*-\\d[\\w.+~]*");
    private static final int SUFFIXES = 4;

    /// Follow the numbers of a key. Before a release comes its candidate, after it a letter's, and
    /// only then one with a further number.
    private static final String CANDIDATE = "!";

    private static final String RELEASE = "#";
    private static final String LETTER = "%";

    @Override
    public Optional<List<Step>> read(String product, @Nullable String release, String text) {
        return dotted(product, text).or(() -> packageVersion(text));
    }

    private Optional<List<Step>> packageVersion(String text) {
        if (RPM.matcher(text).matches()) {
            return PackageVersions.rpm(text);
        }
        return debian && DEB.matcher(text).matches() ? PackageVersions.deb(text) : Optional.empty();
    }

    private static Optional<List<Step>> dotted(String product, String text) {
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.lookingAt()) {
            return Optional.empty();
        }
        int end = numbers.end();
        String key = SortKeys.dotted(List.of(numbers.group(1).split("\\.")));
        Matcher candidate = BEFORE_RELEASE.matcher(text).region(end, text.length());
        if (candidate.lookingAt()) {
            key += CANDIDATE + rank(candidate.group(1)) + number(candidate.group(2));
            end = candidate.end();
        } else {
            String letter = numbers.group(2);
            key += letter == null ? RELEASE : LETTER + letter.toLowerCase(Locale.ROOT);
        }
        var steps = new ArrayList<Step>();
        steps.add(new Step(product, key));
        return suffixes(text, end, steps);
    }

    private static Optional<List<Step>> suffixes(String text, int from, List<Step> steps) {
        Matcher suffix = SUFFIX.matcher(text).useTransparentBounds(true);
        int end = from;
        for (int i = 0; i < SUFFIXES && end < text.length(); i++) {
            if (!suffix.region(end, text.length()).lookingAt()) {
                return Optional.empty();
            }
            steps.add(step(suffix));
            end = suffix.end();
        }
        return end == text.length() ? Optional.of(steps) : Optional.empty();
    }

    private static Step step(Matcher suffix) {
        if (suffix.group(4) != null) {
            return new Step("build", SortKeys.number(suffix.group(4)));
        }
        String scale =
                switch (suffix.group(1).toLowerCase(Locale.ROOT)) {
                    case "service pack", "sp" -> "service-pack";
                    case "update", "u" -> "update";
                    case "cumulative update", "cu" -> "cumulative-update";
                    case "patch", "p" -> "patch";
                    default -> "hotfix";
                };
        String letter = suffix.group(3);
        return new Step(
                scale,
                SortKeys.number(suffix.group(2))
                        + (letter == null ? "" : letter.toLowerCase(Locale.ROOT)));
    }

    private static String number(@Nullable String digits) {
        return SortKeys.number(digits == null ? "0" : digits);
    }

    private static int rank(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "dev" -> 0;
            case "alpha" -> 1;
            case "beta" -> 2;
            case "rc" -> 4;
            default -> 3;
        };
    }

    @Override
    public Optional<Prefix> startingWith(String product, List<String> numbers) {
        String prefix = SortKeys.prefix(numbers);
        return Optional.of(
                new Prefix(
                        List.of(new Step(product, prefix)),
                        List.of(new Step(product, SortKeys.afterPrefix(prefix)))));
    }
}
