package io.hypervisory.ingest.read.virtuozzo;

import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PatchRow;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.contract.Vulnerability;
import io.hypervisory.ingest.read.AdvisoryDraft;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.HtmlTable;
import io.hypervisory.ingest.read.PageArticle;
import io.hypervisory.ingest.read.PageLabels;
import io.hypervisory.ingest.read.PageLines.Section;
import io.hypervisory.ingest.read.PatchDraft;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.virtuozzo.VirtuozzoIds.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// One advisory on its way to facts. The kernel that it brings is the one of its heading or of its
/// packages: the text names others, on which it is built or which came before. Used by one thread.
final class VzaAdvisory {
    private static final Pattern KERNEL_PACKAGE =
            Pattern.compile("(?i)^(?:vz|rh)?kernel(?:-(?!headers|doc|firmware)[\\w-]+)?$");
    private static final Pattern NEW_KERNEL =
            Pattern.compile("(?i)\\b(?:new|updated) kernel\\b,?\\s?(?:version\\s)?\\(?");
    private static final Pattern LIVE = Pattern.compile("(?i)ReadyKernel");
    private static final int KERNEL_WITHIN = 60;

    private final PageArticle.Found article;
    private final PageLabels labels;
    private final Mention id;
    private final List<Section> sections;
    private final Unread unread = new Unread();

    VzaAdvisory(PageArticle.Found article, PageLabels labels, Mention id) {
        this.article = article;
        this.labels = labels;
        this.id = id;
        this.sections = article.sections();
    }

    List<Notice> notices(Document document, DocumentReader reader) {
        NoticeId named = NoticeId.parse(id.id());
        SaidDate issued =
                VirtuozzoText.date(
                        labels.find("issue date", "issued on", "issued", "release date"), unread);
        SaidDate updated =
                VirtuozzoText.date(
                        labels.find("last updated", "updated on", "update date"), unread);
        SaidDate current = updated == null ? issued : updated;
        var draft =
                new AdvisoryDraft(named, document.witness(reader), VirtuozzoText.PUBLISHER)
                        .alias(id.literal())
                        .title(article.heading())
                        .severity(severity())
                        .published(issued)
                        .updated(current);
        String heading = article.heading() + "\n" + labels.value("synopsis");
        List<Vulnerability> issues =
                VirtuozzoIssues.in(heading, sections, article.links().keySet(), unread);
        issues.forEach(draft::vulnerability);
        VirtuozzoText.notes(sections).forEach(draft::note);
        VirtuozzoText.references(article.links()).forEach(draft::reference);
        List<Patch> patches = patches();
        rows().forEach(draft::row);
        var notices = new ArrayList<Notice>();
        notices.add(draft.facts(unread));
        patches.forEach(patch -> notices.add(patch(patch, named, issues, document, reader)));
        return notices;
    }

    /// The word leads the synopsis, which the heading repeats.
    private @Nullable String severity() {
        String stated = VirtuozzoText.severity(labels.value("synopsis"));
        return stated == null ? VirtuozzoText.severity(article.heading()) : stated;
    }

    private Notice patch(
            Patch patch,
            NoticeId advisory,
            List<Vulnerability> issues,
            Document document,
            DocumentReader reader) {
        boolean live = patch.id().local().startsWith("readykernel");
        var draft =
                new PatchDraft(
                                patch.id(),
                                document.witnessOfPatch(reader, advisory.local()),
                                patch.literal())
                        .advisory(advisory)
                        .cves(
                                issues.stream()
                                        .map(Vulnerability::cve)
                                        .filter(Objects::nonNull)
                                        .map(Objects::requireNonNull)
                                        .toList())
                        .livePatch(live ? true : null);
        String product = labels.value("applies to");
        if (!product.isEmpty()) {
            draft.product(product);
        }
        Reboots reboots = Reboots.in(sections);
        if (reboots != null) {
            draft.hostReboot(reboots.required())
                    .statement(VirtuozzoText.label(reboots), reboots.sentence());
        }
        return draft.facts(new Unread());
    }

    private List<Patch> patches() {
        var patches = new ArrayList<Patch>(kernels());
        var links = String.join("\n", article.links().keySet());
        String all = article.text() + "\n" + links.replace('/', ' ');
        patches.addAll(VirtuozzoIds.readyKernels(all));
        return patches;
    }

    /// The heading of a ReadyKernel patch names the kernel that it goes into.
    private List<Patch> kernels() {
        boolean live = LIVE.matcher(article.heading()).find();
        List<Patch> ofHeading = live ? List.of() : VirtuozzoIds.kernels(article.heading());
        if (!ofHeading.isEmpty()) {
            return ofHeading;
        }
        List<Patch> ofPackages = VirtuozzoIds.kernels(kernelPackages());
        return ofPackages.isEmpty() ? newKernels() : ofPackages;
    }

    /// Versions of packages that are kernels, from tables and from names of files.
    private String kernelPackages() {
        var versions = new StringBuilder();
        for (PatchRow row : rows()) {
            if (KERNEL_PACKAGE.matcher(row.product()).matches()) {
                versions.append(row.fix()).append('\n');
            }
        }
        for (String file : VirtuozzoIds.files(article.text())) {
            int version = file.indexOf("-", file.indexOf("kernel"));
            if (file.startsWith("vzkernel-") || file.startsWith("kernel-")) {
                versions.append(file.substring(version + 1).replaceFirst("\\.[^.]+\\.rpm$", ""))
                        .append('\n');
            }
        }
        return versions.toString();
    }

    private List<Patch> newKernels() {
        String text = article.text();
        var said = new StringBuilder();
        NEW_KERNEL
                .matcher(text)
                .results()
                .forEach(match ->
                        said.append(
                                        text,
                                        match.end(),
                                        Math.min(text.length(), match.end() + KERNEL_WITHIN))
                                .append('\n'));
        return VirtuozzoIds.kernels(said.toString());
    }

    /// Tables of packages with their versions.
    private List<PatchRow> rows() {
        var rows = new ArrayList<PatchRow>();
        for (Element table : article.root().select("table:not(:has(table))")) {
            HtmlTable.of(table)
                    .under(heads -> heads.contains("package") && heads.contains("version"))
                    .ifPresent(body -> rows(body, rows));
        }
        return rows;
    }

    private static void rows(HtmlTable.Body body, List<PatchRow> rows) {
        int name = body.column("package");
        int version = body.column("version");
        for (HtmlTable.Row row : body.rows()) {
            String fix = row.text(version);
            boolean data = !row.isOneCell() && !fix.isEmpty();
            if (data && !fix.equalsIgnoreCase("version") && !row.text(name).isEmpty()) {
                rows.add(new PatchRow(null, row.text(name), null, null, fix, List.of()));
            }
        }
    }
}
