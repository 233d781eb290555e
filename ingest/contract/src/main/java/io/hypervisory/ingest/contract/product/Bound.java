package io.hypervisory.ingest.contract.product;

import io.hypervisory.ingest.contract.product.VersionRange.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A comparator with its version.
///
/// @param version null when it is no end: `>= 0`, `< *`
record Bound(String comparator, @Nullable ComparableVersion version) {
    private static final Pattern COMPARATOR = Pattern.compile("(<=|>=|<|>|!=|==?|≤|≥)\\s*(.+)");

    static boolean isOne(String piece) {
        return COMPARATOR.matcher(piece).matches();
    }

    static Optional<Bound> read(
            String piece, Function<String, Optional<ComparableVersion>> version) {
        Matcher comparator = COMPARATOR.matcher(piece);
        if (!comparator.matches()) {
            return Optional.empty();
        }
        String sign =
                switch (comparator.group(1)) {
                    case "≤" -> "<=";
                    case "≥" -> ">=";
                    case "==" -> "=";
                    default -> comparator.group(1);
                };
        return RangeText.isNoEnd(comparator.group(2))
                ? Optional.of(new Bound(sign, null))
                : version.apply(comparator.group(2)).map(found -> new Bound(sign, found));
    }

    boolean isLow() {
        return comparator.startsWith(">");
    }

    boolean isHigh() {
        return comparator.startsWith("<");
    }

    Optional<Part> alone() {
        if (version == null) {
            return Optional.of(new Part.Everything());
        }
        return switch (comparator) {
            case "=" -> Optional.of(new Part.Exactly(version));
            case "!=" -> Optional.empty();
            default -> Optional.of(between(isLow() ? this : null, isHigh() ? this : null));
        };
    }

    static Part between(@Nullable Bound low, @Nullable Bound high) {
        ComparableVersion from = low == null ? null : low.version();
        ComparableVersion to = high == null ? null : high.version();
        if (from == null && to == null) {
            return new Part.Everything();
        }
        return new Part.Between(
                from,
                low != null && low.comparator().equals(">="),
                to,
                high != null && high.comparator().equals("<="));
    }

    /// At most one lower end and one upper end make a stretch; anything else is not understood, but
    /// upper ends alone.
    static Optional<List<Part>> together(List<Bound> bounds) {
        List<Bound> lows = bounds.stream().filter(Bound::isLow).toList();
        List<Bound> highs = bounds.stream().filter(Bound::isHigh).toList();
        if (bounds.size() == 1) {
            return bounds.getFirst().alone().map(List::of);
        }
        if (lows.size() + highs.size() == bounds.size() && lows.size() <= 1 && highs.size() <= 1) {
            Part part =
                    between(
                            lows.isEmpty() ? null : lows.getFirst(),
                            highs.isEmpty() ? null : highs.getFirst());
            return Optional.of(List.of(part)).filter(_ -> mayHold(part));
        }
        if (bounds.stream().allMatch(bound -> bound.comparator().equals("<"))) {
            return Optional.of(highs.stream().map(high -> between(null, high)).toList());
        }
        return Optional.empty();
    }

    /// Between 4.3 and 4.1 is nothing: whoever wrote that meant something else.
    static boolean mayHold(Part part) {
        if (!(part instanceof Part.Between(var low, var withLow, var high, var withHigh))
                || low == null
                || high == null) {
            return true;
        }
        return switch (low.relationTo(high)) {
            case GREATER -> false;
            case EQUAL -> withLow && withHigh;
            case WITHIN -> withHigh;
            case LESS, AROUND, UNKNOWN -> true;
        };
    }
}
