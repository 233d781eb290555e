package io.hypervisory.ingest.read.proxmox;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.read.AdvisoryDraft;
import io.hypervisory.ingest.read.DateSearch;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.proxmox.ProxmoxPost.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The thread of advisories in Proxmox's forum (XenForo), a page or one post of it. A post is
/// changed in place when its advisory is; where two posts of a page are about one advisory, the one
/// with the higher revision speaks. Posts that are no advisories are left out, as are those of
/// readers who name one. Thread-safe.
public final class ProxmoxThreadReader implements DocumentReader {
    private static final Publisher PROXMOX = new Publisher("Proxmox", null, null);
    private static final int LOOK = 256 * 1024;
    private static final String QUOTES = "blockquote, .bbCodeBlock--quote, script";
    private static final Pattern NUMBER = Pattern.compile("(?i)\\bPSA-\\d{4}-\\d{5}");
    private static final Pattern COMMA = Pattern.compile("\\s*[,;\\n]\\s*");

    @Override
    public String format() {
        return "proxmox-thread";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean recognises(Document document) {
        String head = Text.head(document.body(), LOOK);
        return head.contains("bbWrapper") && NUMBER.matcher(head).find();
    }

    @Override
    public Reading read(Document document) {
        String html = Text.decode(document.body(), document.contentType());
        if (html.isBlank()) {
            return new Rejected("empty", "no bytes but white space");
        }
        var page = Jsoup.parse(html, document.url());
        page.select(QUOTES).remove();
        Map<Element, Element> bodies = bodies(page);
        if (bodies.isEmpty()) {
            return new Rejected("no-posts", "a page without posts of a forum");
        }
        Map<String, ProxmoxPost> newest = new LinkedHashMap<>();
        bodies.forEach((element, body) -> {
            ProxmoxPost post = ProxmoxPost.of(element, body);
            if (post != null) {
                newest.merge(post.id().id(), post, ProxmoxThreadReader::newer);
            }
        });
        return new Read(newest.values().stream().map(post -> facts(post, document)).toList());
    }

    /// Of one revision the later, unless only the earlier has an advisory's fields.
    private static ProxmoxPost newer(ProxmoxPost one, ProxmoxPost other) {
        if (one.revision() != other.revision()) {
            return other.revision() > one.revision() ? other : one;
        }
        return other.hasFacts() || !one.hasFacts() ? other : one;
    }

    /// What stands in each post. XenForo puts the text into a `bbWrapper`, and the author's
    /// signature below it into another one.
    private static Map<Element, Element> bodies(Element page) {
        Map<Element, Element> bodies = new LinkedHashMap<>();
        for (Element wrapper : page.select(".bbWrapper")) {
            Element post = wrapper.closest(ProxmoxPost.POST);
            if (post != null && !wrapper.parents().is(".message-signature, .bbWrapper")) {
                bodies.putIfAbsent(post, wrapper);
            }
        }
        return bodies;
    }

    private Notice facts(ProxmoxPost post, Document document) {
        var unread = new Unread();
        SaidDate issued = issued(post, unread);
        var draft =
                new AdvisoryDraft(NoticeId.parse(post.id().id()), document.witness(this), PROXMOX)
                        .alias(post.id().literal())
                        .title(post.title())
                        .severity(post.field("severity"))
                        .published(issued)
                        .updated(post.edited() == null ? issued : post.edited());
        if (post.revision() > 0) {
            draft.version(String.valueOf(post.revision()));
        }
        for (Field field : post.fields()) {
            draft.note(new Note(null, field.label(), field.text()));
        }
        for (String name : COMMA.split(post.packages())) {
            if (!name.isBlank()) {
                draft.product(new Product(name, name, List.of(), null, List.of()));
            }
        }
        vulnerabilities(post).forEach(draft::vulnerability);
        post.references().forEach(draft::reference);
        return draft.facts(unread);
    }

    /// The advisory's own day, else the post's.
    private static @Nullable SaidDate issued(ProxmoxPost post, Unread unread) {
        String said = post.date();
        SaidDate date = DateSearch.first(said, Dates.UTC);
        if (date == null && !said.isEmpty()) {
            unread.note("advisory date is no date: " + said);
        }
        return date == null ? post.posted() : date;
    }

    private static List<Vulnerability> vulnerabilities(ProxmoxPost post) {
        var text = new StringBuilder(post.title());
        post.fields().forEach(field -> text.append('\n').append(field.text()));
        post.references().forEach(reference -> text.append('\n').append(reference.url()));
        List<Remediation> fixes = fixes(post);
        var vulnerabilities = new ArrayList<Vulnerability>();
        for (String cve : IdGrammar.cves(text)) {
            vulnerabilities.add(vulnerability(cve, post.title(), fixes));
        }
        if (vulnerabilities.isEmpty()) {
            vulnerabilities.add(vulnerability(null, post.title(), fixes));
        }
        return vulnerabilities;
    }

    /// `pve-manager 9.1.4, proxmox-widget-toolkit 5.1.2`, or a line for each version of the
    /// product.
    private static List<Remediation> fixes(ProxmoxPost post) {
        var fixes = new ArrayList<Remediation>();
        for (String fix : COMMA.split(post.fixed())) {
            if (!fix.isBlank()) {
                fixes.add(
                        new Remediation(
                                "vendor_fix",
                                null,
                                null,
                                null,
                                List.of(),
                                List.of(),
                                List.of(),
                                null,
                                fix,
                                null));
            }
        }
        return fixes;
    }

    private static Vulnerability vulnerability(
            @Nullable String cve, String title, List<Remediation> fixes) {
        return Vulnerability.ofCve(cve, title).withRemediations(fixes);
    }
}
