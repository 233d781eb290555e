package io.hypervisory.enrich.judgement;

import io.hypervisory.enrich.contract.Label.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a file of rules. Every fault names file, line and rule.
final class RuleReader {
    private static final Set<String> KEYS =
            keys(
                    "id",
                    "off",
                    "label",
                    "verdict",
                    "confidence",
                    "phrases",
                    "with",
                    "unless",
                    "in",
                    "nowhere",
                    "anywhere",
                    "publisher",
                    "when",
                    "follows",
                    "absent",
                    "deniable",
                    "matches",
                    "misses");
    private static final Set<String> CONDITION_KEYS =
            keys("field", "is", "not", "at-least", "below");

    private final String file;

    private RuleReader(String file) {
        this.file = file;
    }

    /// What a file says.
    ///
    /// @param off ids of rules that it switches off
    record Read(List<Rule> rules, Set<String> off) {}

    /// @param file named in faults
    static Read read(String file, byte[] yaml) {
        return new RuleReader(file).read(yaml);
    }

    private static Set<String> keys(String... keys) {
        return new LinkedHashSet<>(List.of(keys));
    }

    private Read read(byte[] yaml) {
        Lines read = Lines.read(file, yaml);
        if (!(read instanceof Lines.Items(int _, List<Lines> items))) {
            throw fault(read, "a list of rules is wanted, each beginning with `- id:`");
        }
        var rules = new ArrayList<Rule>();
        var off = new LinkedHashSet<String>();
        var ids = new LinkedHashSet<String>();
        for (Lines item : items) {
            Map<String, Lines> keys = item.entries(file, KEYS);
            String id = required(item, "rule without an id", keys, "id").text(file);
            if (!ids.add(id)) {
                throw fault(item, "rule " + id + " stands twice in this file");
            }
            Lines switched = keys.get("off");
            if (switched != null && Lines.isYes(file, switched, "off")) {
                off.add(id);
            } else {
                rules.add(rule(id, item, keys));
            }
        }
        return new Read(rules, off);
    }

    private Rule rule(String id, Lines item, Map<String, Lines> keys) {
        try {
            return parsed(id, item, keys);
        } catch (Lines.Fault e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw fault(item, "rule " + id + ": " + e.getMessage());
        }
    }

    private Rule parsed(String id, Lines item, Map<String, Lines> keys) {
        String rule = "rule " + id;
        Lines labelled = required(item, rule, keys, "label");
        Rule.Said label = LabelName.read(file, labelled, rule);
        if (label.value() == null || label.verdict() != null) {
            throw fault(labelled, rule + ": a label is dimension/value");
        }
        Lines deniable = keys.get("deniable");
        var read =
                new Rule(
                        id,
                        file + " line " + item.line(),
                        label.dimension(),
                        label.value(),
                        verdict(required(item, rule, keys, "verdict"), rule),
                        confidence(required(item, rule, keys, "confidence"), rule),
                        phrases(keys.get("phrases"), rule),
                        phrases(keys.get("with"), rule),
                        phrases(keys.get("unless"), rule),
                        places(keys.get("in"), rule),
                        phrases(keys.get("nowhere"), rule),
                        phrases(keys.get("anywhere"), rule),
                        texts(keys.get("publisher")),
                        conditions(keys.get("when"), rule),
                        allSaid(keys.get("follows"), rule, Verdict.YES),
                        allSaid(keys.get("absent"), rule, null),
                        deniable == null || Lines.isYes(file, deniable, "deniable"),
                        examples(required(item, rule, keys, "matches"), rule),
                        examples(required(item, rule, keys, "misses"), rule));
        check(read, item);
        return read;
    }

