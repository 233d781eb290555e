package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.contract.Acknowledgment;
import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.Revision;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.vmware.VmsaSections.Section;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// References, change log and thanks of an advisory. Used by one thread.
///
/// @param text all of the advisory below its head
record VmsaParts(List<Section> sections, AdvisoryText text, ZoneId zone, Unread unread) {
    private static final Pattern URL = Pattern.compile("(?i)\\bhttps?://[^\\s<>\"\uFFFC]+");
    private static final Pattern CUT = Pattern.compile(".*[=?&_%-]");
    private static final Pattern ENTRY =
            Pattern.compile("\\s*(\\d{4}-\\d{1,2}-\\d{1,2}):?\\s+(?:(VMSA-\\S+)\\s*)?(.*)");
    private static final Pattern RULE = Pattern.compile("\\s*[-=_]{3,}\\s*");
    private static final Pattern THANKS =
            Pattern.compile(
                    "(?:VMware|We) (?:would like|wishes|wants) to thank (.{1,300}?)"
                            + "(?: for |\\.(?= \\p{Lu})|\\.?$)");
    private static final Pattern OF = Pattern.compile(" (?:of|from|with|at) ");
    private static final Pattern AND = Pattern.compile(",? and |, ");

    /// URLs of the section of references, with those that a line break had cut joined again.
    List<Reference> references() {
        var urls = new LinkedHashSet<String>();
        for (Section section : sections) {
            if (section.is("reference")) {
                collect(section.lines(), urls);
                text.links(section.lines()).forEach(link -> urls.add(link.url()));
            }
        }
        return urls.stream().map(url -> new Reference(null, null, url)).toList();
    }

    private static void collect(List<String> lines, LinkedHashSet<String> urls) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (CUT.matcher(line).matches()
                    && URL.matcher(line).find()
                    && continued(lines, i + 1)) {
                line += lines.get(++i).strip();
            }
            Matcher url = URL.matcher(line);
            while (url.find()) {
                urls.add(bare(url.group()));
            }
        }
    }

    /// Without the signs of the sentence that it ends.
    private static String bare(String url) {
        int end = url.length();
        while (".,;:)>]".indexOf(url.charAt(end - 1)) >= 0) {
            end--;
        }
        return url.substring(0, end);
    }

    private static boolean continued(List<String> lines, int at) {
        String next = at < lines.size() ? lines.get(at).strip() : "";
        return !next.isEmpty() && next.indexOf(' ') < 0 && !URL.matcher(next).find();
    }

    /// Dated entries of the change log; what follows an entry up to the next is its summary.
    List<Revision> revisions() {
        var revisions = new ArrayList<Revision>();
        for (Section section : sections) {
            if (section.is("change")) {
                readLog(section.lines(), revisions);
            }
        }
        return revisions;
    }

    private void readLog(List<String> log, List<Revision> revisions) {
        Matcher entry = null;
        var summary = new ArrayList<String>();
        for (String line : log) {
            Matcher next = ENTRY.matcher(line);
            if (next.matches()) {
                close(entry, summary, revisions);
                entry = next;
                summary.clear();
                summary.add(next.group(3));
            } else if (!RULE.matcher(line).matches()) {
                summary.add(line);
            }
        }
        close(entry, summary, revisions);
    }

    private void close(@Nullable Matcher entry, List<String> summary, List<Revision> revisions) {
        if (entry == null) {
            return;
        }
        SaidDate date = Dates.parse(entry.group(1), zone);
        if (date == null) {
            unread.note("change log: no date: " + entry.group(1));
        }
        String text = MailText.joined(summary);
        String number =
                entry.group(2) == null
                        ? null
                        : IdGrammar.findVmsa(entry.group(2))
                                .map(IdGrammar.Vmsa::revision)
                                .orElse(null);
        revisions.add(new Revision(number, date, text.isEmpty() ? null : text));
    }

    /// Whom VMware thanks, by its set phrase: `A and B of C for reporting …`. It ends with its
    /// sentence or paragraph.
    List<Acknowledgment> acknowledgments() {
        var thanked = new LinkedHashSet<Acknowledgment>();
        for (String paragraph : paragraphs()) {
            Matcher thanks = THANKS.matcher(paragraph);
            while (thanks.find()) {
                thanked.add(thanked(thanks.group(1).strip()));
            }
        }
        return List.copyOf(thanked);
    }

    private static Acknowledgment thanked(String phrase) {
        String[] parts = OF.split(phrase, 2);
        List<String> names = List.of(AND.split(parts[0]));
        return new Acknowledgment(names, parts.length > 1 ? parts[1] : null, null, List.of());
    }

    private List<String> paragraphs() {
        var paragraphs = new ArrayList<String>();
        var lines = new ArrayList<String>();
        for (String line : text.lines()) {
            if (line.isBlank()) {
                paragraphs.add(MailText.joined(lines));
                lines.clear();
            } else {
                lines.add(line);
            }
        }
        paragraphs.add(MailText.joined(lines));
        return paragraphs;
    }
}
