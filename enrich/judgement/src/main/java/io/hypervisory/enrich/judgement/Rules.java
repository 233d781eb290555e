package io.hypervisory.enrich.judgement;

import io.hypervisory.enrich.contract.Label.Verdict;
import io.hypervisory.ingest.contract.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The rules that hold: those that the project ships, and those of a folder, which come on top.
/// Immutable, thread-safe.
public final class Rules {
    private static final String FOLDER = "rules/";
    private static final String TABLE = "urgency.yaml";
    private static final String DENIALS = "denials.yaml";

    /// Goes into the version beside the rules: another way to apply them may judge otherwise.
    private static final String ENGINE = "2";

    private final List<Rule> rules;
    private final UrgencyTable urgency;
    private final Denials denials;
    private final String version;

    Rules(Collection<Rule> rules, UrgencyTable urgency, Denials denials) {
        this.rules = List.copyOf(rules);
        this.urgency = urgency;
        this.denials = denials;
        String canonical =
                rules.stream()
                        .map(Rule::canonical)
                        .sorted()
                        .collect(
                                Collectors.joining(
                                        "\n", ENGINE + "\n", "\n" + urgency + denials.canonical()));
        this.version = Digests.sha256(canonical.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }

    /// The rules that the project ships: a file for each dimension.
    public static Rules standard() {
        var all = new TreeMap<String, Rule>();
        for (Dimension dimension : Dimension.values()) {
            String file = dimension.word() + ".yaml";
            for (Rule rule : RuleReader.read(file, resource(FOLDER + file)).rules()) {
                if (all.put(rule.id(), rule) != null) {
                    throw new IllegalArgumentException(
                            rule.at() + ": rule " + rule.id() + " stands in two files");
                }
            }
        }
        return new Rules(
                all.values(),
                UrgencyTable.read(TABLE, resource(FOLDER + TABLE)),
                Denials.read(DENIALS, resource(FOLDER + DENIALS)));
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(Rules.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /// These rules and those of further files: a rule of the same id takes the place of ours, `off:
    /// yes` takes it away, `urgency.yaml` replaces the table, and `denials.yaml` the words of
    /// denial.
    ///
    /// @param files names, as faults give them, to contents
    /// @throws IllegalArgumentException naming file, line and rule of what cannot be used
    public Rules with(Map<String, byte[]> files) {
        var all = new TreeMap<String, Rule>();
        rules.forEach(rule -> all.put(rule.id(), rule));
        var own = new TreeMap<String, Rule>();
        UrgencyTable table = urgency;
        Denials words = denials;
        for (String file : new TreeSet<>(files.keySet())) {
            byte[] yaml = Objects.requireNonNull(files.get(file));
            String name = file.substring(file.lastIndexOf('/') + 1);
            if (name.equals(DENIALS)) {
                words = Denials.read(file, yaml);
                continue;
            }
            if (name.equals(TABLE)) {
                table = UrgencyTable.read(file, yaml);
                continue;
            }
            RuleReader.Read read = RuleReader.read(file, yaml);
            for (String id : read.off()) {
                if (all.remove(id) == null) {
                    throw new IllegalArgumentException(file + ": no rule " + id + " to switch off");
                }
            }
            for (Rule rule : read.rules()) {
                Rule twin = own.put(rule.id(), rule);
                if (twin != null) {
                    throw new IllegalArgumentException(
                            rule.at() + ": rule " + rule.id() + " stands at " + twin.at() + " too");
                }
            }
        }
        all.putAll(own);
        return new Rules(all.values(), table, words);
    }

    /// Names the rules: a digest of all that decides what they say. Another version may judge the
    /// same facts differently.
    public String version() {
        return version;
    }

    public int size() {
        return rules.size();
    }

    /// A rule for people.
    ///
    /// @param at file and line
    public record Line(String id, String label, Verdict verdict, double confidence, String at) {}

    /// In the order of their ids.
    public List<Line> lines() {
        return rules.stream()
                .sorted(Comparator.comparing(Rule::id))
                .map(rule ->
                        new Line(
                                rule.id(),
                                rule.label(),
                                rule.verdict(),
                                rule.confidence(),
                                rule.at()))
                .toList();
    }

    List<Rule> all() {
        return rules;
    }

    Denials denials() {
        return denials;
    }

    UrgencyTable urgency() {
        return urgency;
    }
}
