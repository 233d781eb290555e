package io.hypervisory.ingest.contract.product;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A version, build or patch level in comparable form, beside what was said.
///
/// A version is a place in a tree: `8.0 build 22380479` lies below the line 8.0 of its product.
/// Each step down names its scale (builds, updates, patch ids, …); two versions compare where their
/// ways part, and only when both go on by the same scale. So a build that no table knows compares
/// with builds, an update that no table knows with updates, and neither with the other: that is not
/// known, and nothing is guessed. Within one scale the order is total; lines order whatever lies
/// below them.
///
/// @param said as written
/// @param steps from the product downwards, at least one
public record ComparableVersion(String said, List<Step> steps) {
    /// Longer texts are prose.
    static final int LONGEST = 200;

    /// One step down.
    ///
    /// @param scale what is compared; it holds no blank
    /// @param key see [SortKeys]
    public record Step(String scale, String key) {
        public Step {
            if (scale.isEmpty() || scale.indexOf(' ') >= 0 || key.indexOf(' ') >= 0) {
                throw new IllegalArgumentException("no step: " + scale + " " + key);
            }
        }
    }

    /// How a version lies to another.
    enum Relation {
        LESS,
        EQUAL,
        GREATER,
        /// Below the other in the tree: `8.0 Update 3` lies within `8.0`.
        WITHIN,
        /// The other way round.
        AROUND,
        /// By another scale.
        UNKNOWN
    }

    public ComparableVersion {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a version without a place: " + said);
        }
    }

    /// @param line `vmware/esx-3.5`, or `vmware/esx` when only the product is known; a version that
    ///   states its line itself has the last word
    /// @return empty when the text is no version that the product is known to have
    public static Optional<ComparableVersion> of(String line, String said) {
        String text = said.strip().replace('\u00a0', ' ');
        if (text.isEmpty() || text.length() > LONGEST || line.isBlank() || line.indexOf(' ') >= 0) {
            return Optional.empty();
        }
        LineName name = LineName.of(line);
        return name.scheme()
                .read(name.product(), name.release(), text)
                .map(steps -> new ComparableVersion(said, steps));
    }

    /// A platform as the design writes it: `vmware/esxi-8.0@22380479`, or a line alone.
    public static Optional<ComparableVersion> ofPlatform(String platform) {
        int at = platform.indexOf('@');
        String line = at < 0 ? platform : platform.substring(0, at);
        String version = at < 0 ? LineName.of(line).release() : platform.substring(at + 1);
        return version == null ? Optional.empty() : of(line, version);
    }

    /// An RPM's `epoch:version-release`.
    public static Optional<ComparableVersion> rpm(String said) {
        return PackageVersions.rpm(said).map(steps -> new ComparableVersion(said, steps));
    }

    /// A Debian package's `epoch:version-revision`.
    public static Optional<ComparableVersion> deb(String said) {
        return PackageVersions.deb(said).map(steps -> new ComparableVersion(said, steps));
    }

    /// Below, at or above zero; empty when it is not known which comes first.
    public OptionalInt compare(ComparableVersion other) {
        return switch (relationTo(other)) {
            case LESS -> OptionalInt.of(-1);
            case EQUAL -> OptionalInt.of(0);
            case GREATER -> OptionalInt.of(1);
            case WITHIN, AROUND, UNKNOWN -> OptionalInt.empty();
        };
    }

    Relation relationTo(ComparableVersion other) {
        int common = Math.min(steps.size(), other.steps.size());
        for (int i = 0; i < common; i++) {
            Step mine = steps.get(i);
            Step theirs = other.steps.get(i);
            if (!mine.scale().equals(theirs.scale())) {
                return Relation.UNKNOWN;
            }
            int order = mine.key().compareTo(theirs.key());
            if (order != 0) {
                return order < 0 ? Relation.LESS : Relation.GREATER;
            }
        }
        if (steps.size() == other.steps.size()) {
            return Relation.EQUAL;
        }
        return steps.size() > other.steps.size() ? Relation.WITHIN : Relation.AROUND;
    }

    /// A key for an index. It sorts every two versions, and those that compare as they compare;
    /// what does not compare stands together by scale. Versions with equal keys compare as equal.
    public String sortKey() {
        var key = new StringBuilder();
        for (Step step : steps) {
            key.append(step.scale()).append(' ').append(step.key()).append(' ');
        }
        return key.toString();
    }
}
