package io.hypervisory.ingest.read.rpm;

import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.ProductStatus;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.contract.Remediation.Restart;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.contract.Witness;
import io.hypervisory.ingest.read.AdvisoryDraft;
import io.hypervisory.ingest.read.Part;
import io.hypervisory.ingest.read.PatchDraft;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.rpm.Update.Named;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An update of a distribution as an advisory. Used by one thread.
final class Erratum implements Gathered {
    private static final Map<String, Publisher> PUBLISHERS =
            Map.of(
                    "redhat", new Publisher("Red Hat", "https://www.redhat.com", "vendor"),
                    "oracle", new Publisher("Oracle", "https://www.oracle.com", "vendor"));

    /// What an element of the format is called in CSAF; the rest keep their own name as title.
    private static final Map<String, String> CATEGORIES =
            Map.of(
                    "summary",
                    "summary",
                    "description",
                    "description",
                    "rights",
                    "legal_disclaimer");

    private static final List<String> RESTARTS =
            List.of("reboot_suggested", "restart_suggested", "relogin_suggested");

    private final Named named;
    private final AdvisoryDraft draft;
    private final Unread unread;
    private final FirstWords first;
    private final Set<Note> notes = new LinkedHashSet<>();
    private final Set<String> files = new LinkedHashSet<>();
    private final Map<String, Fixed> fixes = new LinkedHashMap<>();

    /// Where and how a CVE is fixed.
    private record Fixed(Set<String> files, Set<Remediation> remediations) {}

    Erratum(Update update, Named named, Witness witness) {
        this.named = named;
        this.unread = update.unread();
        this.first = new FirstWords(unread);
        this.draft = new AdvisoryDraft(named.id(), witness, publisher(update, named));
    }

    @Override
    public void add(Part element) {
        var update = new Update(element, unread);
        SaidDate issued = first.date("issued", update.date("issued"));
        SaidDate updated = first.date("updated", update.date("updated"));
        String title = first.word("title", element.word("title"));
        draft.alias(named.literal())
                .title(title == null ? named.literal() : title)
                .version(first.word("version", element.word("version")))
                .severity(first.word("severity", element.word("severity")))
                .published(issued)
                .updated(updated == null ? issued : updated);
        for (String name : List.of("summary", "description", "solution", "rights")) {
            String text = element.prose(name);
            if (text != null) {
                String category = CATEGORIES.get(name);
                notes.add(new Note(category, category == null ? name : null, text));
            }
        }
        update.links().forEach(draft::reference);
        List<String> listed = update.files();
        files.addAll(listed);
        Remediation fix = fix(update);
        for (String cve : update.cves()) {
            Fixed fixed =
                    fixes.computeIfAbsent(
                            cve, _ -> new Fixed(new LinkedHashSet<>(), new LinkedHashSet<>()));
            fixed.files().addAll(listed);
            fixed.remediations().add(fix);
        }
    }

    @Override
    public Unread unread() {
        return unread;
    }

    @Override
    public Notice facts() {
        notes.forEach(draft::note);
        files.forEach(file -> draft.product(new Product(file, file, List.of(), null, List.of())));
        fixes.forEach((cve, fixed) -> draft.vulnerability(vulnerability(cve, fixed)));
        return draft.facts(unread);
    }

    private static Publisher publisher(Update update, Named named) {
        Publisher known = PUBLISHERS.get(named.id().vendor());
        if (known != null) {
            return known;
        }
        String sender = update.sender();
        return new Publisher(sender == null ? named.id().vendor() : sender, null, null);
    }

    private static Vulnerability vulnerability(String cve, Fixed fixed) {
        List<String> files = List.copyOf(fixed.files());
        return Vulnerability.ofCve(cve, null)
                .withStatuses(files.isEmpty() ? Map.of() : Map.of(ProductStatus.FIXED, files))
                .withRemediations(List.copyOf(fixed.remediations()));
    }

    private static Remediation fix(Update update) {
        Part element = update.element();
        String self =
                update.links().stream()
                        .filter(link -> "self".equals(link.category()))
                        .map(Reference::url)
                        .findFirst()
                        .orElse(null);
        return new Remediation(
                "vendor_fix",
                element.prose("solution"),
                self,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                restart(element));
    }

    /// By the name of the element that says yes; null when none does.
    private static @Nullable Restart restart(Part element) {
        for (String name : RESTARTS) {
            for (Part collection : Update.each(element, "pkglist", "collection")) {
                boolean yes =
                        collection.all("package").stream().anyMatch(file -> isYes(file.word(name)));
                if (yes) {
                    return new Restart(name, null);
                }
            }
            if (isYes(element.word(name))) {
                return new Restart(name, null);
            }
        }
        return null;
    }

    private static boolean isYes(@Nullable String said) {
        return Boolean.TRUE.equals(PatchDraft.yesOrNo(said)) || "1".equals(said);
    }
}
