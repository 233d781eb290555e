package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Metric;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.read.AdvisoryDraft;
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
import java.util.Objects;
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
    private static final int LONGEST_PRODUCT = 200;

    private final IdGrammar.Vmsa id;
    private final String subject;
    private final VmsaHead head;
    private final AdvisoryText below;
    private final ZoneId zone;
    private final List<Section> sections;
    private final Unread unread;

    /// @param subject of the mail; empty when there is none
    /// @param below the text behind the head
    /// @param zone of its days
    VmsaAdvisory(
            IdGrammar.Vmsa id,
            String subject,
            VmsaHead head,
            AdvisoryText below,
            ZoneId zone,
            Unread unread) {
        this.id = id;
        this.subject = subject;
        this.head = head;
        this.below = below;
        this.zone = zone;
        this.sections = VmsaSections.in(below.lines());
        this.unread = unread;
        if (head.fields().isEmpty()) {
            unread.note("no head");
        }
        if (sections.isEmpty()) {
            unread.note("no numbered sections");
        }
    }

    boolean hasSections() {
        return !sections.isEmpty();
    }

    /// A section whose heading holds the word.
    boolean has(String word) {
        return sections.stream().anyMatch(section -> section.is(word));
    }

    List<Notice> notices(Document document, DocumentReader reader) {
        var draft =
                new AdvisoryDraft(
                        new NoticeId("vmware", id.local()), document.witness(reader), VMWARE);
        describe(draft);
        var issues = new ArrayList<Issue>();
        var parts = new ArrayList<Issue>();
        for (Section section : sections) {
            if (section.label() == null && !section.is("problem")) {
                parts.add(new Issue(null, null, section.lines()));
            } else {
                List<Issue> own = VmsaIssues.in(section);
                issues.addAll(own);
                parts.addAll(own);
            }
        }
        IssueRows.in(parts, issues, below, unread).forEach(draft::row);
        vulnerabilities(issues).forEach(draft::vulnerability);
        AdvisoryFacts facts = draft.facts(unread);
        var notices = new ArrayList<Notice>();
        notices.add(facts);
        notices.addAll(new VmsaPatches(facts, issues, sections).notices(document, reader));
        return notices;
    }

    private void describe(AdvisoryDraft draft) {
        SaidDate issued = date("issue date");
        SaidDate updated = date("updated on");
        IdGrammar.findVmsa(subject)
                .filter(other -> other.local().equals(id.local()))
                .ifPresent(other -> draft.alias(other.literal()));
        draft.alias(id.literal())
                .title(title())
                .version(id.revision())
                .published(issued)
                .updated(updated == null ? issued : updated)
                .severity(severity());
        notes(draft);
        sections.stream()
                .filter(section -> section.is("impacted") || section.is("relevant products"))
                .forEach(section -> products(section, draft));
        var parts = new VmsaParts(sections, below, zone, unread);
        parts.references().forEach(draft::reference);
        parts.acknowledgments().forEach(draft::acknowledgment);
        parts.revisions().forEach(draft::revision);
    }

    /// The synopsis; without one the subject, less the id and the list's tag.
    private String title() {
        String synopsis = head.field("synopsis");
        if (synopsis != null) {
            return synopsis;
        }
        String rest = SUBJECT_TAG.matcher(subject).replaceFirst("").replace(id.literal(), "");
        return rest.replaceFirst("^[\\s:-]+", "").strip();
    }

    /// Since about 2019 a field of its own; before 2009 the word leads the synopsis; between, there
    /// is none. A subject's first word is anyone's.
    private @Nullable String severity() {
        String field = head.field(VmsaHead.SEVERITY);
        if (field != null) {
            return field;
        }
        Matcher word = FIRST_WORD.matcher(Objects.requireNonNullElse(head.field("synopsis"), ""));
        boolean leads = word.lookingAt();
        return leads && SEVERITIES.contains(word.group().toLowerCase(Locale.ROOT))
                ? word.group()
                : null;
    }

    private @Nullable SaidDate date(String field) {
        String text = head.field(field);
        if (text == null) {
            return null;
        }
        SaidDate date = Dates.parse(text.replaceFirst("\\s*\\(.*", ""), zone);
        if (date == null) {
            unread.note("head: " + field + " is no date: " + text);
        }
        return date;
    }

    private void notes(AdvisoryDraft draft) {
        String range = head.field(VmsaHead.RANGE);
        if (range != null) {
            draft.note(new Note(null, "CVSS Range", range));
        }
        if (sections.isEmpty()) {
            draft.note(new Note(null, null, below.block(below.lines())));
        }
        for (Section section : sections) {
            draft.note(new Note(null, section.heading(), below.block(section.lines())));
        }
    }

    /// One in a line, which the page writes as a list.
    private static void products(Section section, AdvisoryDraft draft) {
        section.lines().stream()
                .map(line -> MailText.joined(line).replaceFirst("^[-*\u2022]\\s*", ""))
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST_PRODUCT)
                .distinct()
                .map(name -> new Product(name, name, List.of(), null, List.of()))
                .forEach(draft::product);
    }

    private List<Vulnerability> vulnerabilities(List<Issue> issues) {
        var vulnerabilities = new ArrayList<Vulnerability>();
        var named = new LinkedHashSet<String>();
        for (int i = 0; i < issues.size(); i++) {
            Issue issue = issues.get(i);
            List<String> cves = issue.cves();
            named.addAll(cves);
            boolean heads = i + 1 < issues.size() && issue.heads(issues.get(i + 1));
            vulnerabilities.addAll(of(issue, cves, heads));
        }
        String listed = head.field("cve numbers");
        for (String cve : listed == null ? List.<String>of() : IdGrammar.cves(listed)) {
            if (named.add(cve)) {
                vulnerabilities.add(Vulnerability.ofCve(cve, null));
            }
        }
        return vulnerabilities;
    }

    /// @param heads it stands above lettered issues, and is none itself
    private List<Vulnerability> of(Issue issue, List<String> cves, boolean heads) {
        List<Remediation> remedies = VmsaRemedies.in(issue.lines());
        if (cves.isEmpty()) {
            boolean isIssue = issue.label() != null && !heads;
            return isIssue ? List.of(vulnerability(null, issue, List.of(), remedies)) : List.of();
        }
        List<List<Metric>> metrics =
                VmsaScores.of(
                        cves.size(),
                        below.links(issue.lines()),
                        String.valueOf(issue.label()),
                        unread);
        var each = new ArrayList<Vulnerability>();
        for (int i = 0; i < cves.size(); i++) {
            each.add(vulnerability(cves.get(i), issue, metrics.get(i), remedies));
        }
        return each;
    }

    private static Vulnerability vulnerability(
            @Nullable String cve, Issue issue, List<Metric> metrics, List<Remediation> remedies) {
        return Vulnerability.ofCve(cve, issue.heading())
                .withMetrics(metrics)
                .withRemediations(remedies);
    }
}
