package io.hypervisory.enrich.judgement;

import io.hypervisory.ingest.contract.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules that hold: those that the project ships, and those of a folder, which come on top.
/// Immutable, thread-safe.
public final class Rules {
    private static final String FOLDER = "rules/";
    private static final String TABLE = "urgency.yaml";

    /// Goes into the version beside the rules: another way to apply them may judge otherwise.
    private static final String ENGINE = "1";

    private final List<Rule> rules;
    private final UrgencyTable urgency;
    private final String version;

    private Rules(Collection<Rule> rules, UrgencyTable urgency) {
        this.rules = List.copyOf(rules);
        this.urgency = urgency;
        String canonical =
                rules.stream()
                        .map(Rule::canonical)
                        .sorted()
                        .collect(Collectors.joining("\n", ENGINE + "\n", "\n" + urgency));
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
        return new Rules(all.values(), UrgencyTable.read(TABLE, resource(FOLDER + TABLE)));
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(Rules.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /// These rules and those of a folder's `*.yaml`: a rule of the same id takes the place of ours,
    /// `off: yes` takes it away, and `urgency.yaml` replaces the table.
    ///
    /// @throws IllegalArgumentException naming file, line and rule of what cannot be used
    public Rules with(Path folder) {
        var all = new TreeMap<String, Rule>();
        rules.forEach(rule -> all.put(rule.id(), rule));
        var own = new TreeMap<String, Rule>();
        UrgencyTable table = urgency;
        for (Path file : files(folder)) {
            byte[] yaml = bytes(file);
            if (file.endsWith(TABLE)) {
                table = UrgencyTable.read(file.toString(), yaml);
                continue;
            }
            RuleReader.Read read = RuleReader.read(file.toString(), yaml);
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
        return new Rules(all.values(), table);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files =
                    all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
            if (files.isEmpty()) {
                throw new IllegalArgumentException(folder + ": no file *.yaml there");
            }
            return files;
        } catch (IOException e) {
            throw new IllegalArgumentException(folder + ": no folder of rules: " + e, e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": " + e, e);
        }
    }

    /// Names the rules: a digest of all that decides what they say. Another version may judge the
    /// same facts differently.
    public String version() {
        return version;
    }

    public int size() {
        return rules.size();
    }

    List<Rule> all() {
        return rules;
    }

    UrgencyTable urgency() {
        return urgency;
    }
}
