package io.hypervisory.ingest.contract.product;

import io.hypervisory.ingest.contract.product.VersionRange.Part;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Version range specifiers, `vers:rpm/>=1.0|<2.0`: constraints in the order of their versions, of
/// which two that follow each other make a stretch.
final class VersText {
    private VersText() {}

    static Optional<VersionRange> read(String line, String said, String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        Function<String, Optional<ComparableVersion>> version =
                switch (text.substring("vers:".length(), slash)) {
                    case "rpm" -> ComparableVersion::rpm;
                    case "deb" -> ComparableVersion::deb;
                    case "generic", "semver", "intdot" -> each -> ComparableVersion.of(line, each);
                    default -> _ -> Optional.empty();
                };
        String constraints = text.substring(slash + 1).replace(" ", "");
        if (constraints.equals("*")) {
            return Optional.of(new VersionRange(said, List.of(new Part.Everything()), List.of()));
        }
        var bounds = new ArrayList<Bound>();
        for (String constraint : constraints.split("\\|")) {
            Optional<Bound> bound = bound(constraint, version);
            if (bound.isEmpty()) {
                return Optional.empty();
            }
            bounds.add(bound.get());
        }
        return range(said, bounds);
    }

    private static Optional<Bound> bound(
            String constraint, Function<String, Optional<ComparableVersion>> version) {
        String decoded;
        try {
            decoded = URLDecoder.decode(constraint.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        boolean signed = !decoded.isEmpty() && "<>=!".indexOf(decoded.charAt(0)) >= 0;
        return Bound.read(signed ? decoded : "=" + decoded, version)
                .filter(bound -> bound.version() != null);
    }

    private static Optional<VersionRange> range(String said, List<Bound> bounds) {
        var parts = new ArrayList<Part>();
        var except = new ArrayList<Part>();
        Bound open = null;
        for (Bound bound : bounds) {
            Part exactly = exactly(bound.version());
            if (bound.isLow()) {
                if (open != null) {
                    return Optional.empty();
                }
                open = bound;
            } else if (bound.isHigh()) {
                Part part = Bound.between(open, bound);
                if (!Bound.mayHold(part)) {
                    return Optional.empty();
                }
                parts.add(part);
                open = null;
            } else {
                (bound.comparator().equals("!=") ? except : parts).add(exactly);
            }
        }
        if (open != null) {
            parts.add(Bound.between(open, null));
        }
        if (parts.isEmpty()) {
            parts.add(new Part.Everything());
        }
        return Optional.of(new VersionRange(said, parts, except));
    }

    private static Part exactly(@Nullable ComparableVersion version) {
        return version == null ? new Part.Everything() : new Part.Exactly(version);
    }
}
