package io.hypervisory.index.web;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Entry;
import io.hypervisory.enrich.contract.Label;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.index.web.page.EntryPage;
import io.hypervisory.index.web.page.EntryPage.Fact;
import io.hypervisory.index.web.page.EntryPage.LabelLine;
import io.hypervisory.index.web.page.EntryPage.Link;
import io.hypervisory.index.web.page.EntryPage.Origin;
import io.hypervisory.index.web.page.EntryPage.Passage;
import io.hypervisory.index.web.page.EntryPage.Row;
import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.Provenance;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.contract.Witness;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Words an entry for its page. What its publisher does not say is left out.
final class EntryView {
    private EntryView() {}

    static EntryPage of(Entry entry) {
        return switch (entry) {
            case Advisory advisory -> advisory(advisory);
            case Patch patch -> patch(patch);
            case Post post -> post(post);
        };
    }

    private static EntryPage advisory(Advisory advisory) {
        var content = advisory.content();
        var facts = new Facts();
        facts.add("Publisher", content.publisher().name());
        facts.add("Severity (publisher's word)", content.severity());
        facts.add("Published", Words.date(content.initialReleaseDate()));
        facts.add("Updated", Words.date(content.currentReleaseDate()));
        facts.add("Status", content.status() == null ? null : lower(content.status()));
        facts.add("Publisher's version", content.version());
        facts.add("Category", content.category());
        facts.add("Also known as", String.join(", ", content.aliases()));
        return new EntryPage(
                advisory.id().toString(),
                "advisory",
                content.title(),
                ShortenedLine.of(advisory),
                facts.list(),
                labels(content.classification()),
                cves(content.cves()),
                content.patchTable().stream().map(EntryView::row).toList(),
                content.products().stream().map(Product::name).distinct().toList(),
                remediations(content),
                notes(content),
                content.references().stream().map(EntryView::reference).toList(),
                origins(advisory),
                lineage(advisory),
                Words.record(advisory.id().toString()));
    }

    private static EntryPage patch(Patch patch) {
        var content = patch.content();
        var facts = new Facts();
        facts.add("Class", content.patchClass());
        facts.add("Released", Words.date(content.releaseDate()));
        facts.add("Host must restart", yesNo(content.hostReboot()));
        facts.add("Machines must move or stop", yesNo(content.vmMigration()));
        facts.add("Written as", String.join(", ", content.literals()));
        var others = new ArrayList<Link>();
        content.advisories().forEach(id -> others.add(entry("Fixes " + id, id.toString())));
        content.supersedes().forEach(id -> others.add(entry("Supersedes " + id, id.toString())));
        content.requires().forEach(id -> others.add(entry("Requires " + id, id.toString())));
        return new EntryPage(
                patch.id().toString(),
                "patch",
                patch.id().local(),
                ShortenedLine.of(patch),
                facts.list(),
                labels(content.classification()),
                cves(content.cves()),
                List.of(),
                content.products(),
                List.of(),
                List.of(),
                others,
                origins(patch),
                lineage(patch),
                Words.record(patch.id().toString()));
    }

