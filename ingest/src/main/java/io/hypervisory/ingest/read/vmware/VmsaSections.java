package io.hypervisory.ingest.read.vmware;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The numbered sections of an advisory. Thread-safe.
final class VmsaSections {
    private static final Pattern HEADING =
            Pattern.compile(
                    "(?i) ?(\\d{1,2})\\. +((?:Summary|Relevant|Affected|Problem|Background|Description"
                            + "|Solution|Workaround|Mitigation|Reference|Change|Contact|Credit|Acknowledg"
                            + ")[^.]{0,60}?):?");

    /// @param number as written
    /// @param lines what stands under the heading
    record Section(int number, String heading, List<String> lines) {
        boolean is(String word) {
            return heading.toLowerCase(Locale.ROOT).contains(word);
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
            if (heading.matches() && Integer.parseInt(heading.group(1)) > last) {
                last = Integer.parseInt(heading.group(1));
                sections.add(new Section(last, heading.group(2).strip(), new ArrayList<>()));
            } else if (!sections.isEmpty()) {
                sections.getLast().lines().add(line);
            }
        }
        return sections;
    }
}
