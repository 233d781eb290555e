package io.hypervisory.ingest.contract.product;

import io.hypervisory.ingest.contract.product.ComparableVersion.Relation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The versions that a text means: `< 6.5`, `>= 6.5, < 6.7`, `6.7.x`, `8.0, 7.0`, `Any`, `6.5 and
/// earlier`, `vers:rpm/<2.0`. Whether a version is among them has three answers: what does not
/// compare is not known.
///
/// @param said as written
/// @param parts one of which must hold a version
/// @param except none of which may
public record VersionRange(String said, List<Part> parts, List<Part> except) {
    /// A stretch of versions.
    public sealed interface Part {
        /// Every version that there is.
        record Everything() implements Part {}

        /// One version, and what lies within: 6.7 holds 6.7 Update 3.
        record Exactly(ComparableVersion version) implements Part {}

        /// @param low, high null where there is no end; not both
        record Between(
                @Nullable ComparableVersion low,
                boolean withLow,
                @Nullable ComparableVersion high,
                boolean withHigh)
                implements Part {
            public Between {
                if (low == null && high == null) {
                    throw new IllegalArgumentException("between nothing and nothing");
                }
            }
        }

        /// Whether these are meant is not clear: 4.8.1 where the text says "through 4.8".
        record Perhaps(Part part) implements Part {}

        /// Upper ends of several lines in one list (`prior to 6.1.44, prior to 7.0.8`): below all
        /// of them or above all of them is clear, between them it depends on the line.
        record BelowEach(List<ComparableVersion> highs) implements Part {
            public BelowEach {
                highs = List.copyOf(highs);
            }
        }
    }

    public VersionRange {
        parts = List.copyOf(parts);
        except = List.copyOf(except);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a range of nothing: " + said);
        }
    }

    /// @param line whose versions the text speaks of, `vmware/esxi-6.7` or `vmware/esxi`
    /// @return empty when the text, or a version in it, is not understood
    public static Optional<VersionRange> of(String line, String said) {
        return RangeText.read(line, said);
    }

    /// As CVE records of format 5 say it. `0`, `*`, `unspecified` and `n/a` as version are no end.
    ///
    /// @param version where the range begins, or the only version when there is no end
    /// @param lessThan, lessThanOrEqual null when not stated
    public static Optional<VersionRange> ofCve(
            String line,
            String version,
            @Nullable String lessThan,
            @Nullable String lessThanOrEqual) {
        if (lessThan == null && lessThanOrEqual == null) {
            return of(line, version);
        }
        String end = lessThan == null ? "<= " + lessThanOrEqual : "< " + lessThan;
        return of(line, RangeText.isNoEnd(version) ? end : ">= " + version + ", " + end);
    }

    /// Whether a version is among these; empty when that is not known.
    public Optional<Boolean> contains(ComparableVersion version) {
        Optional<Boolean> among = any(parts, version);
        Optional<Boolean> excepted = except.isEmpty() ? Optional.of(false) : any(except, version);
        if (among.equals(Optional.of(false)) || excepted.equals(Optional.of(true))) {
            return Optional.of(false);
        }
        return among.isEmpty() || excepted.isEmpty() ? Optional.empty() : Optional.of(true);
    }

    private static Optional<Boolean> any(List<Part> parts, ComparableVersion version) {
        boolean known = true;
        for (Part part : parts) {
            Optional<Boolean> holds = holds(part, version);
            if (holds.equals(Optional.of(true))) {
                return holds;
            }
            known &= holds.isPresent();
        }
        return known ? Optional.of(false) : Optional.empty();
    }

    private static Optional<Boolean> holds(Part part, ComparableVersion version) {
        return switch (part) {
            case Part.Everything _ -> Optional.of(true);
            case Part.Exactly exactly -> is(version, exactly.version());
            case Part.Between between -> isBetween(version, between);
            case Part.Perhaps perhaps ->
                    holds(perhaps.part(), version).equals(Optional.of(false))
                            ? Optional.of(false)
                            : Optional.empty();
            case Part.BelowEach below -> isBelowEach(version, below.highs());
        };
    }

    private static Optional<Boolean> is(ComparableVersion version, ComparableVersion that) {
        return switch (version.relationTo(that)) {
            case EQUAL, WITHIN -> Optional.of(true);
            case LESS, GREATER -> Optional.of(false);
            case AROUND, UNKNOWN -> Optional.empty();
        };
    }

    private static Optional<Boolean> isBetween(ComparableVersion version, Part.Between between) {
        Optional<Boolean> above =
                between.low() == null
                        ? Optional.of(true)
                        : isAbove(version, between.low(), between.withLow());
        Optional<Boolean> below =
                between.high() == null
                        ? Optional.of(true)
                        : isBelow(version, between.high(), between.withHigh());
        if (above.equals(Optional.of(false)) || below.equals(Optional.of(false))) {
            return Optional.of(false);
        }
        return above.isEmpty() || below.isEmpty() ? Optional.empty() : Optional.of(true);
    }

    /// Whatever lies within a line is not before it.
    private static Optional<Boolean> isAbove(
            ComparableVersion version, ComparableVersion low, boolean withLow) {
        Relation relation = version.relationTo(low);
        return switch (relation) {
            case GREATER -> Optional.of(true);
            case LESS -> Optional.of(false);
            case EQUAL -> Optional.of(withLow);
            case WITHIN -> withLow ? Optional.of(true) : Optional.empty();
            case AROUND, UNKNOWN -> Optional.empty();
        };
    }

    private static Optional<Boolean> isBelow(
            ComparableVersion version, ComparableVersion high, boolean withHigh) {
        Relation relation = version.relationTo(high);
        return switch (relation) {
            case LESS -> Optional.of(true);
            case GREATER -> Optional.of(false);
            case EQUAL -> Optional.of(withHigh);
            case WITHIN -> withHigh ? Optional.empty() : Optional.of(false);
            case AROUND, UNKNOWN -> Optional.empty();
        };
    }

    private static Optional<Boolean> isBelowEach(
            ComparableVersion version, List<ComparableVersion> highs) {
        List<Optional<Boolean>> answers =
                highs.stream().map(high -> isBelow(version, high, false)).distinct().toList();
        return answers.size() == 1 ? Objects.requireNonNull(answers.getFirst()) : Optional.empty();
    }
}
