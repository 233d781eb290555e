package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.PatchDraft;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.vmware.VmsaIssues.Issue;
import io.hypervisory.ingest.read.vmware.VmsaSections.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an advisory says of the patches that it names in its tables, its relevant releases and its
/// solution. An advisory's date is not a patch's, so none has a day of release. Used by one thread.
final class VmsaPatches {
    /// Of a footnote, before a product.
    private static final Pattern MARK = Pattern.compile("^(?:\\[\\d{1,3}]|\\*{1,4})\\s*(?=\\S)");

    private final AdvisoryFacts advisory;
    private final Map<String, List<String>> cvesByIssue;
    private final Map<String, Patch> patches = new LinkedHashMap<>();

    /// What was said of one patch so far.
    private record Patch(String literal, Set<String> products, Set<String> cves) {}

    VmsaPatches(AdvisoryFacts advisory, List<Issue> issues, List<Section> sections) {
        this.advisory = advisory;
        this.cvesByIssue =
                issues.stream()
                        .filter(issue -> issue.label() != null)
                        .collect(
                                Collectors.toMap(
                                        issue -> Objects.requireNonNull(issue.label()),
                                        Issue::cves,
                                        (first, again) -> first));
        advisory.patchTable().forEach(this::add);
        for (Section section : sections) {
            if (section.is("relevant") || section.is("affected") || section.is("solution")) {
                PatchIds.inText(MailText.joined(section.lines()))
                        .forEach(named -> add(named.id(), named.literal(), named.product()));
            }
        }
    }

    private void add(PatchRow row) {
        String version = row.productVersion();
        String name = MARK.matcher(row.product()).replaceFirst("");
        String product = version == null ? name : name + " " + version;
        for (String id : row.patchIds()) {
            add(id, literal(id, row.fix()), product);
            Objects.requireNonNull(patches.get(id)).cves().addAll(cves(row));
        }
    }

    /// The row's own, else those of its issue.
    private List<String> cves(PatchRow row) {
        if (!row.cves().isEmpty() || row.issue() == null) {
            return row.cves();
        }
        return cvesByIssue.getOrDefault(row.issue(), List.of());
    }

    private void add(String id, String literal, @Nullable String product) {
        Patch patch =
                patches.computeIfAbsent(
                        id,
                        key -> new Patch(literal, new LinkedHashSet<>(), new LinkedHashSet<>()));
        if (product != null) {
            patch.products().add(product);
        }
    }

    private static String literal(String id, String fix) {
        return PatchIds.inText(fix).stream()
                .filter(named -> named.id().equals(id))
                .map(PatchIds.Named::literal)
                .findFirst()
                .orElse(fix);
    }

    List<PatchFacts> notices(Document document, DocumentReader reader) {
        var witness = document.witnessOfPatch(reader, advisory.id().local());
        var notices = new ArrayList<PatchFacts>();
        patches.forEach((id, patch) -> {
            var draft =
                    new PatchDraft(NoticeId.parse(id), witness, patch.literal())
                            .version(advisory.version())
                            .updated(advisory.currentReleaseDate())
                            .patchClass(PatchIds.patchClass(id))
                            .advisory(advisory.id())
                            .cves(patch.cves());
            patch.products().forEach(draft::product);
            notices.add(draft.facts(new Unread()));
        });
        return notices;
    }
}
