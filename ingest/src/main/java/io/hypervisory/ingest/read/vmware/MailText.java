package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.read.QuotedPrintable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The lines of a mail without what transport added: signature frame and dash escapes,
/// quoted-printable leftovers, tabs, trailing blanks. Thread-safe.
final class MailText {
    private static final String SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----";
    private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
    private static final int TAB = 8;
    private static final Pattern CVE_HEAD = Pattern.compile("(?i)\\b(CVE|CAN)-\\s+(?=\\d{4}-)");
    private static final Pattern CVE_YEAR =
            Pattern.compile("(?i)\\b((?:CVE|CAN)-\\d{4}-)\\s+(?=\\d{4})");
    private static final Pattern PATCH_HEAD =
            Pattern.compile("(?i)\\b(ESX[ie]?\\d{2,3}-)\\s+(?=\\d{9})");
    private static final Pattern PATCH_CLASS =
            Pattern.compile(
                    "(?i)\\b(ESX[ie]?\\d{2,3}-\\d{9}(?:-[ITCO])?-)\\s+(?=SG\\b|BG\\b|UG\\b)");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private MailText() {}

    static List<String> lines(String text) {
        String mended = QuotedPrintable.mend(text.replace('\u00A0', ' '));
        var lines = new ArrayList<String>();
        for (String line : signed(mended.split("\n", -1))) {
            lines.add(expand(line).stripTrailing());
        }
        return lines;
    }

    /// What the signature covers; all when there is none.
    private static List<String> signed(String[] lines) {
        int from = 0;
        int to = lines.length;
        boolean escaped = false;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].startsWith(SIGNED)) {
                from = afterBlank(lines, i);
                escaped = true;
            } else if (lines[i].startsWith(SIGNATURE)) {
                to = i;
                break;
            }
        }
        var kept = new ArrayList<String>();
        for (int i = Math.min(from, to); i < to; i++) {
            boolean escape = lines[i].startsWith("- ") && (escaped || lines[i].startsWith("- --"));
            kept.add(escape ? lines[i].substring(2) : lines[i]);
        }
        return kept;
    }

    /// The armour's own headers end with a blank line.
    private static int afterBlank(String[] lines, int from) {
        for (int i = from + 1; i < lines.length; i++) {
            if (lines[i].isBlank()) {
                return i + 1;
            }
        }
        return from + 1;
    }

    private static String expand(String line) {
        if (line.indexOf('\t') < 0) {
            return line;
        }
        var expanded = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\t') {
                expanded.append(" ".repeat(TAB - expanded.length() % TAB));
            } else {
                expanded.append(line.charAt(i));
            }
        }
        return expanded.toString();
    }

    /// One line, with ids that a line break had cut joined again.
    static String joined(String text) {
        String line = SPACES.matcher(AdvisoryText.plain(text)).replaceAll(" ").strip();
        line = CVE_HEAD.matcher(line).replaceAll("$1-");
        line = CVE_YEAR.matcher(line).replaceAll("$1");
        line = PATCH_HEAD.matcher(line).replaceAll("$1");
        return PATCH_CLASS.matcher(line).replaceAll("$1");
    }

    static String joined(List<String> lines) {
        return joined(String.join("\n", lines));
    }

    /// The lines as a block, without blank lines around it.
    static String block(List<String> lines) {
        int from = 0;
        int to = lines.size();
        while (from < to && lines.get(from).isBlank()) {
            from++;
        }
        while (to > from && lines.get(to - 1).isBlank()) {
            to--;
        }
        return String.join("\n", lines.subList(from, to));
    }
}
