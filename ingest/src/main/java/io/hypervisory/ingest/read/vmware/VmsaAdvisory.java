package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.vmware.VmsaIssues.Issue;
import io.hypervisory.ingest.read.vmware.VmsaSections.Section;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One advisory on its way to facts. Used by one thread.
final class VmsaAdvisory {
    /// The mails name no zone; VMware's days are Palo Alto's.
    static final ZoneId PALO_ALTO = ZoneId.of("America/Los_Angeles");

    private static final Publisher VMWARE = new Publisher("VMware", null, null);
    private static final Set<String> SEVERITIES =
            Set.of("critical", "important", "moderate", "low");
    private static final Pattern FIRST_WORD = Pattern.compile("[A-Za-z]+");
    private static final Pattern SUBJECT_TAG =
            Pattern.compile(
                    "(?i)^(?:\\s{0,4}(?:\\[[^\\]]{0,40}]|re:|fwd?:|(?:new|updated?):?(?= VMSA))){1,6}");

    private final IdGrammar.Vmsa id;
    private final String subject;
    private final VmsaHead head;
    private final List<String> below;
    private final List<Section> sections;
    private final Unread unread;

    /// @param below the lines behind the head
    VmsaAdvisory(
            IdGrammar.Vmsa id, String subject, VmsaHead head, List<String> below, Unread unread) {
        this.id = id;
        this.subject = subject;
        this.head = head;
        this.below = below;
        this.sections = VmsaSections.in(below);
        this.unread = unread;
        if (head.fields().isEmpty()) {
            unread.note("no head");
        }
        if (sections.isEmpty()) {
            unread.note("no numbered sections");
        }
    }

    List<Notice> notices(Document document, DocumentReader reader) {
        List<Issue> issues = new ArrayList<>();
        var rows = new ArrayList<PatchRow>();
        for (Section section : sections) {
            if (!section.is("problem")) {
                rows.addAll(ResponseTables.in(section.lines(), null, unread));
                continue;
            }
            for (Issue issue : VmsaIssues.in(section)) {
                issues.add(issue);
                rows.addAll(ResponseTables.in(issue.lines(), issue.label(), unread));
            }
        }
        AdvisoryFacts facts = facts(document, reader, issues, rows);
        var notices = new ArrayList<Notice>();
        notices.add(facts);
        notices.addAll(new VmsaPatches(facts, issues, sections).notices(document, reader));
        return notices;
    }

    private AdvisoryFacts facts(
            Document document, DocumentReader reader, List<Issue> issues, List<PatchRow> rows) {
        SaidDate issued = date("issue date");
        SaidDate updated = date("updated on");
        SaidDate current = updated == null ? issued : updated;
        var parts = new VmsaParts(sections, below, unread);
        return new AdvisoryFacts(
                new NoticeId("vmware", id.local()),
                document.witness(reader),
                id.literal().equals(id.local()) ? List.of() : List.of(id.literal()),
                title(),
                VMWARE,
                null,
                null,
                null,
                current == null
                        ? null
                        : current.instant()
                                .atZone(ZoneId.of(current.zone()))
                                .toLocalDate()
                                .toString(),
                issued,
                current,
                severity(),
                null,
                notes(),
                List.of(),
                List.of(),
                vulnerabilities(issues),
                rows,
                parts.references(),
                parts.acknowledgments(),
                parts.revisions(),
                null,
                unread.entries());
    }

    /// The synopsis; without one the subject, less the id and the list's tag.
    private String title() {
        String synopsis = head.field("synopsis");
        if (synopsis != null && !synopsis.isBlank()) {
            return synopsis;
        }
        String rest = SUBJECT_TAG.matcher(subject).replaceFirst("").replace(id.literal(), "");
        return rest.replaceFirst("^[\\s:-]+", "").strip();
    }

    /// Before 2009 the word leads the synopsis; there is no other place for it.
    private @Nullable String severity() {
        Matcher word = FIRST_WORD.matcher(title());
        boolean leads = word.lookingAt();
        return leads && SEVERITIES.contains(word.group().toLowerCase(Locale.ROOT))
                ? word.group()
                : null;
    }

    private @Nullable SaidDate date(String field) {
        String text = head.field(field);
        if (text == null || text.isBlank()) {
            return null;
        }
        SaidDate date = Dates.parse(text.replaceFirst("\\s*\\(.*", ""), PALO_ALTO);
        if (date == null) {
            unread.note("head: " + field + " is no date: " + text);
        }
        return date;
    }

    private List<Note> notes() {
        if (sections.isEmpty()) {
            return List.of(new Note(null, null, MailText.block(below)));
        }
        return sections.stream()
                .map(section -> new Note(null, section.heading(), MailText.block(section.lines())))
                .toList();
    }

    private List<Vulnerability> vulnerabilities(List<Issue> issues) {
        var vulnerabilities = new ArrayList<Vulnerability>();
        var named = new LinkedHashSet<String>();
        for (int i = 0; i < issues.size(); i++) {
            Issue issue = issues.get(i);
            List<String> cves = issue.cves();
            named.addAll(cves);
            cves.forEach(cve -> vulnerabilities.add(Vulnerability.ofCve(cve, issue.heading())));
            boolean heads = i + 1 < issues.size() && issue.heads(issues.get(i + 1));
            if (cves.isEmpty() && issue.label() != null && !heads) {
                vulnerabilities.add(withoutCve(issue));
            }
        }
        String listed = head.field("cve numbers");
        for (String cve : listed == null ? List.<String>of() : IdGrammar.cves(listed)) {
            if (named.add(cve)) {
                vulnerabilities.add(Vulnerability.ofCve(cve, null));
            }
        }
        return vulnerabilities;
    }

    private static Vulnerability withoutCve(Issue issue) {
        return new Vulnerability(
                null,
                List.of(),
                issue.heading(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }
}
