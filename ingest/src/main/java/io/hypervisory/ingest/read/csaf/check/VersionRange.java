package io.hypervisory.ingest.read.csaf.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The name of a branch of category `product_version_range` (2.1, section 3.1.2.3.2): a version
/// range specifier (`vers:intdot/<4.2.0`), or its constraints alone. Versions are not compared, for
/// how they are ordered depends on the type.
///
/// @param fault null when it keeps the rules
/// @param constraints as far as they could be read
record VersionRange(@Nullable String fault, List<Constraint> constraints) {
    private static final String SCHEME = "vers:";
    private static final Pattern TYPE = Pattern.compile("[a-z0-9.-]+");
    private static final List<String> COMPARATORS = List.of("!=", "<=", ">=", "<", ">");

    /// @param comparator empty for equality
    record Constraint(String comparator, String version) {}

    static VersionRange parse(String name) {
        if (!name.startsWith(SCHEME)) {
            return of(name, true);
        }
        int slash = name.indexOf('/');
        String type = slash < 0 ? "" : name.substring(SCHEME.length(), slash);
        if (!TYPE.matcher(type).matches()) {
            return new VersionRange("has no valid type of versions", List.of());
        }
        String constraints = name.substring(slash + 1);
        if (constraints.equals("*")) {
            return new VersionRange(
                    type.equals("all") ? null : "must be vers:all/* for all versions", List.of());
        }
        return type.equals("all")
                ? new VersionRange("must be vers:all/*", List.of())
                : of(constraints, false);
    }

    /// @param alone without scheme and type, where one version is no range
    private static VersionRange of(String text, boolean alone) {
        var constraints = new ArrayList<Constraint>();
        var versions = new HashSet<String>();
        String fault = null;
        for (String part : text.split("\\|", -1)) {
            Constraint constraint = constraint(part);
            constraints.add(constraint);
            if (!isVersion(constraint.version())) {
                fault = Findings.quote(part) + " is no constraint";
            } else if (!versions.add(constraint.version())) {
                fault = Findings.quote(constraint.version()) + " stands there twice";
            }
        }
        var range = new VersionRange(fault, constraints);
        return alone && fault == null && range.single()
                ? new VersionRange("is a single version", constraints)
                : range;
    }

    private static Constraint constraint(String part) {
        for (String comparator : COMPARATORS) {
            if (part.startsWith(comparator)) {
                return new Constraint(comparator, part.substring(comparator.length()));
            }
        }
        return new Constraint("", part);
    }

    private static boolean isVersion(String version) {
        return !version.isEmpty()
                && version.chars()
                        .noneMatch(c ->
                                c <= ' ' || "<>=!*|".indexOf(c) >= 0 || Character.isWhitespace(c));
    }

    /// Whether it is true of one version alone.
    boolean single() {
        if (constraints.size() == 1) {
            Constraint only = constraints.getFirst();
            return only.comparator().isEmpty() && isVersion(only.version());
        }
        return constraints.size() == 2
                && constraints.get(0).comparator().equals(">=")
                && constraints.get(1).comparator().equals("<=")
                && constraints.get(0).version().equals(constraints.get(1).version());
    }
}
