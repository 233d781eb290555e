package io.hypervisory.ingest.contract.product;

import io.hypervisory.ingest.contract.product.ProductTable.Alias;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A product's name, word by word.
///
/// @param said as written
/// @param folded the same in small letters
record NameWords(List<String> said, List<String> folded) {
    private static final ProductTable TABLE = ProductTable.STANDARD;
    private static final Pattern MARKS = Pattern.compile("[®™©]|\\((?:R|TM|C)\\)");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\u00a0,;:()\\[\\]_]+");
    private static final Pattern FEATURE_OR_NUMBER =
            Pattern.compile(
                    "v?\\d[\\w.*+-]*|[<>=]+\\d?[\\w.*-]*|u\\d\\w*|sp\\d+\\w?|cu\\d+|p\\d+|ep\\d+|x");

    /// Machines and editions, which are no part of a version.
    private static final Set<String> NO_MATTER =
            Set.of(
                    "for",
                    "based",
                    "systems",
                    "system",
                    "server",
                    "core",
                    "installation",
                    "edition",
                    "editions",
                    "standard",
                    "enterprise",
                    "datacenter",
                    "web",
                    "essentials",
                    "professional",
                    "x64",
                    "x86",
                    "x86_64",
                    "arm64",
                    "arm",
                    "32-bit",
                    "64-bit",
                    "x64-based",
                    "x86-based",
                    "x32-based",
                    "arm64-based",
                    "itanium-based",
                    "itanium",
                    "installable",
                    "embedded",
                    "linux",
                    "windows",
                    "macos",
                    "mac",
                    "os",
                    "ltsr",
                    "cr",
                    "ltsb",
                    "ltsc",
                    "the",
                    "on",
                    "running",
                    "media",
                    "center",
                    "tablet",
                    "pc",
                    "hosts",
                    "host",
                    "software");

    /// Words that belong to a version.
    private static final Set<String> OF_VERSION =
            Set.of(
                    "update",
                    "upgrade",
                    "service",
                    "pack",
                    "patch",
                    "build",
                    "express",
                    "version",
                    "versions",
                    "release",
                    "ga",
                    "rtm",
                    "u",
                    "and",
                    "later",
                    "earlier",
                    "prior",
                    "before",
                    "or",
                    "below",
                    "above",
                    "to",
                    "through",
                    "any",
                    "all",
                    "beta");

    private static final int VENDOR_WORDS = 3;

    static NameWords of(String name) {
        var said = new ArrayList<String>();
        for (String word : BETWEEN.split(MARKS.matcher(name).replaceAll(" ").strip())) {
            String bare = withoutDots(word);
            if (!bare.isEmpty() && !bare.equals("-")) {
                said.add(bare);
            }
        }
        return new NameWords(
                List.copyOf(said),
                said.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList());
    }

    private static String withoutDots(String word) {
        int begin = 0;
        int end = word.length();
        while (begin < end && word.charAt(begin) == '.') {
            begin++;
        }
        while (end > begin && word.charAt(end - 1) == '.') {
            end--;
        }
        return word.substring(begin, end);
    }

    /// @param vendors slugs of the vendor that was said beside the name; empty when none was
    /// @param version said beside the name; null when none was
    Optional<NamedProduct> read(List<String> vendors, @Nullable String version) {
        Optional<NamedProduct> asIs = readFrom(0, vendors, version);
        if (asIs.isPresent()) {
            return asIs;
        }
        for (int count = Math.min(VENDOR_WORDS, said.size() - 1); count > 0; count--) {
            List<String> leading = VendorWords.ofFolded(String.join(" ", folded.subList(0, count)));
            List<String> both = vendors.isEmpty() ? leading : common(leading, vendors);
            if (!both.isEmpty()) {
                Optional<NamedProduct> behind = readFrom(count, both, version);
                if (behind.isPresent()) {
                    return behind;
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> common(List<String> some, List<String> others) {
        return some.stream().filter(others::contains).toList();
    }

    /// The longest name that stands here, when all behind it is version, machine or edition.
    private Optional<NamedProduct> readFrom(
            int begin, List<String> vendors, @Nullable String version) {
        int longest = Math.min(said.size(), begin + TABLE.longestName());
        for (int end = longest; end > begin; end--) {
            List<Alias> aliases = TABLE.byName(String.join(" ", folded.subList(begin, end)));
            if (aliases.isEmpty() || !isUnderstood(end)) {
                continue;
            }
            String text = version == null ? version(end) : version;
            for (Alias alias : aliases) {
                if (mayBe(alias, vendors) && alias.fits(LineRule.major(text))) {
                    return Optional.of(named(alias, text));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean mayBe(Alias alias, List<String> vendors) {
        return vendors.isEmpty() ? !alias.vendorSaid() : vendors.contains(alias.product().vendor());
    }

    private boolean isUnderstood(int from) {
        return folded.subList(from, folded.size()).stream()
                .allMatch(word ->
                        NO_MATTER.contains(word)
                                || OF_VERSION.contains(word)
                                || FEATURE_OR_NUMBER.matcher(word).matches());
    }

    private @Nullable String version(int from) {
        var words = new ArrayList<String>();
        for (int i = from; i < said.size(); i++) {
            if (!NO_MATTER.contains(folded.get(i))) {
                words.add(said.get(i));
            }
        }
        return words.isEmpty() ? null : String.join(" ", words);
    }

    static NamedProduct named(Alias alias, @Nullable String text) {
        String version = text == null || text.isBlank() ? alias.version() : text;
        String line = LineRule.line(alias.product(), version);
        if (line == null && alias.version() != null) {
            line = alias.version();
        }
        return new NamedProduct(alias.product().withLine(line), version);
    }
}