    private static EntryPage post(Post post) {
        var content = post.content();
        var facts = new Facts();
        facts.add("Site", content.site());
        facts.add("Authors", String.join(", ", content.authors()));
        facts.add("Published", Words.date(content.initialReleaseDate()));
        facts.add("Updated", Words.date(content.currentReleaseDate()));
        facts.add("Categories", String.join(", ", content.categories()));
        var links = new ArrayList<Link>();
        if (content.link() != null) {
            links.add(Words.web(content.link(), content.link()));
        }
        content.mentions().stream()
                .filter(mention -> mention.kind() != Mention.Kind.CVE)
                .forEach(mention -> links.add(entry("Mentions " + mention.id(), mention.id())));
        return new EntryPage(
                post.id().toString(),
                "post",
                content.title(),
                ShortenedLine.of(post),
                facts.list(),
                List.of(),
                cves(
                        content.mentions().stream()
                                .filter(mention -> mention.kind() == Mention.Kind.CVE)
                                .map(Mention::id)
                                .toList()),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Passage("", content.text())),
                links,
                origins(post),
                lineage(post),
                Words.record(post.id().toString()));
    }

    /// Collects what is there.
    private static final class Facts {
        private final List<Fact> list = new ArrayList<>();

        void add(String name, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                list.add(new Fact(name, value));
            }
        }

        List<Fact> list() {
            return list;
        }
    }

    private static @Nullable String yesNo(@Nullable Boolean value) {
        return value == null ? null : value ? "yes" : "no";
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static List<LabelLine> labels(Classification judged) {
        return Stream.concat(
                        judged.kinds().stream().map(label -> label("kind", label)),
                        judged.impacts().stream().map(label -> label("impact", label)))
                .toList();
    }

    private static LabelLine label(String kind, Label label) {
        return new LabelLine(
                kind,
                label.value(),
                lower(label.verdict()),
                label.words(),
                label.place(),
                label.rule(),
                String.format(Locale.ROOT, "%.0f %%", 100 * label.confidence()));
    }

    private static List<Link> cves(List<String> ids) {
        return ids.stream()
                .map(cve -> new Link(cve, "/search?q=" + Words.encoded("cve:" + cve)))
                .toList();
    }

    private static Row row(PatchRow row) {
        String version = row.productVersion() == null ? "" : " " + row.productVersion();
        return new Row(
                row.issue() == null ? "" : row.issue(),
                row.product() + version,
                row.runningOn() == null ? "" : row.runningOn(),
                row.fix(),
                row.patchIds().stream().map(id -> entry(id, id)).toList());
    }

    private static Link entry(String text, String id) {
        return new Link(text, Words.entry(id));
    }

    private static List<Passage> remediations(Advisory.Content content) {
        var passages = new LinkedHashSet<Passage>();
        for (var vulnerability : content.vulnerabilities()) {
            for (Remediation remediation : vulnerability.remediations()) {
                var restart = remediation.restartRequired();
                String needs = restart == null ? "" : ", restart: " + restart.category();
                passages.add(
                        new Passage(
                                remediation.category() + needs,
                                remediation.details() == null ? "" : remediation.details()));
            }
        }
        return List.copyOf(passages);
    }

    private static List<Passage> notes(Advisory.Content content) {
        var passages = new ArrayList<Passage>();
        content.notes().forEach(note -> passages.add(passage("", note)));
        for (var vulnerability : content.vulnerabilities()) {
            String of = vulnerability.cve() == null ? "" : vulnerability.cve() + ": ";
            vulnerability.notes().forEach(note -> passages.add(passage(of, note)));
        }
        return passages;
    }

    private static Passage passage(String of, Note note) {
        String heading = note.title() != null ? note.title() : note.category();
        return new Passage(of + (heading == null ? "" : heading), note.text());
    }

    private static Link reference(Reference reference) {
        String text = reference.summary() == null ? reference.url() : reference.summary();
        return Words.web(text, reference.url());
    }

    private static List<Origin> origins(Entry entry) {
        return entry.lineage().witnesses().stream().map(EntryView::origin).toList();
    }

    private static Origin origin(Witness witness) {
        Provenance from = witness.provenance();
        String place =
                from.topic() == null
                        ? "not from a topic"
                        : from.topic()
                                + ", partition "
                                + from.partition()
                                + ", offset "
                                + from.offset();
        return new Origin(
                witness.source(),
                Words.web(from.url(), from.url()),
                place,
                from.sha256(),
                from.fetchedAt().toString(),
                from.format() + " " + from.reader());
    }

    private static List<Fact> lineage(Entry entry) {
        var lineage = entry.lineage();
        return List.of(
                new Fact("Our revision", Integer.toString(lineage.revision())),
                new Fact("First seen", lineage.firstSeen().toString()),
                new Fact("Changed", lineage.changedAt().toString()),
                new Fact("Cause", lower(lineage.cause())),
                new Fact("Digest of the content", lineage.hash()));
    }
}
