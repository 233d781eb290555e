package io.hypervisory.ingest.read.oval;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Vendors;
import io.hypervisory.ingest.contract.Witness;
import io.hypervisory.ingest.read.AdvisoryDraft;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.NoticeIds;
import io.hypervisory.ingest.read.Part;
import io.hypervisory.ingest.read.Unread;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One definition of class `patch`. Who publishes it stands in its id:
/// `oval:com.oracle.ovmsa:def:1` is of `oracle.com`. Used by one thread.
final class OvalAdvisory {
    private static final Pattern NAMESPACE =
            Pattern.compile("oval:([A-Za-z0-9-]{2,24})\\.([A-Za-z0-9-]{1,63})(?:[.:].*)?");
    private static final Pattern ID_IN_TITLE =
            Pattern.compile("([A-Z]{3,12}-\\d{4}[-:]\\d{3,6})\\b.*", Pattern.DOTALL);
    private static final Pattern FIX =
            Pattern.compile("\\S{1,200} is earlier than \\S{1,200}", Pattern.CASE_INSENSITIVE);

    /// Words with which publishers say that there is no severity.
    private static final Set<String> NO_SEVERITY = Set.of("n/a", "none");

    private static final Part NOTHING = new Part("", Map.of(), "", List.of());

    private final Part metadata;
    private final Part advisory;
    private final Part definition;
    private final Unread unread = new Unread();

    private OvalAdvisory(Part definition) {
        this.definition = definition;
        this.metadata = orNothing(definition.child("metadata"));
        this.advisory = orNothing(metadata.child("advisory"));
    }

    private static Part orNothing(@Nullable Part part) {
        return part == null ? NOTHING : part;
    }

    /// Null when nothing in it is an id.
    static @Nullable AdvisoryFacts of(Part definition, Witness witness) {
        return new OvalAdvisory(definition).read(witness);
    }

    private @Nullable AdvisoryFacts read(Witness witness) {
        String vendor = vendor();
        String literal = literal();
        NoticeId id = NoticeIds.advisory(vendor, literal);
        if (id == null) {
            return null;
        }
        var draft = new AdvisoryDraft(id, witness, new Publisher(vendor, null, null));
        ZoneId zone = vendor.equals("oracle") ? ZoneId.of("America/Los_Angeles") : Dates.UTC;
        SaidDate issued = date("issued", zone);
        SaidDate updated = date("updated", zone);
        String title = metadata.word("title");
        draft.alias(literal)
                .title(title == null ? "" : title)
                .severity(severity())
                .version(definition.word("version"))
                .published(issued)
                .updated(updated == null ? issued : updated);
        notes(draft);
        products(draft);
        references(draft);
        OvalCves.read(metadata, advisory, zone, unread).forEach(draft::vulnerability);
        return draft.facts(unread);
    }

    /// By the definition's namespace, which is a domain from its end.
    private String vendor() {
        String id = definition.word("id");
        Matcher namespace = NAMESPACE.matcher(id == null ? "" : id);
        if (namespace.matches()) {
            return Vendors.slug(namespace.group(2) + "." + namespace.group(1));
        }
        unread.note("the definition's id names no publisher: " + id);
        return "unknown";
    }

    /// The advisory's id: of the reference whose source it begins with, as `OVMSA-2025-0001` of
    /// `ovmsa`, else at the head of the title, else the definition's own.
    private @Nullable String literal() {
        for (Part reference : metadata.all("reference")) {
            String source = reference.word("source");
            String id = reference.word("ref_id");
            if (source != null
                    && id != null
                    && !source.equalsIgnoreCase("CVE")
                    && id.regionMatches(true, 0, source + "-", 0, source.length() + 1)) {
                return id;
            }
        }
        String title = metadata.word("title");
        Matcher inTitle = ID_IN_TITLE.matcher(title == null ? "" : title);
        if (inTitle.matches()) {
            return inTitle.group(1);
        }
        unread.note("no reference and no title names the advisory");
        return definition.word("id");
    }

    private @Nullable String severity() {
        String word = advisory.word("severity");
        return word == null || NO_SEVERITY.contains(word.toLowerCase(Locale.ROOT)) ? null : word;
    }

    private @Nullable SaidDate date(String name, ZoneId zone) {
        String said = advisory.of(name, part -> part.word("date"));
        SaidDate date = Dates.parse(said, zone);
        if (said != null && date == null) {
            unread.note(name + " is no date: " + said);
        }
        return date;
    }

    /// The description, and which packages bring the fix: the comments of the criteria say it in
    /// words.
    private void notes(AdvisoryDraft draft) {
        String description = metadata.prose("description");
        if (description != null) {
            draft.note(new Note("description", null, description));
        }
        var fixes = new LinkedHashSet<String>();
        fixes(definition, fixes);
        if (!fixes.isEmpty()) {
            draft.note(new Note(null, "criteria", String.join("\n", fixes)));
        }
    }

    /// Recursion is bounded by the depth of parts.
    private static void fixes(Part owner, Set<String> fixes) {
        for (Part child : owner.children()) {
            if (child.name().equals("criteria")) {
                fixes(child, fixes);
            } else if (child.name().equals("criterion")) {
                String comment = child.word("comment");
                if (comment != null && FIX.matcher(comment).matches()) {
                    fixes.add(comment);
                }
            }
        }
    }

    private void products(AdvisoryDraft draft) {
        for (Part affected : metadata.all("affected")) {
            for (String platform : affected.words("platform")) {
                draft.product(new Product(platform, platform, List.of(), null, List.of()));
            }
        }
        for (Part list : advisory.all("affected_cpe_list")) {
            for (String cpe : list.words("cpe")) {
                draft.product(new Product(cpe, cpe, List.of(), cpe, List.of()));
            }
        }
    }

    private void references(AdvisoryDraft draft) {
        for (Part reference : metadata.all("reference")) {
            String url = reference.word("ref_url");
            if (url != null) {
                draft.reference(new Reference(null, reference.word("ref_id"), url));
            }
        }
    }
}
