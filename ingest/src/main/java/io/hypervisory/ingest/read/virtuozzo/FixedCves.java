package io.hypervisory.ingest.read.virtuozzo;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.read.NamedCves;
import io.hypervisory.ingest.read.PageLines.Section;
import io.hypervisory.ingest.read.Unread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// CVEs outside of the section on security: those count of which the page says that it fixes them,
/// in a list of fixes or in a plain sentence. Thread-safe.
final class FixedCves {
    private static final Pattern LIST_OF_FIXES =
            Pattern.compile("(?i)^(?!.*\\b(?:known|open|not|planned)\\b).*\\bfix(?:es|ed)?\\b");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?;])\\s+");
    private static final Pattern FIXES =
            Pattern.compile(
                    "(?i)\\b(?:fix(?:es|ed)?|resolv(?:es|ed)|address(?:es|ed)|patch(?:es|ed)|clos(?:es|ed)"
                            + "|correct(?:s|ed)|repair(?:s|ed)|eliminat(?:es|ed))\\b");

    /// Fixed at another time or place, in part, or not.
    private static final Pattern ELSEWHERE =
            Pattern.compile(
                    "(?i)\\b(?:not|never|no|without|will|would|later|previous(?:ly)?|earlier|prior|already"
                            + "|partial(?:ly)?|incomplete|if|when|unless)\\b|n't\\b");

    private FixedCves() {}

    /// Each with the line that says so.
    static Map<String, String> in(List<Section> sections) {
        var fixed = new LinkedHashMap<String, String>();
        for (Section section : sections) {
            boolean list = LIST_OF_FIXES.matcher(section.heading()).find();
            for (var line : section.lines()) {
                String text = line.text();
                List<String> cves = list ? NamedCves.in(text, new Unread()) : said(text);
                cves.forEach(cve -> fixed.putIfAbsent(cve, text));
            }
        }
        return fixed;
    }

    private static List<String> said(String text) {
        return SENTENCE_END
                .splitAsStream(text)
                .filter(sentence ->
                        FIXES.matcher(sentence).find() && !ELSEWHERE.matcher(sentence).find())
                .flatMap(sentence -> IdGrammar.cves(sentence).stream())
                .toList();
    }
}
