package io.hypervisory.ingest.read.bulletin;

import io.hypervisory.ingest.contract.NoticeId;
import java.util.LinkedHashSet;
import java.util.List;
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

    private Updates() {}

    static NoticeId id(String number) {
        return new NoticeId("microsoft", "KB" + number);
    }

    /// All numbers of a text that can be an update's, each once.
    static List<String> in(String text) {
        return found(NUMBER, text);
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
