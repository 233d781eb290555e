package io.hypervisory.ingest.read.csaf.check;

import io.hypervisory.ingest.read.csaf.check.ProductTree.Branch;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Branches of the product tree.
final class BranchTests {
    private static final String VERSION = "product_version";
    private static final String RANGE = "product_version_range";
    private static final Pattern SPACE = Pattern.compile("\\s");
    private static final Set<String> WORDS_OF_RANGES =
            Set.of("after", "all", "before", "earlier", "later", "prior", "versions");
    private static final int DEEPEST = 30;

    private BranchTests() {}

    /// 6.1.31
    static void rangeAsVersion(CheckedDocument document, Findings findings) {
        for (Branch branch : document.tree().branches()) {
            String name = branch.name();
            if (name != null && branch.spot().is("category", VERSION) && sayRange(name)) {
                findings.at(branch.spot(), "name", Findings.quote(name) + " is a range");
            }
        }
    }

    private static boolean sayRange(String name) {
        if (name.indexOf('<') >= 0 || name.indexOf('>') >= 0) {
            return true;
        }
        return SPACE.splitAsStream(name.toLowerCase(Locale.ROOT))
                .anyMatch(WORDS_OF_RANGES::contains);
    }

    /// 6.1.34
    static void tooDeep(CheckedDocument document, Findings findings) {
        for (Branch branch : document.tree().branches()) {
            if (branch.depth() > DEEPEST && branch.spot().has("product")) {
                findings.at(branch.spot(), "product", "lies below more than 30 branches");
            }
        }
    }

    /// 6.1.50
    static void rangeRules(CheckedDocument document, Findings findings) {
        for (Branch branch : document.tree().branches()) {
            String name = range(branch);
            String fault = name == null ? null : VersionRange.parse(name).fault();
            if (fault != null) {
                findings.at(branch.spot(), "name", fault);
            }
        }
    }

    /// 6.1.59
    static void singleVersionAsRange(CheckedDocument document, Findings findings) {
        for (Branch branch : document.tree().branches()) {
            String name = range(branch);
            if (name != null && VersionRange.parse(name).single()) {
                findings.at(branch.spot(), "name", Findings.quote(name) + " is one version");
            }
        }
    }

    private static @Nullable String range(Branch branch) {
        return branch.spot().is("category", RANGE) ? branch.name() : null;
    }

    /// 6.1.57
    static void stackedCategories(CheckedDocument document, Findings findings) {
        for (Branch branch : document.tree().branches()) {
            if (!branch.spot().has("product")) {
                continue;
            }
            var seen = new HashSet<String>();
            for (Branch each = branch; each != null; each = each.above()) {
                String category = each.category();
                if (category != null && !category.equals("product_family") && !seen.add(category)) {
                    findings.at(
                            each.spot(),
                            "category",
                            Findings.quote(category) + " comes twice on the way to a product");
                }
            }
        }
    }

    /// 6.1.58
    static void versionAndRange(CheckedDocument document, Findings findings) {
        for (Branch branch : document.tree().branches()) {
            if (!branch.spot().has("product")) {
                continue;
            }
            boolean version = false;
            boolean range = false;
            for (Branch each = branch; each != null; each = each.above()) {
                version |= each.spot().is("category", VERSION);
                range |= each.spot().is("category", RANGE);
            }
            if (version && range) {
                findings.at(branch.spot(), "has a version and a range on its way");
            }
        }
    }
}
