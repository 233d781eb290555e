package io.hypervisory.ingest.read.bulletin;

import io.hypervisory.ingest.contract.NoticeId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers of Microsoft's updates, which are those of their articles in the knowledge base; most
/// stand without the letters `KB`. Thread-safe.
final class Updates {
    private static final Pattern NUMBER =
            Pattern.compile("(?i)(?<![\\w-])(?:KB|Q)?(\\d{6,7})(?:\\.0)?(?![\\w-])");
    private static final Pattern IN_PARENTHESES =
            Pattern.compile("(?i)[(（]\\s{0,3}(?:KB|Q)?(\\d{6,7})\\s{0,3}[)）]");
    private static final Pattern IN_FILE_NAME =
            Pattern.compile("(?i)(?<![A-Za-z0-9])KB(\\d{6,7})(?=[-._\\\\$])");

    /// With what tells that an update of it is meant: `2785220 in MS13-006`, `MS10-102[2345316]`,
    /// `MS13-006 中的 2785220`.
    private static final Pattern BULLETIN =
            Pattern.compile(
                    "(?i)(?<![\\w-])((?:KB|Q)?\\d{5,7}(?:\\.0)?[)\\]]?\\s{0,3}"
                            + "(?:(?:in|dans|en|em|nel)\\s{1,3}(?:\\p{L}{1,9}\\s{1,3}){0,2}|[(（]\\s{0,3}))?"
                            + "(?<![\\w-])(MS\\d{2}-\\d{3})(?!\\d)"
                            + "(\\s{0,3}(?:[\\[(（]|中的|の|의)\\s{0,3}(?:KB|Q)?\\d{5,7})?");

    private Updates() {}

    static NoticeId id(String number) {
        return new NoticeId("microsoft", "KB" + number);
    }

    /// All numbers of a text that can be an update's, each once.
    static List<String> in(String text) {
        return found(NUMBER, text);
    }

    /// What a text says is replaced: updates, and bulletins that stand there without an update.
    static Set<NoticeId> replaced(String text) {
        var ids = new LinkedHashSet<NoticeId>();
        in(text).forEach(number -> ids.add(id(number)));
        ids.addAll(bulletins(text));
        return ids;
    }

    /// Bulletins that a text names without one of their updates.
    static Set<NoticeId> bulletins(String text) {
        var ids = new LinkedHashSet<NoticeId>();
        Matcher bulletin = BULLETIN.matcher(text);
        while (bulletin.find()) {
            if (bulletin.group(1) == null && bulletin.group(3) == null) {
                ids.add(new NoticeId("microsoft", bulletin.group(2).toUpperCase(Locale.ROOT)));
            }
        }
        return ids;
    }

    /// Those in parentheses, as behind the name of a product.
    static List<String> inParentheses(String text) {
        return found(IN_PARENTHESES, text);
    }

    /// Those of the files that bring them, `Windows6.1-KB3046339-x64.msu`.
    static List<String> inFileNames(String text) {
        return found(IN_FILE_NAME, text);
    }

    /// A text without the numbers in parentheses.
    static String without(String text) {
        return IN_PARENTHESES.matcher(text).replaceAll(" ");
    }

    private static List<String> found(Pattern pattern, String text) {
        Set<String> numbers = new LinkedHashSet<>();
        Matcher number = pattern.matcher(text);
        while (number.find()) {
            numbers.add(number.group(1));
        }
        return List.copyOf(numbers);
    }
}
