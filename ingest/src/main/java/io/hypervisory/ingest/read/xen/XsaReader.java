package io.hypervisory.ingest.read.xen;

import io.hypervisory.ingest.contract.Acknowledgment;
import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.contract.Revision;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.read.AdvisoryDraft;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.xen.XsaText.Section;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Advisories of the Xen Project, `advisory-26.txt` and `advisory-26.html`. The text says neither a
/// day nor a severity; the page says days. Thread-safe.
public final class XsaReader implements DocumentReader {
    static final Publisher XEN = new Publisher("Xen Project", null, null);

    private static final int LOOK = 64 * 1024;
    private static final Pattern HEAD =
            Pattern.compile(
                    "(?im)^[ \\t]{0,80}xen security advisory[ \\t][^\\n]{0,2000}(?:\\n[^\\n]{1,200}){0,5}?"
                            + "(?:XSA-\\d|\\n[ \\t]{0,80}version[ \\t]\\d)");
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)/advisory-(\\d{1,4})\\.(?:txt|html)");
    private static final Pattern UPDATES = Pattern.compile("(?i)updates in version (\\d{1,4})");
    private static final Pattern NONE =
            Pattern.compile(
                    "(?i)^(?:there (?:is|are) no|no|none)\\b(?!.{0,500}\\b(?:except|but|other than)\\b)"
                            + "(?:[^.;]|[.](?!\\s|$)){0,500}[.]?\\s*$",
                    Pattern.DOTALL);
    private static final Pattern BY =
            Pattern.compile(
                    "\\bby:?\\s+((?:\\p{Lu}[\\p{L}.'-]*\\s?){1,4}?)\\s+(?:of|at|from)\\s+([^.,;\\n]{2,80}?)\\.?\\s*$");

    @Override
    public String format() {
        return "xsa";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean recognises(Document document) {
        return HEAD.matcher(Text.head(document.body(), LOOK).replace("\r\n", "\n")).find();
    }

    @Override
    public Reading read(Document document) {
        String decoded = Text.decode(document.body(), document.contentType());
        if (decoded.isBlank()) {
            return new Rejected("empty", "no bytes but white space");
        }
        var unread = new Unread();
        XsaPage page = XsaPage.of(decoded, document.url());
        SaidDate published = page.date(unread, "public release");
        String known = page.information().value("title");
        if (Held.isHeld(known, published, document.fetchedAt())) {
            return new Read(List.of());
        }
        XsaText text = XsaText.in(page.text(), unread);
        if (text == null) {
            return new Rejected("not-xsa", "no line that begins with Xen Security Advisory");
        }
        String number = number(text, page, document.url());
        if (number == null) {
            return new Rejected("no-advisory-id", "no XSA number in the head");
        }
        return new Read(List.of(advisory(document, number, text, page, published, unread)));
    }

    private static @Nullable String number(XsaText text, XsaPage page, String url) {
        if (text.number() != null) {
            return text.number();
        }
        Matcher stated = Pattern.compile("\\d{1,4}").matcher(page.information().value("advisory"));
        if (stated.find()) {
            return stated.group();
        }
        Matcher address = ADDRESS.matcher(url);
        return address.find() ? address.group(1) : null;
    }

    private Notice advisory(
            Document document,
            String number,
            XsaText text,
            XsaPage page,
            @Nullable SaidDate published,
            Unread unread) {
        SaidDate updated = page.date(unread, "updated");
        var id = new NoticeId("xen", "XSA-" + Integer.parseInt(number));
        var draft =
                new AdvisoryDraft(id, document.witness(this), XEN)
                        .title(text.title())
                        .published(published)
                        .updated(updated == null ? published : updated)
                        .version(text.version());
        for (Section section : text.sections()) {
            draft.note(new Note(null, section.heading(), section.text()));
            fill(draft, section);
        }
        vulnerabilities(text, page).forEach(draft::vulnerability);
        page.files().forEach(draft::reference);
        return draft.facts(unread);
    }

    private static void fill(AdvisoryDraft draft, Section section) {
        Matcher updates = UPDATES.matcher(section.heading());
        if (updates.matches()) {
            draft.revision(new Revision(updates.group(1), null, section.text()));
        }
        if (section.heading().equalsIgnoreCase("credits")) {
            String said = section.text();
            Matcher by = BY.matcher(said);
            boolean one = by.find();
            draft.acknowledgment(
                    new Acknowledgment(
                            one ? List.of(by.group(1).strip()) : List.of(),
                            one ? by.group(2).strip() : null,
                            said,
                            List.of()));
        }
    }

    /// What to do is the same for each of them; an advisory without a CVE is about one weakness all
    /// the same.
    private static List<Vulnerability> vulnerabilities(XsaText text, XsaPage page) {
        var cves = new LinkedHashSet<>(text.cves());
        cves.addAll(IdGrammar.cves(page.information().value("cve(s)", "cve", "cves")));
        List<Remediation> remediations = remediations(text.sections());
        var vulnerabilities = new ArrayList<Vulnerability>();
        cves.forEach(cve -> vulnerabilities.add(vulnerability(cve, text.title(), remediations)));
        if (vulnerabilities.isEmpty()) {
            vulnerabilities.add(vulnerability(null, text.title(), remediations));
        }
        return vulnerabilities;
    }

    private static List<Remediation> remediations(List<Section> sections) {
        var remediations = new ArrayList<Remediation>();
        for (Section section : sections) {
            String category =
                    switch (section.heading().toUpperCase(Locale.ROOT)) {
                        case "MITIGATION" -> "mitigation";
                        case "RESOLUTION" -> "vendor_fix";
                        default -> "";
                    };
            boolean none = section.text().isEmpty() || NONE.matcher(section.text()).find();
            if (!category.isEmpty() && !none) {
                remediations.add(remediation(category, section.text()));
            }
        }
        return remediations;
    }

    private static Remediation remediation(String category, String details) {
        return new Remediation(
                category, details, null, null, List.of(), List.of(), List.of(), null, null, null);
    }

    private static Vulnerability vulnerability(
            @Nullable String cve, String title, List<Remediation> remediations) {
        return new Vulnerability(
                cve,
                List.of(),
                title,
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                remediations,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }
}
