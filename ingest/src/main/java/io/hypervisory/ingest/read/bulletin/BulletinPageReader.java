package io.hypervisory.ingest.read.bulletin;

import io.hypervisory.ingest.contract.Notice;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.Markdown;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import io.hypervisory.ingest.read.Unread;
import io.hypervisory.ingest.read.bulletin.PageBlocks.Block;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The page of one of Microsoft's security bulletins, in HTML as the site served it or in Markdown
/// as its sources are, in any language; and a month's summary of them. Thread-safe.
public final class BulletinPageReader implements DocumentReader {
    private static final int LOOK = 64 * 1024;
    private static final int LARGEST = 16 * 1024 * 1024;
    private static final Pattern HTML =
            Pattern.compile("(?i)\\s{0,100}<(?:!doctype|html|head|body|meta|title|div)\\b");
    private static final Pattern NAMED =
            Pattern.compile("(?i)<title>[^<]{0,100}\\bMS\\d{2}-\\d{3}\\b|ms:assetid: '?ms\\d{2}-");

    @Override
    public String format() {
        return "ms-bulletin-page";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String proof() {
        return "read 47 of 47 real documents, in German but for one in Chinese; HTML from a"
                + " description alone";
    }

    @Override
    public boolean recognises(Document document) {
        return NAMED.matcher(Text.head(document.body(), LOOK)).find();
    }

    @Override
    public Reading read(Document document) {
        if (document.body().length > LARGEST) {
            return new Rejected("too-large", document.body().length + " bytes, no page has them");
        }
        String text = Text.decode(document.body(), document.contentType());
        if (text.isBlank()) {
            return new Rejected("empty", "no bytes but white space");
        }
        boolean html = HTML.matcher(text).lookingAt();
        Markdown markdown = html ? null : Markdown.of(text);
        var page = Jsoup.parse(markdown == null ? text : markdown.html(), document.url());
        String title = markdown == null ? page.title() : markdown.front().get("Title");
        return read(document, page, title);
    }

    private Reading read(Document document, org.jsoup.nodes.Document page, @Nullable String title) {
        List<Block> blocks = PageBlocks.of(page.body());
        List<Notice> summary =
                MonthSummary.notices(blocks, document.witnessOfPatch(this, lastOf(document.url())));
        if (!summary.isEmpty()) {
            return new Read(summary);
        }
        var unread = new Unread();
        PageHead head = PageHead.of(blocks, title, unread);
        return head == null
                ? new Rejected("no-bulletin", "no heading names a bulletin, nor is it a summary")
                : new Read(
                        new BulletinPage(head, blocks, language(page), unread)
                                .notices(document, this));
    }

    /// Null when the page does not say.
    private static @Nullable String language(org.jsoup.nodes.Document page) {
        Element root = page.selectFirst("html[lang]");
        Element meta = page.selectFirst("meta[name=ms.locale]");
        String said = root != null ? root.attr("lang") : meta == null ? "" : meta.attr("content");
        return said.isBlank() ? null : said.strip();
    }

    /// The last part of an address, by which a month's summary is told from others.
    private static String lastOf(String url) {
        String path = url.replaceFirst("[?#].*", "").replaceFirst("/+$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
