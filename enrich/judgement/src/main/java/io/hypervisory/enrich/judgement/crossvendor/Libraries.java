package io.hypervisory.enrich.judgement.crossvendor;

import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Classification.Part;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Third-party software that a notice says its product bundles: the words of the labels
/// `component/third-party`, of the whole and of each vulnerability, less the words that name
/// nothing. Where such a label was given for other reasons than a name, no library is known. Pure.
public final class Libraries {
    private static final String THIRD_PARTY = "third-party";
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}+#]+");
    private static final Pattern CVE = Pattern.compile("(?i)CVE-[\\d*-]+");

    /// They say that something is third-party, or whose it is, and not what.
    private static final Set<String> NAMES_NOTHING =
            Set.of(
                    "a",
                    "an",
                    "and",
                    "apt",
                    "as",
                    "assigned",
                    "bundled",
                    "by",
                    "code",
                    "component",
                    "components",
                    "console",
                    "cos",
                    "cve",
                    "debian",
                    "dependencies",
                    "dependency",
                    "distribution",
                    "distributions",
                    "dnf",
                    "embedded",
                    "fedora",
                    "for",
                    "from",
                    "in",
                    "included",
                    "libraries",
                    "library",
                    "linux",
                    "manager",
                    "of",
                    "open",
                    "operating",
                    "package",
                    "packages",
                    "parties",
                    "party",
                    "product",
                    "products",
                    "rpm",
                    "rpms",
                    "s",
                    "service",
                    "software",
                    "source",
                    "standard",
                    "supplied",
                    "system",
                    "the",
                    "third",
                    "to",
                    "update",
                    "updated",
                    "updates",
                    "upstream",
                    "used",
                    "vendor",
                    "vulnerabilities",
                    "vulnerability",
                    "with");

    private Libraries() {}

    /// In small letters, one blank between two words: `libxml2`, `apache tomcat`.
    public static SortedSet<String> of(Classification judged) {
        return Stream.concat(
                        judged.components().stream(),
                        judged.parts().stream()
                                .map(Part::components)
                                .flatMap(labels -> labels.stream()))
                .filter(label -> label.value().equals(THIRD_PARTY))
                .filter(label -> label.verdict() == Verdict.YES)
                .map(Label::words)
                .filter(Objects::nonNull)
                .map(Libraries::name)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(String words) {
        String text = CVE.matcher(words).replaceAll(" ").toLowerCase(Locale.ROOT);
        return BETWEEN_WORDS
                .splitAsStream(text)
                .filter(word -> !word.isEmpty() && !NAMES_NOTHING.contains(word))
                .collect(Collectors.joining(" "));
    }
}
