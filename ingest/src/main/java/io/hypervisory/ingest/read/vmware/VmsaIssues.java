package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.contract.IdGrammar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The lettered issues of a problem description, which in 2008 stand under Roman numerals.
/// Thread-safe.
final class VmsaIssues {
    private static final Pattern LETTER = Pattern.compile(" {0,6}([a-z])[.)] +(\\S.*)");
    private static final Pattern ROMAN =
            Pattern.compile(" {0,3}([IVX]{1,5})(?:[.)] +| {2,})(\\S.*)");
    private static final List<String> ROMANS =
            List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII");
    private static final Pattern ASSIGNED =
            Pattern.compile("(?i)\\bassigned\\b(.*?)(?:\\.(?=\\s|$)|$)");

    /// @param label as written, `a`, `3a`, `IIa`; null for text before the first issue
    /// @param heading on one line; null likewise
    record Issue(@Nullable String label, @Nullable String heading, List<String> lines) {
        /// Whether this is a numeral above lettered issues, and so no issue itself.
        boolean heads(Issue next) {
            return label != null && next.label() != null && next.label().startsWith(label);
        }

        /// CVEs of the heading; else those that the text says were assigned; else all that it
        /// names.
        List<String> cves() {
            List<String> titled = heading == null ? List.of() : IdGrammar.cves(heading);
            if (!titled.isEmpty()) {
                return titled;
            }
            String text = MailText.joined(lines);
            var assigned = new LinkedHashSet<String>();
            Matcher sentence = ASSIGNED.matcher(text);
            while (sentence.find()) {
                assigned.addAll(IdGrammar.cves(sentence.group(1)));
            }
            return assigned.isEmpty() ? IdGrammar.cves(text) : List.copyOf(assigned);
        }
    }

    private final List<Issue> issues = new ArrayList<>();
    private String roman = "";
    private char letter = 'a' - 1;

    private VmsaIssues() {}

    static List<Issue> in(VmsaSections.Section section) {
        if (section.label() != null) {
            return List.of(new Issue(section.label(), section.heading(), section.lines()));
        }
        var issues = new VmsaIssues();
        issues.read(section.lines());
        return issues.issues;
    }

    private void read(List<String> lines) {
        issues.add(new Issue(null, null, new ArrayList<>()));
        for (int i = 0; i < lines.size(); i++) {
            String first = opened(lines.get(i));
            if (first == null) {
                issues.getLast().lines().add(lines.get(i));
                continue;
            }
            var heading = new ArrayList<>(List.of(first));
            while (i + 1 < lines.size() && continuesHeading(lines.get(i + 1))) {
                heading.add(lines.get(++i));
            }
            String label = roman + (letter < 'a' ? "" : letter);
            issues.add(new Issue(label, MailText.joined(heading), new ArrayList<>(heading)));
        }
    }

    private boolean continuesHeading(String line) {
        return !line.isBlank() && !isNext(line);
    }

    /// The heading's first line when this line opens an issue.
    private @Nullable String opened(String line) {
        Matcher numeral = ROMAN.matcher(line);
        if (numeral.matches() && numeral.group(1).equals(nextRoman())) {
            roman = numeral.group(1);
            letter = 'a' - 1;
            return numeral.group(2);
        }
        Matcher lettered = LETTER.matcher(line);
        if (lettered.matches() && follows(lettered.group(1).charAt(0))) {
            letter = lettered.group(1).charAt(0);
            return lettered.group(2);
        }
        return null;
    }

    private boolean isNext(String line) {
        Matcher numeral = ROMAN.matcher(line);
        Matcher lettered = LETTER.matcher(line);
        return (numeral.matches() && numeral.group(1).equals(nextRoman()))
                || (lettered.matches() && follows(lettered.group(1).charAt(0)));
    }

    /// A letter may have been left out, none goes back.
    private boolean follows(char next) {
        return next > letter && next <= letter + 2;
    }

    private String nextRoman() {
        int next = roman.isEmpty() ? 0 : ROMANS.indexOf(roman) + 1;
        return next < ROMANS.size() ? ROMANS.get(next) : "";
    }
}
