package io.hypervisory.ingest.read.xen;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.read.HtmlText;
import io.hypervisory.ingest.read.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The text of an advisory: a centred head of id, version and title, then sections under headings
/// that are ruled with `=`. It is signed in clear, so that lines that begin with a hyphen carry
/// another one before it (RFC 4880, section 7.1).
///
/// @param number the XSA number; null when the head names none
/// @param cves of the head
/// @param version null when there is none
record XsaText(
        @Nullable String number,
        List<String> cves,
        @Nullable String version,
        String title,
        List<Section> sections) {
    private static final String SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----";
    private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
    private static final Pattern HEAD = Pattern.compile("(?i)^xen security advisory\\b(.*)$");
    private static final Pattern NUMBER = Pattern.compile("(?i)\\bXSA[- ]?(\\d{1,4})\\b");
    private static final Pattern OLD_NUMBER = Pattern.compile("^\\s*(\\d{1,4})\\b(?!-)");
    private static final Pattern VERSION =
            Pattern.compile("(?i)^version (\\d{1,4}(?:\\.\\d{1,3})?)$");
    private static final Pattern RULER = Pattern.compile("^\\s*={3,}\\s*$");
    private static final Pattern STROKE = Pattern.compile("^\\s*(?:- )?-{2,}\\s*$");

    XsaText {
        cves = List.copyOf(cves);
        sections = List.copyOf(sections);
    }

    /// @param text without blank lines at its ends
    record Section(String heading, String text) {}

    /// Null when the text is no advisory.
    static @Nullable XsaText in(String text, Unread unread) {
        List<String> lines = lines(text);
        int head = head(lines);
        if (head < 0) {
            return null;
        }
        int at = head;
        var ids = new StringBuilder();
        while (at < lines.size() && !lines.get(at).isBlank() && version(lines.get(at)) == null) {
            ids.append(HtmlText.folded(lines.get(at++))).append(' ');
        }
        at = skipBlank(lines, at);
        String version = at < lines.size() ? version(lines.get(at)) : null;
        if (version == null) {
            unread.note("no version");
        }
        at = skipBlank(lines, version == null ? at : at + 1);
        int title = at;
        while (at < lines.size() && !lines.get(at).isBlank() && !isRuled(lines, at)) {
            at++;
        }
        String named = HEAD.matcher(ids.toString().strip()).replaceFirst("$1");
        return new XsaText(
                number(named),
                IdGrammar.cves(named),
                version,
                HtmlText.folded(String.join(" ", lines.subList(title, at))),
                sections(lines.subList(at, lines.size()), unread));
    }

    /// What was signed, without the frame.
    private static List<String> lines(String text) {
        String unix = text.replace("\r\n", "\n").replace('\r', '\n');
        int end = unix.indexOf(SIGNATURE);
        boolean signed = unix.contains(SIGNED);
        var lines = new ArrayList<String>();
        for (String line : (end < 0 ? unix : unix.substring(0, end)).split("\n", -1)) {
            lines.add((signed && line.startsWith("- ") ? line.substring(2) : line).stripTrailing());
        }
        return lines;
    }

    /// Above all sections: those of another text may quote advisories. -1 when there is none.
    private static int head(List<String> lines) {
        for (int i = 0; i < lines.size() && !RULER.matcher(lines.get(i)).matches(); i++) {
            if (HEAD.matcher(HtmlText.folded(lines.get(i))).matches()) {
                return i;
            }
        }
        return -1;
    }

    private static int skipBlank(List<String> lines, int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
        return at;
    }

    private static @Nullable String version(String line) {
        Matcher version = VERSION.matcher(HtmlText.folded(line));
        return version.matches() ? version.group(1) : null;
    }

    /// `CVE-2012-5510 / XSA-26`; before 2013 some say `Advisory 13 (CVE-2012-3495)`.
    private static @Nullable String number(String named) {
        Matcher number = NUMBER.matcher(named);
        if (number.find()) {
            return number.group(1);
        }
        Matcher old = OLD_NUMBER.matcher(named);
        return old.find() ? old.group(1) : null;
    }

    private static boolean isRuled(List<String> lines, int at) {
        return at + 1 < lines.size()
                && !lines.get(at).isBlank()
                && RULER.matcher(lines.get(at + 1)).matches();
    }

    private static List<Section> sections(List<String> lines, Unread unread) {
        var sections = new ArrayList<Section>();
        int at = 0;
        while (at < lines.size() && !isRuled(lines, at)) {
            at++;
        }
        while (at < lines.size()) {
            String heading = HtmlText.folded(lines.get(at));
            int from = at + 2;
            at = from;
            while (at < lines.size() && !isRuled(lines, at)) {
                at++;
            }
            sections.add(new Section(heading, block(lines.subList(from, at))));
        }
        if (sections.isEmpty()) {
            unread.note("no sections");
        }
        return sections;
    }

    /// Without blank lines and strokes at the ends.
    private static String block(List<String> lines) {
        int from = 0;
        int end = lines.size();
        while (from < end && isNothing(lines.get(from))) {
            from++;
        }
        while (end > from && isNothing(lines.get(end - 1))) {
            end--;
        }
        return String.join("\n", lines.subList(from, end));
    }

    private static boolean isNothing(String line) {
        return line.isBlank() || STROKE.matcher(line).matches();
    }
}
