package io.hypervisory.ingest.contract.product;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import io.hypervisory.ingest.contract.product.VersionRange.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads what publishers write of several versions.
final class RangeText {
    private static final Set<String> EVERYTHING =
            Set.of("any", "all", "*", "all versions", "any version", "x", "x.x", "vers:all/*");
    private static final Set<String> NO_END =
            Set.of("0", "*", "unspecified", "n/a", "na", "unknown", "-", "");
    private static final int LONGEST = 1000;

    private static final Pattern OR =
            pattern(
                    "\\s*\\|\\|\\s*|(?:\\s*[,;])?\\s+or\\s+"
                            + "(?!later|earlier|prior|newer|older|above|below|higher|lower|up\\b|onward)");
    private static final Pattern LIST = pattern("\\s*[,;]\\s*(?:and )?");
    private static final Pattern AND =
            pattern(
                    "\\s+and\\s+(?!(?:later|earlier|newer|older|above|below|higher|lower|up|onwards?"
                            + "|after|including)\\b|prior(?! to\\b))");
    private static final Pattern ONE_NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern WILD =
            pattern("v?(\\d{1,9}(?:\\.\\d{1,9}){0,5})\\.[x*](?:\\.[x*]){0,4}");
    private static final Pattern BELOW =
            pattern(
                    "(?:all )?(?:versions? )?(?:prior to|before|earlier than|older than|below|less than) (?:version )?(.+)");
    private static final Pattern UP_TO =
            pattern("(?:up to(?: and including)?|through) (?:version )?(.+)");
    private static final Pattern AND_EARLIER =
            pattern("(.+?)(?: and| or|,)? (?:earlier|prior|below|older|lower)(?: versions?)?");
    private static final Pattern AND_LATER =
            pattern(
                    "(?:from )?(.+?)(?: and| or|,)? (?:later|above|newer|higher|up|onwards?)(?: versions?)?");
    private static final Pattern PLUS = pattern("(\\d.*?) ?\\+");
    private static final Pattern FROM_BEFORE =
            pattern("(?:from )?(\\S.*?) (?:before|prior to|up to but not including) (.+)");
    private static final Pattern FROM_TO =
            pattern("(?:from )?(\\S.*?) (?:through|to|up to|-|–) (.+)");

