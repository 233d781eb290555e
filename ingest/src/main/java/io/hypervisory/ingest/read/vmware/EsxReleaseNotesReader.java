package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.contract.PatchFacts;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import java.util.List;
import java.util.Locale;

/// Release notes of ESX and ESXi, of VMware or Broadcom, in HTML or Markdown. Thread-safe.
public final class EsxReleaseNotesReader implements DocumentReader {
    private static final int LOOK = 64 * 1024;

    @Override
    public String format() {
        return "esx-release-notes";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String proof() {
        return "read 2 of 2 real documents";
    }

    @Override
    public boolean recognises(Document document) {
        String head = Text.head(document.body(), LOOK).toLowerCase(Locale.ROOT);
        return head.contains("release notes")
                && head.contains("esx")
                && (head.contains("host reboot required") || head.contains("image profile"));
    }

    @Override
    public Reading read(Document document) {
        String text = Text.decode(document.body(), document.contentType());
        boolean html = EsxPage.isHtml(text);
        Rejected fault = EsxPage.fault(text);
        if (fault != null) {
            return fault;
        }
        if (!html && MarkdownNotes.isCut(text)) {
            return new Rejected("truncated", "the last row of a table is never closed");
        }
        List<NotesBlock> blocks = html ? HtmlNotes.of(text) : MarkdownNotes.of(text);
        List<PatchFacts> patches =
                ReleaseNotes.patches(blocks, EsxPage.zone(document.url()), document.witness(this));
        return patches.isEmpty()
                ? new Rejected("no-patch", "no bulletin, image or release of ESX in it")
                : new Read(List.<Notice>copyOf(patches));
    }
}