    private void check(Rule rule, Lines item) {
        String name = "rule " + rule.id();
        if (rule.phrases().isEmpty() && rule.when().isEmpty() && !rule.isDerived()) {
            throw fault(item, name + ": needs `phrases`, `when`, `follows` or `absent`");
        }
        if (rule.phrases().isEmpty() && !(rule.with().isEmpty() && rule.unless().isEmpty())) {
            throw fault(item, name + ": `with` and `unless` need `phrases` to stand beside");
        }
        if (!rule.phrases().isEmpty() && rule.isDerived()) {
            throw fault(item, name + ": goes by `phrases` or by other labels, not by both");
        }
        if (rule.phrases().isEmpty() && !rule.isDeniable()) {
            throw fault(item, name + ": `deniable` needs `phrases`");
        }
        if (rule.matches().isEmpty() || rule.misses().isEmpty()) {
            throw fault(item, name + ": needs an example under `matches` and under `misses`");
        }
    }

    private Lines required(Lines item, String rule, Map<String, Lines> keys, String key) {
        Lines value = keys.get(key);
        if (value == null) {
            throw fault(item, rule + ": `" + key + "` is missing");
        }
        return value;
    }

    private Verdict verdict(Lines said, String rule) {
        return switch (said.text(file)) {
            case "yes" -> Verdict.YES;
            case "no" -> Verdict.NO;
            case "unknown" -> Verdict.UNKNOWN;
            default -> throw fault(said, rule + ": a verdict is yes, no or unknown");
        };
    }

    private double confidence(Lines said, String rule) {
        double number = said.number(file);
        if (!(number > 0 && number <= 1)) {
            throw fault(said, rule + ": a confidence is above 0 and at most 1");
        }
        return number;
    }

    private List<String> texts(@Nullable Lines said) {
        return said == null ? List.of() : said.texts(file);
    }

    private List<String> phrases(@Nullable Lines said, String rule) {
        var phrases = new ArrayList<String>();
        for (Lines each : said == null ? List.<Lines>of() : said.list()) {
            String text = each.text(file);
            try {
                phrases.addAll(Alternatives.of(text));
            } catch (IllegalArgumentException e) {
                throw fault(each, rule + ": " + e.getMessage());
            }
        }
        return phrases;
    }

    private Set<Place> places(@Nullable Lines said, String rule) {
        var places = EnumSet.noneOf(Place.class);
        for (Lines each : said == null ? List.<Lines>of() : said.list()) {
            Place place = Place.named(each.text(file));
            if (place == null) {
                throw fault(
                        each,
                        rule
                                + ": no place is called `"
                                + each.text(file)
                                + "`; known are "
                                + Place.words());
            }
            places.add(place);
        }
        return places;
    }

    private List<Condition> conditions(@Nullable Lines said, String rule) {
        var conditions = new ArrayList<Condition>();
        for (Lines each : said == null ? List.<Lines>of() : said.list()) {
            Map<String, Lines> keys = each.entries(file, CONDITION_KEYS);
            ExampleReader.Name name =
                    ExampleReader.name(file, required(each, rule, keys, "field"), rule);
            try {
                conditions.add(
                        new Condition(
                                name.field(),
                                name.label(),
                                texts(keys.get("is")),
                                texts(keys.get("not")),
                                number(keys.get("at-least")),
                                number(keys.get("below"))));
            } catch (Lines.Fault e) {
                throw e;
            } catch (IllegalArgumentException e) {
                throw fault(each, rule + ": " + e.getMessage());
            }
        }
        return conditions;
    }

    private @Nullable Double number(@Nullable Lines said) {
        return said == null ? null : said.number(file);
    }

    private List<Rule.Said> allSaid(
            @Nullable Lines said, String rule, @Nullable Verdict otherwise) {
        var all = new ArrayList<Rule.Said>();
        for (Lines each : said == null ? List.<Lines>of() : said.list()) {
            Rule.Said one = LabelName.read(file, each, rule);
            all.add(
                    one.verdict() == null
                            ? new Rule.Said(one.dimension(), one.value(), otherwise)
                            : one);
        }
        return all;
    }

    private List<Example> examples(Lines said, String rule) {
        return said.list().stream().map(each -> ExampleReader.read(file, each, rule)).toList();
    }

    private Lines.Fault fault(Lines at, String what) {
        return new Lines.Fault(file, at.line(), what);
    }
}
