package io.hypervisory.ingest.contract.product;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import io.hypervisory.ingest.contract.product.ComparableVersion.Step;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Windows: builds (`10.0.17763.5576`, `OS Build 17763.5576`) have one order over all its products;
/// service packs and feature updates (`1809`, `22H2`) each one of their own.
final class WindowsVersions implements VersionScheme {
    private static final String BUILDS = "microsoft/windows";
    private static final Pattern BUILD =
            Pattern.compile(
                    "(?:os )?(?:build )?(1\\d{4}|2\\d{4})(?:\\.(\\d{1,6}))?", CASE_INSENSITIVE);
    private static final Pattern VERSION = Pattern.compile("(?:5|6|10)(?:\\.\\d{1,6}){1,4}");
    private static final Pattern SERVICE_PACK =
            Pattern.compile("(?:service pack|sp) ?(\\d{1,2})([a-z])?", CASE_INSENSITIVE);
    private static final Pattern FEATURE =
            Pattern.compile("(?:version )?(\\d{2})(?:(0[1-9]|1[0-2])|H([12]))", CASE_INSENSITIVE);

    @Override
    public Optional<List<Step>> read(String product, @Nullable String release, String text) {
        Matcher build = BUILD.matcher(text);
        if (build.matches()) {
            String revision = build.group(2) == null ? "0" : build.group(2);
            return Optional.of(build(List.of("10", "0", build.group(1), revision)));
        }
        if (VERSION.matcher(text).matches()) {
            return Optional.of(build(List.of(text.split("\\."))));
        }
        return servicePack(product, text).or(() -> feature(text));
    }

    private static List<Step> build(List<String> numbers) {
        return List.of(new Step(BUILDS, SortKeys.dotted(numbers)));
    }

    /// What was first released has no service pack: `RTM`.
    private static Optional<List<Step>> servicePack(String product, String text) {
        String scale = product + "/service-pack";
        if (text.equalsIgnoreCase("RTM")) {
            return Optional.of(List.of(new Step(scale, SortKeys.number(0))));
        }
        Matcher pack = SERVICE_PACK.matcher(text);
        if (!pack.matches()) {
            return Optional.empty();
        }
        String letter =
                pack.group(2) == null ? "" : pack.group(2).toLowerCase(java.util.Locale.ROOT);
        return Optional.of(List.of(new Step(scale, SortKeys.number(pack.group(1)) + letter)));
    }

    /// Year and month until 2004, which is of 2020, then year and half.
    private static Optional<List<Step>> feature(String text) {
        Matcher feature = FEATURE.matcher(text);
        if (!feature.matches()) {
            return Optional.empty();
        }
        String half = feature.group(3);
        String month = half == null ? feature.group(2) : half.equals("1") ? "05" : "10";
        return Optional.of(
                List.of(new Step(BUILDS + "/feature-update", feature.group(1) + "." + month)));
    }

    @Override
    public Optional<Prefix> startingWith(String product, List<String> numbers) {
        return VersionScheme.DOTTED.startingWith(BUILDS, numbers);
    }
}
