package io.hypervisory.index.web;

import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.index.decision.Decision;
import io.hypervisory.index.web.page.EntryPage;
import io.hypervisory.index.web.page.EntryPage.Fact;
import io.hypervisory.index.web.page.EntryPage.LinkList;
import io.hypervisory.index.web.page.EntryPage.Passage;
import io.hypervisory.index.web.page.MarkedText;
import io.hypervisory.index.web.page.VulnerabilityTable;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Words a patch.
record PatchView(Patch patch, EntryView view) {
    EntryPage page() {
        var content = patch.content();
        Classification judged = content.classification();
        var marks = Marks.of(judged);
        String title = content.title() == null ? patch.id().local() : content.title();
        MarkedText heading = marks.text("/title", title);
        List<Passage> statements = statements(marks);
        var texts = new AdvisoryView.Texts(marks);
        for (int i = 0; i < content.notes().size(); i++) {
            texts.add("/notes/" + i, "", content.notes().get(i));
        }
        List<Passage> notes = texts.passages();
        List<Passage> lists = new ArrayList<>(statements);
        list(marks, lists, "Builds", "/builds/", content.builds());
        list(marks, lists, "Packages", "/packages/", content.packages());
        list(marks, lists, "Hardware", "/hardware/", content.hardware());
        list(marks, lists, "Software", "/software/", content.software());
        var labels = new LabelsView(judged, Json.MAPPER.valueToTree(content), marks);
        String id = patch.id().toString();
        return new EntryPage(
                Words.entry("patch", id),
                id,
                "patch",
                title,
                heading,
                view.stood(),
                ShortenedLine.of(patch),
                EntryView.warnings(judged),
                facts(),
                labels.urgency(),
                new DecisionView(
                                Decision.of(content, view.deadlines()),
                                List.of(),
                                labels,
                                view.today())
                        .questions(),
                labels.lines(),
                vulnerabilities(),
                List.of(),
                links(),
                content.products(),
                lists,
                notes,
                content.references().stream().map(EntryView::reference).toList(),
                view.around(),
                view.origins(patch, content.fieldWitness()),
                view.lineage(patch),
                Words.record(id));
    }

    private List<Fact> facts() {
        var content = patch.content();
        var facts = new EntryView.Facts();
        facts.add("Class", content.patchClass());
        facts.add("Released", Words.date(content.releaseDate()));
        facts.add("Severity (publisher's word)", content.severity());
        facts.add("Urgency (publisher's word)", content.urgency());
        facts.add("Release type", content.releaseType());
        facts.add("Host must restart", yesNo(content.hostReboot()));
        facts.add("Machines must move or stop", yesNo(content.vmMigration()));
        facts.add("Applied live", yesNo(content.livePatch()));
        facts.add("Written as", String.join(", ", content.literals()));
        return facts.list();
    }

    private static @Nullable String yesNo(@Nullable Boolean value) {
        return value == null ? "not said" : value ? "yes" : "no";
    }

    private @Nullable VulnerabilityTable vulnerabilities() {
        var content = patch.content();
        return new VulnerabilitiesView(
                        "publisher",
                        List.of(),
                        content.cves(),
                        content.knowledge(),
                        content.classification().parts())
                .table();
    }

    private List<LinkList> links() {
        var content = patch.content();
        var links = new ArrayList<LinkList>();
        links(links, "Fixes", "advisory", content.advisories());
        links(links, "Supersedes", "patch", content.supersedes());
        links(links, "Requires", "patch", content.requires());
        return links;
    }

    private static void links(List<LinkList> to, String title, String type, List<NoticeId> ids) {
        if (!ids.isEmpty()) {
            to.add(
                    new LinkList(
                            title,
                            ids.stream()
                                    .map(id -> EntryView.link(id.local(), type, id.toString()))
                                    .toList()));
        }
    }

    private List<Passage> statements(Marks marks) {
        var passages = new ArrayList<Passage>();
        List<Statement> all = patch.content().statements();
        for (int i = 0; i < all.size(); i++) {
            passages.add(
                    new Passage(
                            MarkedText.plain(all.get(i).label()),
                            marks.text("/statements/" + i + "/said", all.get(i).said()),
                            false));
        }
        return passages;
    }

    private static void list(
            Marks marks, List<Passage> to, String title, String place, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        var parts = new ArrayList<MarkedText.Part>();
        for (int i = 0; i < lines.size(); i++) {
            parts.addAll(marks.text(place + i, lines.get(i)).parts());
            if (i + 1 < lines.size()) {
                parts.add(new MarkedText.Part("\n", null, null));
            }
        }
        to.add(new Passage(MarkedText.plain(title), new MarkedText(parts), lines.size() > 40));
    }
}
