package io.hypervisory.enrich.merge;

import io.hypervisory.enrich.contract.Advisory;
import io.hypervisory.enrich.contract.Classification;
import io.hypervisory.enrich.contract.Patch;
import io.hypervisory.enrich.contract.Post;
import io.hypervisory.enrich.judgement.Classifier;
import io.hypervisory.ingest.contract.AdvisoryFacts;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.contract.PostFacts;
import io.hypervisory.ingest.contract.Vulnerability;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

/// The content of an advisory, patch or post as a pure function of what its witnesses and the lists
/// say, and of the rules.
final class Merge {
    private final Classifier classifier;

    Merge(Classifier classifier) {
        this.classifier = classifier;
    }

    String rules() {
        return classifier.version();
    }

    /// An [Advisory.Content], [Patch.Content] or [Post.Content], by the kind of the dossier's
    /// notices.
    Object content(Dossier dossier) {
        return switch (dossier.notices().getFirst()) {
            case AdvisoryFacts _ -> advisory(dossier);
            case PatchFacts _ -> patch(dossier);
            case PostFacts _ -> post(of(dossier, PostFacts.class));
        };
    }

    private static <N extends Notice> List<N> of(Dossier dossier, Class<N> kind) {
        return dossier.notices().stream().map(kind::cast).toList();
    }

    private Advisory.Content advisory(Dossier dossier) {
        List<AdvisoryFacts> notices = of(dossier, AdvisoryFacts.class);
        var fields = new Fields<>(notices);
        List<Vulnerability> vulnerabilities = vulnerabilities(notices, fields);
        fields.union("cves", AdvisoryFacts::cves);
        var facts =
                new Advisory.Content(
                        fields.lead("title", AdvisoryFacts::title),
                        fields.union("aliases", AdvisoryFacts::aliases),
                        fields.lead("publisher", AdvisoryFacts::publisher),
                        fields.first("category", AdvisoryFacts::category),
                        fields.first("language", AdvisoryFacts::language),
                        fields.first("status", AdvisoryFacts::status),
                        fields.first("version", AdvisoryFacts::version),
                        fields.first("initialReleaseDate", AdvisoryFacts::initialReleaseDate),
                        fields.first("currentReleaseDate", AdvisoryFacts::currentReleaseDate),
                        fields.first("severity", AdvisoryFacts::severity),
                        fields.first("tlp", AdvisoryFacts::tlp),
                        List.copyOf(dossier.cves()),
                        fields.firstList("notes", AdvisoryFacts::notes),
                        fields.firstList("products", AdvisoryFacts::products),
                        fields.firstList("productGroups", AdvisoryFacts::productGroups),
                        vulnerabilities,
                        fields.firstList("patchTable", AdvisoryFacts::patchTable),
                        fields.union("references", AdvisoryFacts::references),
                        fields.firstList("acknowledgments", AdvisoryFacts::acknowledgments),
                        fields.firstList("publisherRevisions", AdvisoryFacts::revisions),
                        fields.first("failedTests", AdvisoryFacts::failedTests),
                        dossier.knowledge(),
                        Classification.NONE,
                        fields.witness());
        return facts.judged(classifier.classify(notices.getFirst().id(), facts));
    }

    /// The first witness's vulnerabilities, and from the others those whose CVE none before them
    /// names: product ids in a vulnerability mean something in its own document only.
    private static List<Vulnerability> vulnerabilities(
            List<AdvisoryFacts> notices, Fields<AdvisoryFacts> fields) {
        List<Vulnerability> first =
                fields.firstList("vulnerabilities", AdvisoryFacts::vulnerabilities);
        var all = new ArrayList<>(first);
        var named = new HashSet<String>();
        first.forEach(each -> add(named, each));
        for (AdvisoryFacts notice : notices) {
            for (Vulnerability vulnerability : notice.vulnerabilities()) {
                if (vulnerability.cve() != null && add(named, vulnerability)) {
                    all.add(Vulnerability.ofCve(vulnerability.cve(), vulnerability.title()));
                }
            }
        }
        return all;
    }

    private static boolean add(HashSet<String> named, Vulnerability vulnerability) {
        return vulnerability.cve() != null && named.add(vulnerability.cve());
    }

    private Patch.Content patch(Dossier dossier) {
        List<PatchFacts> notices = of(dossier, PatchFacts.class);
        var fields = new Fields<>(notices);
        var products = new TreeSet<String>(fields.union("products", PatchFacts::products));
        fields.union("cves", PatchFacts::cves);
        var facts =
                new Patch.Content(
                        fields.union("literals", notice -> List.of(notice.literal())),
                        fields.first("title", PatchFacts::title),
                        List.copyOf(products),
                        fields.first("patchClass", PatchFacts::patchClass),
                        fields.first("severity", PatchFacts::severity),
                        fields.first("urgency", PatchFacts::urgency),
                        fields.first("releaseType", PatchFacts::releaseType),
                        fields.first("releaseDate", PatchFacts::releaseDate),
                        fields.first("hostReboot", PatchFacts::hostReboot),
                        fields.first("vmMigration", PatchFacts::vmMigration),
                        fields.first("livePatch", PatchFacts::livePatch),
                        fields.union("statements", PatchFacts::statements),
                        fields.union("supersedes", PatchFacts::supersedes),
                        fields.union("requires", PatchFacts::requires),
                        fields.union("advisories", PatchFacts::advisories),
                        List.copyOf(dossier.cves()),
                        fields.union("builds", PatchFacts::builds),
                        fields.union("packages", PatchFacts::packages),
                        fields.union("hardware", PatchFacts::hardware),
                        fields.union("software", PatchFacts::software),
                        fields.firstList("notes", PatchFacts::notes),
                        fields.union("references", PatchFacts::references),
                        dossier.knowledge(),
                        Classification.NONE,
                        fields.witness());
        return facts.judged(classifier.classify(notices.getFirst().id(), facts));
    }

    private static Post.Content post(List<PostFacts> notices) {
        var fields = new Fields<>(notices);
        return new Post.Content(
                fields.lead("title", PostFacts::title),
                fields.lead("site", PostFacts::site),
                fields.firstList("authors", PostFacts::authors),
                fields.first("link", PostFacts::link),
                fields.first("initialReleaseDate", PostFacts::initialReleaseDate),
                fields.first("currentReleaseDate", PostFacts::currentReleaseDate),
                fields.firstList("categories", PostFacts::categories),
                fields.lead("text", PostFacts::text),
                fields.union("mentions", PostFacts::mentions),
                fields.witness());
    }
}
