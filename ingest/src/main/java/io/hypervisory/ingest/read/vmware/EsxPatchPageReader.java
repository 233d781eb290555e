package io.hypervisory.ingest.read.vmware;

import io.hypervisory.ingest.contract.Note;
import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.Reference;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.HtmlText;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import io.hypervisory.ingest.read.vmware.PatchIds.Named;
import io.hypervisory.ingest.read.vmware.PatchSheet.Entry;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// A page of VMware's knowledge base, or of its site before that, on one patch of ESX or ESXi, of
/// 2006 to 2012: a table of labels and values, and sections of text. Thread-safe.
public final class EsxPatchPageReader implements DocumentReader {
    private static final int LOOK = 64 * 1024;
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4");

    /// One of these makes a table the one on the patch: the rest stand in others too.
    private static final Set<PatchLabel> DECISIVE =
            EnumSet.of(
                    PatchLabel.CLASS,
                    PatchLabel.SUPERSEDES,
                    PatchLabel.MIGRATION,
                    PatchLabel.REBOOT,
                    PatchLabel.PACKAGES);

    private static final Set<PatchLabel> DATES = EnumSet.of(PatchLabel.DATE, PatchLabel.UPDATED);

    @Override
    public String format() {
        return "esx-patch-page";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public boolean recognises(Document document) {
        String head = Text.head(document.body(), LOOK).toLowerCase(Locale.ROOT);
        return head.contains("<t")
                && head.contains("patch classification")
                && (head.contains("reboot required") || head.contains("supersedes"))
                && !head.contains("build details");
    }

    @Override
    public Reading read(Document document) {
        String html = Text.decode(document.body(), document.contentType());
        Rejected fault = EsxPage.fault(html);
        if (fault != null) {
            return fault;
        }
        var page = Jsoup.parse(html, document.url());
        page.select("script, style, noscript, template").remove();
        Element heading = heading(page);
        Named named = named(page, heading, document.url());
        if (named == null) {
            return new Rejected("no-id", "neither a heading nor the address names a patch");
        }
        var patch =
                new EsxPatch(
                        NoticeId.parse(named.id()), named.literal(), EsxPage.zone(document.url()));
        boolean headed = heading != null && heading.normalName().equals("h1");
        if (!details(page, patch, headed)) {
            return new Rejected("no-details", "nothing is said of " + named.id());
        }
        boolean own = heading != null && heading.text().contains(named.literal());
        String title = own && heading != null ? heading.text() : page.title();
        patch.say(new Entry(PatchLabel.TITLE, "title", title));
        sections(page, heading, patch);
        return new Read(List.of(patch.facts(document.witness(this))));
    }

    /// The page's own heading that names a patch, else any; null when none does.
    private static @Nullable Element heading(Element page) {
        for (String level : List.of("h1", "h2, h3, h4")) {
            for (Element heading : page.select(level)) {
                if (!PatchIds.inText(HtmlText.folded(heading.text())).isEmpty()) {
                    return heading;
                }
            }
        }
        return null;
    }

    /// A heading below the first level may be that of another article.
    private static @Nullable Named named(
            org.jsoup.nodes.Document page, @Nullable Element heading, String url) {
        String text = heading == null ? "" : heading.text();
        boolean first = heading != null && heading.normalName().equals("h1");
        var texts = first ? List.of(text, page.title(), url) : List.of(page.title(), text, url);
        for (String each : texts) {
            List<Named> named = PatchIds.inText(HtmlText.folded(each));
            if (!named.isEmpty()) {
                return named.getFirst();
            }
        }
        return null;
    }

    /// Whether there are any. Of a page whose heading names the patch, a table of the products that
    /// it is for is enough.
    private static boolean details(Element page, EsxPatch patch, boolean headed) {
        boolean any = false;
        for (Element table : page.select("table")) {
            PatchSheet sheet = PatchSheet.of(EsxPage.parted(table));
            if (sheet.entries().size() > 1 && isDecisive(sheet) || headed && namesProducts(sheet)) {
                any = true;
                patch.say(sheet);
            }
        }
        boolean tabled = any;
        for (Entry entry : PatchSheet.ofLines(lines(page)).entries()) {
            if (DATES.contains(entry.label())) {
                any |= entry.label() == PatchLabel.DATE;
                patch.say(entry);
            } else if (!tabled && entry.label() != PatchLabel.TITLE) {
                any |= DECISIVE.contains(entry.label());
                patch.say(entry);
            }
        }
        return any;
    }

    private static boolean namesProducts(PatchSheet sheet) {
        return sheet.entries().stream().anyMatch(entry -> entry.label() == PatchLabel.PRODUCTS);
    }

    private static boolean isDecisive(PatchSheet sheet) {
        return sheet.entries().stream().anyMatch(entry -> DECISIVE.contains(entry.label()));
    }

    /// All text of the page, tables taken apart: a site's frame is often one.
    private static List<String> lines(Element page) {
        Element copy = page.clone();
        copy.select("table, tbody, thead, tfoot, tr, td, th, caption").tagName("div");
        return HtmlText.lines(copy);
    }

    /// The text below each heading behind the one that names the patch.
    private static void sections(
            org.jsoup.nodes.Document page, @Nullable Element named, EsxPatch patch) {
        List<Element> headings = page.select(String.join(",", HEADINGS));
        int from = named == null ? 0 : headings.indexOf(named) + 1;
        for (Element heading : headings.subList(from, headings.size())) {
            var lines = new ArrayList<String>();
            Element next = heading.nextElementSibling();
            while (next != null && !HEADINGS.contains(next.normalName())) {
                if (!next.normalName().equals("table")) {
                    lines.addAll(HtmlText.lines(next));
                    links(next, patch);
                }
                next = next.nextElementSibling();
            }
            if (!lines.isEmpty()) {
                String title = HtmlText.folded(heading.text());
                patch.note(
                        new Note(null, title.isEmpty() ? null : title, String.join("\n", lines)));
            }
        }
    }

    private static void links(Element text, EsxPatch patch) {
        for (Element link : text.select("a[href]")) {
            String url = link.absUrl("href");
            if (url.startsWith("http")) {
                String summary = HtmlText.folded(link.text());
                patch.reference(new Reference(null, summary.isEmpty() ? null : summary, url));
            }
        }
    }
}
