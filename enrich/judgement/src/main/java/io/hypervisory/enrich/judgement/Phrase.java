package io.hypervisory.enrich.judgement;

import java.util.ArrayList;
import java.util.List;

/// A phrase as rules write it: words next to each other, where `_` stands for one word, `…` (or
/// three dots) for none to four, and `*` at the end of a word for whatever it goes on with. Nothing
/// but letters and digits counts, as in texts.
record Phrase(List<Step> steps) {
    static final int MOST_GAPS = 3;

    Phrase {
        steps = List.copyOf(steps);
    }

    enum Kind {
        WORD,
        PREFIX,
        ANY,
        GAP
    }

    /// @param text folded; empty for [Kind#ANY] and [Kind#GAP]
    record Step(Kind kind, String text) {}

    /// @throws IllegalArgumentException when there is no word, or a stand-in where nothing bounds
    ///   it
    static Phrase parse(String text) {
        var steps = new ArrayList<Step>();
        for (String piece : text.strip().split("\\s+")) {
            switch (piece) {
                case "_" -> steps.add(new Step(Kind.ANY, ""));
                case "…", "..." -> steps.add(new Step(Kind.GAP, ""));
                default -> words(piece, steps);
            }
        }
        if (steps.isEmpty() || !isWord(steps.getFirst()) || !isWord(steps.getLast())) {
            throw new IllegalArgumentException(
                    "a phrase begins and ends with a word: \"" + text + "\"");
        }
        if (steps.stream().filter(step -> step.kind() == Kind.GAP).count() > MOST_GAPS) {
            throw new IllegalArgumentException(
                    "a phrase has at most " + MOST_GAPS + " gaps: \"" + text + "\"");
        }
        return new Phrase(steps);
    }

    private static void words(String piece, List<Step> steps) {
        var word = new StringBuilder();
        for (int i = 0; i < piece.length(); i++) {
            char folded = Folding.of(piece.charAt(i));
            if (folded != 0) {
                word.append(folded);
            } else if (!word.isEmpty()) {
                boolean opens = piece.charAt(i) == '*';
                steps.add(new Step(opens ? Kind.PREFIX : Kind.WORD, word.toString()));
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            steps.add(new Step(Kind.WORD, word.toString()));
        }
    }

    private static boolean isWord(Step step) {
        return step.kind() == Kind.WORD || step.kind() == Kind.PREFIX;
    }
}
