package io.hypervisory.ingest.read.virtuozzo;

import io.hypervisory.ingest.read.PageLines.Section;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What running text says on a reboot of the host: only a plain demand, or plain that none is
/// needed, is an answer; a sentence with a condition is none.
///
/// @param heading of the section that says it
/// @param sentence word for word
/// @param required the answer
record Reboots(String heading, String sentence, boolean required) {
    private static final int LONGEST = 400;
    private static final int LEAST_WORDS = 4;
    private static final Pattern WORD = Pattern.compile("\\s+");
    private static final Pattern END = Pattern.compile("(?<=[.!?;])\\s+");
    private static final Pattern ABOUT =
            Pattern.compile(
                    "(?i)\\breboot(?:ed|ing|s)?\\b"
                            + "|\\brestart(?:ed|ing|s)?\\s(?:of\\s)?(?:(?:the|your|this|each|every|a)\\s)?"
                            + "(?:hardware\\s|physical\\s)?(?:node|host|server|machine|computer)s?\\b");
    private static final Pattern CONDITION =
            Pattern.compile("(?i)\\b(?:if|when|unless|whether|may|might|could|in case)\\b|\\?");
    private static final Pattern DEMAND =
            Pattern.compile(
                    "(?i)\\b(?:required|requires?|needed|needs?|necessary|must|should|have to|has to)\\b");
    private static final Pattern NONE =
            Pattern.compile("(?i)\\bwithout\\b|\\bno\\b|\\bnot\\b|n't\\b|\\bnever\\b");
    private static final Pattern WITHOUT =
            Pattern.compile("(?i)\\bwithout\\s(?:an?y?\\s|the\\s)?(?:reboot|restart)");

    /// The first answer; null when there is none, or when the text contradicts itself.
    static @Nullable Reboots in(List<Section> sections) {
        Reboots first = null;
        for (Section section : sections) {
            for (String sentence : sentences(section)) {
                Boolean required = required(sentence);
                if (required == null) {
                    continue;
                }
                if (first != null && first.required() != required) {
                    return null;
                }
                first = first == null ? new Reboots(section.heading(), sentence, required) : first;
            }
        }
        return first;
    }

    /// Rows of tables are no sentences, nor is a label that stands alone.
    private static List<String> sentences(Section section) {
        return section.lines().stream()
                .filter(line -> line.cells().size() == 1)
                .flatMap(line -> Stream.of(END.split(line.text())))
                .filter(sentence ->
                        WORD.splitAsStream(sentence).limit(LEAST_WORDS).count() == LEAST_WORDS)
                .toList();
    }

    private static @Nullable Boolean required(String sentence) {
        if (sentence.length() > LONGEST
                || !ABOUT.matcher(sentence).find()
                || CONDITION.matcher(sentence).find()) {
            return null;
        }
        if (WITHOUT.matcher(sentence).find()) {
            return false;
        }
        if (!DEMAND.matcher(sentence).find()) {
            return null;
        }
        return !NONE.matcher(sentence).find();
    }
}
