package io.hypervisory.ingest.contract.product;

import io.hypervisory.ingest.contract.product.ComparableVersion.Step;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a product writes its versions.
interface VersionScheme {
    VersionScheme DOTTED = new DottedVersions(false);

    /// @param release of the line that is spoken of; null when only the product is known
    /// @param text without white space around, not empty and not long
    /// @return the way down from the product; empty when this is no version of its kind
    Optional<List<Step>> read(String product, @Nullable String release, String text);

    /// All versions that begin with these numbers: `6.7.x`.
    Optional<Prefix> startingWith(String product, List<String> numbers);

    /// From `low` on, up to but without `high`; where they are the same, all that lies within.
    record Prefix(List<Step> low, List<Step> high) {}

    /// A scheme by the name that the table of products gives it.
    static VersionScheme named(String name) {
        return switch (name) {
            case "esx" -> new VmwareVersions(EsxReleases.STANDARD);
            case "vmware" -> new VmwareVersions(EsxReleases.NONE);
            case "windows" -> new WindowsVersions();
            case "virtuozzo" -> new VirtuozzoVersions();
            case "dotted" -> DOTTED;
            case "debian" -> new DottedVersions(true);
            default -> throw new IllegalArgumentException("no scheme of versions: " + name);
        };
    }
}
