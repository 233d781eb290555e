package io.hypervisory.index.web;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.index.decision.Decision;
import io.hypervisory.index.search.SearchResults.Hit;
import io.hypervisory.index.web.page.EntryPage;
import io.hypervisory.index.web.page.EntryPage.Fact;
import io.hypervisory.index.web.page.EntryPage.Passage;
import io.hypervisory.index.web.page.EntryPage.Row;
import io.hypervisory.ingest.contract.Json;
import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.Product;
import io.hypervisory.ingest.contract.Remediation;
import io.hypervisory.ingest.contract.Threat;
import io.hypervisory.ingest.contract.Vulnerability;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Words an advisory.
record AdvisoryView(Advisory advisory, EntryView view) {
    EntryPage page() {
        var content = advisory.content();
        var marks = Marks.of(content.classification());
        // texts first: labels link to the marks in them
        var heading = marks.text("/title", content.title());
        List<Passage> remediations = remediations(marks);
        List<Passage> notes = notes(marks);
        List<Row> rows =
                IntStream.range(0, content.patchTable().size())
                        .mapToObj(i -> row(marks, content.patchTable().get(i), i))
                        .toList();
        var labels =
                new LabelsView(content.classification(), Json.MAPPER.valueToTree(content), marks);
        String id = advisory.id().toString();
        return new EntryPage(
                Words.entry("advisory", id),
                id,
                "advisory",
                content.title(),
                heading,
                view.stood(),
                ShortenedLine.of(advisory),
                EntryView.warnings(content.classification()),
                facts(),
                labels.urgency(),
                new DecisionView(
                                Decision.of(content, view.deadlines()),
                                view.patches(),
                                labels,
                                view.today())
                        .questions(),
                labels.lines(),
                VulnerabilitiesView.of(content),
                rows,
                List.of(),
                content.products().stream().map(Product::name).distinct().toList(),
                remediations,
                notes,
                content.references().stream().map(EntryView::reference).toList(),
                view.around(),
                view.origins(advisory, content.fieldWitness()),
                view.lineage(advisory),
                Words.record(id));
    }

    private List<Fact> facts() {
        var content = advisory.content();
        var facts = new EntryView.Facts();
        facts.add("Publisher", content.publisher().name());
        facts.add("Severity (publisher's word)", content.severity());
        facts.add("Published", Words.date(content.initialReleaseDate()));
        facts.add("Updated", Words.date(content.currentReleaseDate()));
        facts.add("Status", content.status() == null ? null : Words.lower(content.status()));
        facts.add("Publisher's version", content.version());
        facts.add("Category", content.category());
        facts.add("TLP", content.tlp());
        facts.add("Also known as", String.join(", ", content.aliases()));
        return facts.list();
    }

    private Row row(Marks marks, PatchRow row, int index) {
        String version = row.productVersion() == null ? "" : " " + row.productVersion();
        String component = row.component() == null ? "" : " " + row.component();
        List<Hit> own =
                view.patches().stream().filter(hit -> row.patchIds().contains(hit.id())).toList();
        return new Row(
                Marks.rowAnchor("patchTable", index),
                row.issue() == null ? "" : row.issue(),
                row.product() + version + component,
                row.runningOn() == null ? "" : row.runningOn(),
                marks.text("/patchTable/" + index + "/fix", row.fix()),
                row.patchIds().stream()
                        .map(id -> EntryView.link(id.substring(id.indexOf('/') + 1), "patch", id))
                        .toList(),
                PatchesSay.restart(row.restart(), own));
    }

    private List<Passage> remediations(Marks marks) {
        var texts = new Texts(marks);
        List<Vulnerability> all = advisory.content().vulnerabilities();
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < all.get(i).remediations().size(); j++) {
                Remediation remediation = all.get(i).remediations().get(j);
                String base = "/vulnerabilities/" + i + "/remediations/" + j;
                var restart = remediation.restartRequired();
                String needs = restart == null ? "" : ", restart: " + restart.category();
                texts.add(
                        "",
                        remediation.category().replace('_', ' ') + needs,
                        base + "/details",
                        remediation.details());
                if (restart != null && restart.details() != null) {
                    texts.add("", "restart", base + "/restartRequired/details", restart.details());
                }
            }
        }
        return texts.passages();
    }

    private List<Passage> notes(Marks marks) {
        var texts = new Texts(marks);
        notes(texts, "", "", advisory.content().notes());
        List<Vulnerability> all = advisory.content().vulnerabilities();
        for (int i = 0; i < all.size(); i++) {
            String cve = all.get(i).cve();
            String of = cve == null ? "" : cve + ": ";
            String base = "/vulnerabilities/" + i;
            notes(texts, base, of, all.get(i).notes());
            for (int j = 0; j < all.get(i).threats().size(); j++) {
                Threat threat = all.get(i).threats().get(j);
                texts.add(
                        "",
                        of + "threat, " + threat.category().replace('_', ' '),
                        base + "/threats/" + j + "/details",
                        threat.details());
            }
        }
        return texts.passages();
    }

    private static void notes(Texts texts, String base, String of, List<Note> notes) {
        for (int i = 0; i < notes.size(); i++) {
            texts.add(base + "/notes/" + i, of, notes.get(i));
        }
    }

    /// Texts in order, each once however many places have it.
    static final class Texts {
        private final Marks marks;
        private final List<Text> all = new ArrayList<>();

        private record Text(
                String headingPlace,
                String heading,
                String text,
                List<String> places,
                boolean folded) {}

        Texts(Marks marks) {
            this.marks = marks;
        }

        void add(String place, String of, Note note) {
            String heading = note.title() != null ? note.title() : note.category();
            boolean ownHeading = of.isEmpty() && note.title() != null;
            put(
                    ownHeading ? place + "/title" : "",
                    of + (heading == null ? "" : heading.replace('_', ' ')),
                    place + "/text",
                    note.text(),
                    "legal_disclaimer".equals(note.category()));
        }

        void add(String headingPlace, String heading, String place, @Nullable String text) {
            put(headingPlace, heading, place, text == null ? "" : text, false);
        }

        private void put(
                String headingPlace, String heading, String place, String text, boolean folded) {
            for (Text each : all) {
                if (each.heading().equals(heading) && each.text().equals(text)) {
                    each.places().add(place);
                    return;
                }
            }
            all.add(new Text(headingPlace, heading, text, new ArrayList<>(List.of(place)), folded));
        }

        List<Passage> passages() {
            return all.stream()
                    .map(each ->
                            new Passage(
                                    marks.text(each.headingPlace(), each.heading()),
                                    marks.text(each.places(), each.text()),
                                    each.folded()))
                    .toList();
        }
    }
}
