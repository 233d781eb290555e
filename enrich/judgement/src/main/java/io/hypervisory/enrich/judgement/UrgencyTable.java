package io.hypervisory.enrich.judgement;

import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.enrich.contract.Urgency;
import io.hypervisory.enrich.contract.Urgency.Level;
import io.hypervisory.enrich.contract.Urgency.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How many points speak for haste, as data. Pure, thread-safe.
///
/// @param levels points from which on each level holds; below the least is `low`
record UrgencyTable(
        Map<Level, Integer> levels,
        List<OfLabel> labels,
        List<Band> scores,
        List<Band> likelihoods,
        int ransomware,
        Map<String, Integer> severity) {
    private static final Set<String> KEYS =
            Set.of("levels", "labels", "scores", "likelihoods", "ransomware", "severity");
    private static final Set<String> LEVELS = Set.of("moderate", "high", "immediate");

    /// A label that was given because nothing else was said has less, and is no reason for or
    /// against haste.
    private static final double SURE = 0.6;

    record OfLabel(Rule.Said label, int points) {}

    /// @param atLeast lower end, which belongs to it
    record Band(double atLeast, int points) {}

    /// @param file named in faults
    static UrgencyTable read(String file, byte[] yaml) {
        Lines root = Lines.read(file, yaml);
        Map<String, Lines> keys = root.entries(file, KEYS);
        for (String key : KEYS) {
            if (!keys.containsKey(key)) {
                throw new Lines.Fault(file, root.line(), "`" + key + "` is missing");
            }
        }
        var levels = new LinkedHashMap<Level, Integer>();
        numbers(file, key(keys, "levels"), LEVELS)
                .forEach((name, points) ->
                        levels.put(Level.valueOf(name.toUpperCase(Locale.ROOT)), points));
        return new UrgencyTable(
                levels,
                key(keys, "labels").list().stream().map(each -> label(file, each)).toList(),
                bands(file, key(keys, "scores")),
                bands(file, key(keys, "likelihoods")),
                points(file, key(keys, "ransomware")),
                numbers(file, key(keys, "severity"), null));
    }

    private static Lines key(Map<String, Lines> keys, String key) {
        return Objects.requireNonNull(keys.get(key));
    }

    private static OfLabel label(String file, Lines item) {
        Map<String, Lines> keys = item.entries(file, Set.of("label", "points"));
        if (keys.size() < 2) {
            throw new Lines.Fault(file, item.line(), "needs `label` and `points`");
        }
        Rule.Said said = LabelName.read(file, key(keys, "label"), "urgency");
        return new OfLabel(
                new Rule.Said(
                        said.dimension(),
                        said.value(),
                        Objects.requireNonNullElse(said.verdict(), Verdict.YES)),
                points(file, key(keys, "points")));
    }

    private static List<Band> bands(String file, Lines said) {
        var bands = new ArrayList<Band>();
        for (Lines item : said.list()) {
            Map<String, Lines> keys = item.entries(file, Set.of("at-least", "points"));
            if (keys.size() < 2) {
                throw new Lines.Fault(file, item.line(), "needs `at-least` and `points`");
            }
            bands.add(
                    new Band(
                            key(keys, "at-least").number(file), points(file, key(keys, "points"))));
        }
        bands.sort(Comparator.comparingDouble(Band::atLeast).reversed());
        return bands;
    }

    private static Map<String, Integer> numbers(
            String file, Lines said, @Nullable Set<String> known) {
        if (!(said instanceof Lines.Entries(int _, Map<String, Lines> entries))) {
            throw new Lines.Fault(file, said.line(), "`word: points` is wanted here");
        }
        if (known != null) {
            said.entries(file, known);
        }
        var numbers = new LinkedHashMap<String, Integer>();
        entries.forEach(
                (word, points) -> numbers.put(word.toLowerCase(Locale.ROOT), points(file, points)));
        return numbers;
    }

    private static int points(String file, Lines said) {
        double number = said.number(file);
        if (number != Math.rint(number)) {
            throw new Lines.Fault(file, said.line(), "points are whole numbers");
        }
        return (int) number;
    }

    /// The sum; null when nothing speaks for haste.
    @Nullable Urgency of(Classification classification, Alarms alarms) {
        var sum = new ArrayList<Term>();
        for (OfLabel each : labels) {
            Label label = label(each.label(), classification);
            if (label != null && label.confidence() >= SURE) {
                String name = each.label().dimension().word() + "/" + label.value();
                boolean no = label.verdict() == Verdict.NO;
                sum.add(new Term(no ? "no " + name : name, each.points(), label.place()));
            }
        }
        add(alarms.score(), scores, sum);
        add(alarms.likelihood(), likelihoods, sum);
        if (alarms.ransomware() != null) {
            sum.add(new Term("ransomware", ransomware, alarms.ransomware()));
        }
        if (alarms.score() == null && alarms.severity() != null) {
            Integer points = severity.get(alarms.severity().toLowerCase(Locale.ROOT));
            if (points != null) {
                sum.add(new Term("severity", points, "/severity"));
            }
        }
        sum.removeIf(term -> term.points() == 0);
        sum.sort(Comparator.comparingInt(Term::points).reversed());
        if (sum.stream().noneMatch(term -> term.points() > 0)) {
            return null;
        }
        int points = Math.max(0, sum.stream().mapToInt(Term::points).sum());
        return new Urgency(level(points), points, sum);
    }

    private static @Nullable Label label(Rule.Said wanted, Classification classification) {
        for (Label label : wanted.dimension().of(classification)) {
            if (wanted.is(wanted.dimension(), label.value(), label.verdict())) {
                return label;
            }
        }
        return null;
    }

    private static void add(Alarms.@Nullable Number number, List<Band> bands, List<Term> sum) {
        if (number == null) {
            return;
        }
        for (Band band : bands) {
            if (number.value() >= band.atLeast()) {
                sum.add(new Term(number.name(), band.points(), number.place()));
                return;
            }
        }
    }

    private Level level(int points) {
        Level level = Level.LOW;
        for (Level each : Level.values()) {
            Integer from = levels.get(each);
            if (from != null && points >= from) {
                level = each;
            }
        }
        return level;
    }
}