    private static final Pattern NUMBERS = pattern("v?\\d{1,9}(?:\\.(?:\\d{1,9}|[x*])){0,9}");
    private static final Pattern FEW_NUMBERS = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9}){0,2}");
    private static final Pattern BLANKS = Pattern.compile("[\\s\u00a0]+");

    private final String line;

    private RangeText(String line) {
        this.line = line;
    }

    static boolean isNoEnd(String version) {
        return NO_END.contains(version.strip().toLowerCase(Locale.ROOT));
    }

    static Optional<VersionRange> read(String line, String said) {
        String text = BLANKS.matcher(said.strip()).replaceAll(" ");
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        var reader = new RangeText(line);
        if (text.startsWith("vers:") && !text.equals("vers:all/*")) {
            return VersText.read(line, said, text);
        }
        if (EVERYTHING.contains(text.toLowerCase(Locale.ROOT))) {
            return Optional.of(new VersionRange(said, List.of(reader.everything()), List.of()));
        }
        return reader.alternatives(text)
                .map(found -> new VersionRange(said, belowEach(found), List.of()));
    }

    /// `< 4.1 or >= 4.3`
    private Optional<List<Part>> alternatives(String text) {
        var parts = new ArrayList<Part>();
        for (String alternative : OR.split(text)) {
            List<String> pieces =
                    LIST.splitAsStream(alternative).flatMap(RangeText::joined).toList();
            Optional<List<Part>> found =
                    pieces.stream().allMatch(Bound::isOne)
                            ? comparators(alternative, pieces)
                            : list(pieces);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            parts.addAll(found.get());
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    }

    /// What `and` joins: `5.x and 6.0.x`. In `4.1 and before 4.3` and `Update 1 and 2` it joins no
    /// versions.
    private static Stream<String> joined(String text) {
        List<String> pieces = List.of(AND.split(text));
        boolean stretch = isOneOf(pieces, BELOW) && !areAll(pieces, BELOW);
        boolean number = isOneOf(pieces, ONE_NUMBER) && !areAll(pieces, NUMBERS);
        return stretch || number ? Stream.of(text) : pieces.stream();
    }

    private static boolean isOneOf(List<String> pieces, Pattern kind) {
        return pieces.stream().anyMatch(piece -> kind.matcher(piece).matches());
    }

    private static boolean areAll(List<String> pieces, Pattern kind) {
        return pieces.stream().allMatch(piece -> kind.matcher(piece).matches());
    }

    /// Several upper ends without lower ones are each of a line of its own.
    private static List<Part> belowEach(List<Part> parts) {
        var others = new ArrayList<Part>();
        var highs = new ArrayList<ComparableVersion>();
        for (Part part : parts) {
            if (part instanceof Part.Between(var low, _, var high, var withHigh)
                    && low == null
                    && high != null
                    && !withHigh) {
                highs.add(high);
            } else {
                others.add(part);
            }
        }
        if (!highs.isEmpty()) {
            others.add(new Part.BelowEach(highs));
        }
        return others;
    }

    /// Of a line, when it is known.
    private Part everything() {
        return ComparableVersion.ofPlatform(line)
                .<Part>map(Part.Exactly::new)
                .orElseGet(Part.Everything::new);
    }

    /// All must hold: `>= 6.5, < 6.7`. With upper ends alone each is of a line of its own.
    private Optional<List<Part>> comparators(String text, List<String> pieces) {
        var bounds = new ArrayList<Bound>();
        for (String piece : pieces.size() == 1 ? split(text) : pieces) {
            Optional<Bound> bound = Bound.read(piece, this::version);
            if (bound.isEmpty()) {
                return Optional.empty();
            }
            bounds.add(bound.get());
        }
        return Bound.together(bounds);
    }

    /// `>=6.5 <6.7`
    private static List<String> split(String text) {
        return List.of(text.split(" (?=[<>≤≥=!])"));
    }

    /// One must hold: `8.0, 7.0`, `5.x and 6.0.x`, `prior to 6.1.44, prior to 7.0.8`.
    private Optional<List<Part>> list(List<String> pieces) {
        var parts = new ArrayList<Part>();
        for (String piece : pieces) {
            Optional<Part> part = part(piece);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
            perhaps(part.get()).ifPresent(parts::add);
        }
        return Optional.of(parts);
    }

    /// Prose that ends with 4.8 may mean every 4.8.x.
    private Optional<Part> perhaps(Part part) {
        if (!(part instanceof Part.Between(_, _, var high, var withHigh))
                || high == null
                || !withHigh
                || !FEW_NUMBERS.matcher(high.said()).matches()) {
            return Optional.empty();
        }
        return startingWith(high.said(), List.of(high.said().split("\\."))).map(Part.Perhaps::new);
    }

    private Optional<Part> part(String piece) {
        Matcher wild = WILD.matcher(piece);
        if (wild.matches()) {
            return startingWith(piece, List.of(wild.group(1).split("\\.")));
        }
        if (Bound.isOne(piece)) {
            return Bound.read(piece, this::version).flatMap(Bound::alone);
        }
        if (PLUS.matcher(piece).matches()) {
            return one(PLUS, piece, version -> new Part.Between(version, true, null, false));
        }
        return version(piece).<Part>map(Part.Exactly::new).or(() -> prose(piece));
    }

    private Optional<Part> startingWith(String said, List<String> numbers) {
        LineName name = LineName.of(line);
        return name.scheme()
                .startingWith(name.product(), numbers)
                .map(prefix -> {
                    var low = new ComparableVersion(said, prefix.low());
                    return prefix.low().equals(prefix.high())
                            ? new Part.Exactly(low)
                            : new Part.Between(
                                    low, true, new ComparableVersion(said, prefix.high()), false);
                });
    }

    private Optional<Part> prose(String piece) {
        return one(BELOW, piece, version -> new Part.Between(null, false, version, false))
                .or(() ->
                        one(UP_TO, piece, version -> new Part.Between(null, false, version, true)))
                .or(() -> earlier(piece))
                .or(() ->
                        one(
                                AND_LATER,
                                piece,
                                version -> new Part.Between(version, true, null, false)))
                .or(() -> two(FROM_BEFORE, piece, false))
                .or(() -> two(FROM_TO, piece, true));
    }

    /// `5.x and prior` ends where 5.x does.
    private Optional<Part> earlier(String piece) {
        Matcher earlier = AND_EARLIER.matcher(piece);
        if (!earlier.matches()) {
            return Optional.empty();
        }
        Matcher wild = WILD.matcher(earlier.group(1));
        if (!wild.matches()) {
            return version(earlier.group(1))
                    .map(version -> new Part.Between(null, false, version, true));
        }
        return startingWith(piece, List.of(wild.group(1).split("\\.")))
                .filter(Part.Between.class::isInstance)
                .map(Part.Between.class::cast)
                .map(wildPart -> new Part.Between(null, false, wildPart.high(), false));
    }

    private Optional<Part> one(
            Pattern pattern, String piece, Function<ComparableVersion, Part> part) {
        Matcher matcher = pattern.matcher(piece);
        return matcher.matches() ? version(matcher.group(1)).map(part) : Optional.empty();
    }

    private Optional<Part> two(Pattern pattern, String piece, boolean withHigh) {
        Matcher matcher = pattern.matcher(piece);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<ComparableVersion> low = version(matcher.group(1));
        Optional<ComparableVersion> high = version(matcher.group(2));
        return low.isEmpty() || high.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part.Between(low.get(), true, high.get(), withHigh))
                        .filter(Bound::mayHold)
                        .map(Part.class::cast);
    }

    private Optional<ComparableVersion> version(String text) {
        return ComparableVersion.of(line, text);
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, CASE_INSENSITIVE);
    }
}
