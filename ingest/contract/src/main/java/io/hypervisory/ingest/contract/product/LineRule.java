package io.hypervisory.ingest.contract.product;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import io.hypervisory.ingest.contract.product.ProductTable.Entry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which line of a product a version belongs to.
final class LineRule {
    private static final Pattern VERSION =
            Pattern.compile(
                    "(?<![\\w.:-])v?(\\d{1,4}(?:\\.\\d{1,8}){0,9})(?=$|[^\\w.]|(\\.[x*])|\\.(?:\\s|$)|[a-z])"
                            + "|(?<![\\w.-])ESX[ie]?(\\d)(\\d)\\d?(?=-|U|[a-z]+-)"
                            + "|(?<![\\w.-])ESXi-(\\d{1,2}\\.\\d)",
                    CASE_INSENSITIVE);
    private static final Pattern FEATURE =
            Pattern.compile("(?<![\\w.])(\\d{4}|\\d{2}H[12])(?![\\w.])", CASE_INSENSITIVE);
    private static final Pattern OPEN_BELOW =
            Pattern.compile(
                    "<|\\b(?:prior|before|earlier|below|older|through|up to)\\b", CASE_INSENSITIVE);
    private static final Pattern BOUND_BELOW =
            Pattern.compile(">|\\b(?:from|through|to)\\b", CASE_INSENSITIVE);
    private static final Pattern OPEN_ABOVE =
            Pattern.compile("\\b(?:later|above|newer|higher|after)\\b|\\+$", CASE_INSENSITIVE);

    /// What follows is no version: a number of an update, a build, a patch.
    private static final Pattern NUMBERED =
            Pattern.compile(
                    "\\b(?:(?:releasebuild|build|update|patch|service pack|sp|cu|ep|hotfix|u|p)[\\s:-]{0,2})\\d+[a-z]?",
                    CASE_INSENSITIVE);

    /// A kernel that a product was built on, with or without what was made of it:
    /// `2.6.18-028stab053`.
    private static final Pattern LINUX =
            Pattern.compile(
                    "(?<![\\w.])(?:2\\.[46]\\.\\d{1,2}|3\\.10\\.0|4\\.18\\.0|5\\.14\\.0|6\\.12\\.0)(?!\\w)(?:[-.][\\w.-]*)?"
                            + "|(?<!\\w)\\d{3}(?:stab|test)\\d{3}[\\w.]*");

    private LineRule() {}

    /// @param text a version, several of one line, or a range within one; null for none
    /// @return null when no line can be told: there is no version, several lines are meant, or a
    ///   range has no end on one side
    static @Nullable String line(Entry product, @Nullable String text) {
        if (text == null || text.length() > ComparableVersion.LONGEST) {
            return null;
        }
        String rule = product.line();
        if (rule.equals("feature")) {
            Matcher feature = FEATURE.matcher(text);
            return feature.find() ? feature.group(1).toLowerCase(Locale.ROOT) : null;
        }
        int numbers = rule.charAt(0) - '0';
        if (numbers == 0 || isOpen(text)) {
            return null;
        }
        Set<String> lines = new LinkedHashSet<>();
        String ofProduct = rule.endsWith("k") ? LINUX.matcher(text).replaceAll(" ") : text;
        for (Version version : versions(ofProduct)) {
            lines.add(cut(version, numbers, rule.substring(1)));
        }
        return lines.size() == 1 && !lines.contains("") ? lines.iterator().next() : null;
    }

    private static boolean isOpen(String text) {
        boolean below = OPEN_BELOW.matcher(text).find() && !BOUND_BELOW.matcher(text).find();
        boolean above = text.indexOf('>') >= 0 && text.indexOf('<') < 0;
        return below || above || OPEN_ABOVE.matcher(text).find();
    }

    /// The first number of the only version that a text has; null when it has none or several.
    static @Nullable Integer major(@Nullable String text) {
        if (text == null || text.length() > ComparableVersion.LONGEST) {
            return null;
        }
        Set<String> majors = new LinkedHashSet<>();
        versions(text).forEach(version -> majors.add(version.numbers().getFirst()));
        return majors.size() == 1 ? Integer.valueOf(majors.iterator().next()) : null;
    }

    /// @param wild `.x` follows
    private record Version(List<String> numbers, boolean wild) {}

    private static List<Version> versions(String text) {
        var found = new ArrayList<Version>();
        Matcher version = VERSION.matcher(NUMBERED.matcher(text).replaceAll(" "));
        while (version.find()) {
            String dotted = version.group(1) == null ? version.group(5) : version.group(1);
            found.add(
                    dotted == null
                            ? new Version(List.of(version.group(3), version.group(4)), false)
                            : new Version(List.of(dotted.split("\\.")), version.group(2) != null));
        }
        return found;
    }

    /// Empty when the version has not as many numbers as the rule wants.
    private static String cut(Version version, int numbers, String rule) {
        List<String> line =
                version.numbers().subList(0, Math.min(numbers, version.numbers().size()));
        if (line.size() < numbers && (rule.isEmpty() || version.wild())) {
            return "";
        }
        boolean zero = rule.equals("z") && line.size() == 2 && line.get(1).equals("0");
        return String.join(".", zero ? line.subList(0, 1) : line);
    }
}
