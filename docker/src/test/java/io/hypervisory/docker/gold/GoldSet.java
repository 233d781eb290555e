package io.hypervisory.docker.gold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The sets of labels, in the order in which they were made. Rules are written from the first
/// three; the fourth measures, and its mistakes are printed by nothing.
enum GoldSet {
    FIRST("labels", "first"),
    SECOND("building", "second"),
    THIRD("building", "third"),
    FOURTH("fourth", "fourth");

    private static final Path GOLD = Path.of("../enrich/judgement/src/test/resources/gold");

    private final String folder;
    final String title;

    GoldSet(String folder, String title) {
        this.folder = folder;
        this.title = title;
    }

    boolean measures() {
        return this == FOURTH;
    }

    /// What measures leaves out notices of a round of which rules are written from others: those
    /// are [#sharing].
    ///
    /// @throws IllegalArgumentException when a line is not a label; the message names file and line
    List<GoldLabel> labels() throws IOException {
        return measures() ? ofSharedRounds(false) : all();
    }

    /// What could measure but for its round.
    static List<GoldLabel> sharing() throws IOException {
        return FOURTH.ofSharedRounds(true);
    }

    private List<GoldLabel> ofSharedRounds(boolean isShared) throws IOException {
        Set<String> known = roundsThatBuild();
        return all().stream().filter(each -> known.contains(each.round()) == isShared).toList();
    }

    private List<GoldLabel> all() throws IOException {
        return GoldLabel.readAll(GOLD.resolve(folder)).stream()
                .filter(each -> isNeither() || each.isOfThirdRound() == (this == THIRD))
                .toList();
    }

    private static Set<String> roundsThatBuild() throws IOException {
        var rounds = new HashSet<String>();
        for (GoldSet set : values()) {
            if (!set.measures()) {
                set.labels().forEach(each -> rounds.add(each.round()));
            }
        }
        return rounds;
    }

    private boolean isNeither() {
        return this != SECOND && this != THIRD;
    }

    /// What two people who did not see each other's labels said, in the same order: of the first
    /// set the labels as they were before the guide settled what they differed in.
    static List<List<GoldLabel>> twice(GoldSet set) throws IOException {
        Path first = GOLD.resolve(set.title + "-first.jsonl");
        Path second = GOLD.resolve(set.title + "-second.jsonl");
        return List.of(
                Files.exists(first) ? GoldLabel.read(first) : set.labels(), GoldLabel.read(second));
    }
}
