package io.hypervisory.ingest.read.virtuozzo;

import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.PageArticle;
import io.hypervisory.ingest.read.PageArticle.Found;
import io.hypervisory.ingest.read.PageLabels;
import io.hypervisory.ingest.read.PageLabels.Labelled;
import io.hypervisory.ingest.read.PatchDraft;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.virtuozzo.VirtuozzoIds.Patch;
import java.util.List;
import java.util.regex.Pattern;

/// The page of one ReadyKernel patch for one kernel, as readykernel.com has it. Such a patch goes
/// into the running kernel, so it is live; on a reboot only what the page says counts. Thread-safe.
public final class ReadyKernelReader implements DocumentReader {
    private static final int LOOK = 64 * 1024;
    private static final Pattern HEADING = Pattern.compile("(?i)readykernel-patch-\\d");
    private static final Pattern TITLE =
            Pattern.compile(
                    "(?i)<(?:title|h1)[^>]{0,200}>\\s{0,20}(?:patch )?readykernel-patch-\\d");

    @Override
    public String format() {
        return "readykernel";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean recognises(Document document) {
        return TITLE.matcher(Text.head(document.body(), LOOK)).find();
    }

    @Override
    public Reading read(Document document) {
        return PageArticle.read(document, HEADING, article -> read(document, article));
    }

    private Reading read(Document document, Found article) {
        List<Patch> patches =
                VirtuozzoIds.readyKernels(article.heading() + "\n" + article.page().title());
        if (patches.isEmpty()) {
            return new Rejected(
                    "no-patch-id", "no ReadyKernel patch in the page's heading or title");
        }
        var unread = new Unread();
        PageLabels labels = PageLabels.in(article.lines());
        Patch patch = patches.getFirst();
        PatchDraft draft =
                VirtuozzoText.draft(patch, document.witness(this), article, unread).livePatch(true);
        fields(draft, labels, unread);
        return new Read(List.of(draft.facts(unread)));
    }

    private static void fields(PatchDraft draft, PageLabels labels, Unread unread) {
        SaidDate released =
                VirtuozzoText.date(labels.find("release date", "released", "date"), unread);
        draft.releaseDate(released).updated(released);
        VirtuozzoIds.readyKernels(labels.value("supersedes", "replaces"))
                .forEach(older -> draft.supersedes(older.id()));
        VirtuozzoIds.advisories(labels.value("advisory", "advisories"))
                .forEach(advisory -> draft.advisory(NoticeId.parse(advisory.id())));
        String product = labels.value("distribution", "product");
        if (!product.isEmpty()) {
            draft.product(product);
        }
        String kernel = labels.value("kernel");
        if (!kernel.isEmpty()) {
            draft.software(kernel);
        }
        String version = labels.value("patch version");
        if (!version.isEmpty()) {
            draft.build(version);
        }
        Labelled reboot = labels.find("reboot required", "reboot");
        if (reboot != null) {
            draft.hostReboot(PatchDraft.yesOrNo(reboot.value()))
                    .statement(reboot.label(), reboot.value());
        }
    }
}
