package io.hypervisory.ingest.read.vmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The numbered sections of an advisory. Thread-safe.
final class VmsaSections {
    private static final Pattern HEADING =
            Pattern.compile(
                    "(?i) ?(\\d{1,2})\\. +((?:Summary|Relevant|Affected|Impacted|Introduction|Problem"
                            + "|Background|Description|Solution|Workaround|Mitigation|Reference|Change"
                            + "|Contact|Credit|Acknowledg)[^.]{0,60}?):?");

    /// Since 2019 each issue is a section: `3a. Title (CVE-2020-3957)`, or `3. Title` when it is
    /// alone.
    private static final Pattern ISSUE =
            Pattern.compile(" ?(\\d{1,2})([a-z]{0,2})\\. +(\\S.{0,500}?):?");

    /// @param label as written, `3a`, when the section is one issue; null when it is none
    /// @param lines what stands under the heading
    record Section(@Nullable String label, String heading, List<String> lines) {
        boolean is(String word) {
            return label == null && heading.toLowerCase(Locale.ROOT).contains(word);
        }
    }

    private VmsaSections() {}

    static boolean isHeading(String line) {
        return HEADING.matcher(line).matches();
    }

    /// Numbers rise; a lower one is a list inside a section.
    static List<Section> in(List<String> lines) {
        var sections = new ArrayList<Section>();
        int last = 0;
        for (String line : lines) {
            Matcher heading = HEADING.matcher(line);
            Matcher issue = ISSUE.matcher(line);
            if (heading.matches() && number(heading) > last) {
                last = number(heading);
                sections.add(section(null, heading.group(2)));
            } else if (issue.matches() && opensIssue(issue, last, sections)) {
                last = number(issue);
                sections.add(section(last + issue.group(2), issue.group(3)));
            } else if (!sections.isEmpty()) {
                sections.getLast().lines().add(line);
            }
        }
        return sections;
    }

    /// Issues follow each other and the introduction; elsewhere such a line is text.
    private static boolean opensIssue(Matcher issue, int last, List<Section> before) {
        if (before.isEmpty()) {
            return false;
        }
        Section above = before.getLast();
        boolean afterIssue = above.label() != null && !issue.group(2).isEmpty();
        boolean next = number(issue) == last || number(issue) == last + 1;
        return next && (afterIssue || (above.is("introduction") && number(issue) == last + 1));
    }

    private static Section section(@Nullable String label, String heading) {
        return new Section(label, MailText.joined(heading), new ArrayList<>());
    }

    private static int number(Matcher heading) {
        return Integer.parseInt(heading.group(1));
    }
}
