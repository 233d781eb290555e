package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.contract.Remediation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an issue says under `Workaround` and `Mitigation`. On pages since 2019 such a part ends
/// with the next label, which is a line of its own or ends with a colon; in mails it is a
/// paragraph, and those behind it that go on with a list or a note. Thread-safe.
final class VmsaRemedies {
    private static final Pattern REMEDY =
            Pattern.compile("(?i)\\s{0,12}(Workaround|Mitigation)s?\\s*(?::\\s*(.*))?");
    private static final Pattern LABEL =
            Pattern.compile(
                    "(?i)\\s{0,12}(?:Description|Known Attack Vectors?|Resolution|Workarounds?|Mitigations?"
                            + "|Additional Documentations?|Acknowledge?ments?|Notes|Response Matrix)\\s*(?::.*)?");
    private static final Pattern GOES_ON =
            Pattern.compile(
                    "(?i)\\s{0,12}(?:[-*\u2022]\\s.*|or|and|note\\b.*|\\(?\\d{1,2}[.)]\\s.*)");
    private static final Pattern NONE =
            Pattern.compile(
                    "(?i)[\\s*-]*(?:none|n/a|not applicable)(?: (?:identified|available|known))?[\\s.]*");

    private VmsaRemedies() {}

    static List<Remediation> in(List<String> lines) {
        var remedies = new ArrayList<Remediation>();
        boolean page = lines.stream().anyMatch(VmsaRemedies::isLabelOfAPage);
        for (int i = 0; i < lines.size(); i++) {
            Matcher remedy = REMEDY.matcher(AdvisoryText.plain(lines.get(i)));
            if (!remedy.matches()) {
                continue;
            }
            var said = new ArrayList<String>();
            said.add(remedy.group(2) == null ? "" : remedy.group(2));
            said.addAll(page ? untilLabel(lines, i + 1) : paragraphs(lines, i + 1));
            String details = MailText.block(said.stream().map(VmsaRemedies::clean).toList());
            if (!details.isBlank() && !NONE.matcher(details).matches()) {
                remedies.add(remediation(remedy.group(1).toLowerCase(Locale.ROOT), details));
            }
        }
        return remedies;
    }

    private static boolean isLabelOfAPage(String line) {
        return isLabel(line) && !REMEDY.matcher(line).matches();
    }

    private static boolean isLabel(String line) {
        return LABEL.matcher(AdvisoryText.plain(line)).matches();
    }

    private static String clean(String line) {
        return AdvisoryText.plain(line).strip();
    }

    private static List<String> untilLabel(List<String> lines, int from) {
        int to = from;
        while (to < lines.size() && !isLabel(lines.get(to))) {
            to++;
        }
        return lines.subList(from, to);
    }

    private static List<String> paragraphs(List<String> lines, int from) {
        int at = skipBlank(lines, from);
        int to = at;
        while (to < lines.size() && !REMEDY.matcher(lines.get(to)).matches()) {
            to = endOfParagraph(lines, to);
            int next = skipBlank(lines, to);
            if (next == lines.size() || !GOES_ON.matcher(lines.get(next)).matches()) {
                break;
            }
            to = next;
        }
        return lines.subList(at, to);
    }

    private static int skipBlank(List<String> lines, int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
        return at;
    }

    private static int endOfParagraph(List<String> lines, int from) {
        int at = from;
        while (at < lines.size()
                && !lines.get(at).isBlank()
                && !REMEDY.matcher(lines.get(at)).matches()) {
            at++;
        }
        return at;
    }

    private static Remediation remediation(String category, String details) {
        return new Remediation(
                category, details, null, null, List.of(), List.of(), List.of(), null, null, null);
    }
}
