package io.hypervisory.ingest.contract.product;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import io.hypervisory.ingest.contract.product.ComparableVersion.Step;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Virtuozzo and OpenVZ: kernels by branch and serial (`2.6.32-042stab120.18`), those of version 7
/// (`3.10.0-514.16.1.vz7.30.10`), ReadyKernel patches, which compare for one kernel only, packages,
/// and the product's own versions.
final class VirtuozzoVersions implements VersionScheme {
    private static final Pattern STAB =
            Pattern.compile(
                    "(?:v?z?kernel-)?(?:\\d\\.\\d{1,2}\\.\\d{1,3}-[\\w.]{0,30}?)?"
                            + "(\\d{3})stab(\\d{3})\\.(\\d{1,3})(?:\\.(?:x86_64|i686|noarch))?",
                    CASE_INSENSITIVE);
    private static final Pattern VZ =
            Pattern.compile(
                    "(?:v?z?kernel-)?(?:\\d\\.\\d{1,2}\\.\\d{1,3}-[\\d.]{1,30}\\.)?"
                            + "vz(\\d)\\.(\\d{1,4})\\.(\\d{1,4})(?:\\.x86_64)?",
                    CASE_INSENSITIVE);
    private static final Pattern READY_KERNEL =
            Pattern.compile(
                    "readykernel-patch-(\\d[\\d.]{0,20})-(\\d{1,6}(?:\\.\\d{1,6}){0,3})-(\\d{1,6})"
                            + "(?:\\.vl\\d)?",
                    CASE_INSENSITIVE);

    @Override
    public Optional<List<Step>> read(String product, @Nullable String release, String text) {
        return stab(text)
                .or(() -> vz(text))
                .or(() -> readyKernel(text))
                .or(() -> VersionScheme.DOTTED.read(product, release, text))
                .or(() -> packageVersion(text));
    }

    private static Optional<List<Step>> stab(String text) {
        Matcher kernel = STAB.matcher(text);
        return kernel.matches()
                ? Optional.of(kernel("stab", kernel.group(1), kernel.group(2), kernel.group(3)))
                : Optional.empty();
    }

    private static Optional<List<Step>> vz(String text) {
        Matcher kernel = VZ.matcher(text);
        return kernel.matches()
                ? Optional.of(kernel("vz", kernel.group(1), kernel.group(2), kernel.group(3)))
                : Optional.empty();
    }

    private static List<Step> kernel(String family, String branch, String serial, String minor) {
        return List.of(
                new Step("virtuozzo/kernel-" + family, SortKeys.number(branch)),
                new Step("build", SortKeys.dotted(List.of(serial, minor))));
    }

    private static Optional<List<Step>> readyKernel(String text) {
        Matcher patch = READY_KERNEL.matcher(text);
        if (!patch.matches()) {
            return Optional.empty();
        }
        String key = SortKeys.dotted(List.of(patch.group(2).split("\\.")));
        return Optional.of(
                List.of(
                        new Step("virtuozzo/readykernel-" + patch.group(1), key),
                        new Step("release", SortKeys.number(patch.group(3)))));
    }

    private static Optional<List<Step>> packageVersion(String text) {
        boolean hasRelease = Character.isDigit(text.charAt(0)) && text.indexOf('-') > 0;
        return hasRelease ? PackageVersions.rpm(text) : Optional.empty();
    }

    @Override
    public Optional<Prefix> startingWith(String product, List<String> numbers) {
        return VersionScheme.DOTTED.startingWith(product, numbers);
    }
}
