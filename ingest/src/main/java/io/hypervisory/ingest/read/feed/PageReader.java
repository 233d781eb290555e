package io.hypervisory.ingest.read.feed;

import io.hypervisory.ingest.contract.NoticeId;
import io.hypervisory.ingest.contract.PostFacts;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.DocumentReader;
import io.hypervisory.ingest.read.Markup;
import io.hypervisory.ingest.read.Reading;
import io.hypervisory.ingest.read.Reading.Read;
import io.hypervisory.ingest.read.Reading.Rejected;
import io.hypervisory.ingest.read.Text;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jspecify.annotations.Nullable;

/// A page of a blog into a post: what its head says of it, and its text without the furniture of
/// the site; or the Markdown of which a site is made. Thread-safe.
///
/// The post is the one that the site's feed names where that can be known. A feed names an entry by
/// its guid: WordPress by the page's shortlink, Blogger by two numbers that the page holds, many
/// others by the address itself, which is the page's canonical link. Where a feed uses a guid of
/// its own, page and entry are two posts of one address.
public final class PageReader implements DocumentReader {
    private static final Pattern MARKUP = Pattern.compile("<[A-Za-z!][^<>]{0,500}>");
    private static final int LOOK = 64 * 1024;

    @Override
    public String format() {
        return "page";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public String proof() {
        return "read 26 of 26 real posts in Markdown; pages in HTML from a description alone";
    }

    /// Any page could be anything: only a source says that its pages are posts.
    @Override
    public boolean recognises(Document document) {
        return false;
    }

    @Override
    public Reading read(Document document) {
        String html = Text.decode(document.body(), document.contentType());
        if (html.isBlank()) {
            return new Rejected("empty", "no bytes but white space");
        }
        FrontMatter front = FrontMatter.of(html, document.url());
        if (front != null) {
            return read(document, front.head(), PageText.ofWhole(front.body()));
        }
        if (!MARKUP.matcher(html.substring(0, Math.min(html.length(), LOOK))).find()) {
            return new Rejected("not-html", "no markup where a page was expected");
        }
        var page = Jsoup.parse(html, document.url());
        page.outputSettings(new OutputSettings().prettyPrint(false));
        PageHead head = PageHead.of(page, document.url());
        return read(document, head, PageText.of(page));
    }

    private Reading read(Document document, PageHead head, PageText text) {
        if (text.text().isEmpty()) {
            return new Rejected("no-text", "a page without text");
        }
        return new Read(List.of(post(document, head, text)));
    }

    private PostFacts post(Document document, PageHead head, PageText text) {
        SaidDate published = date(head.published() == null ? text.time() : head.published());
        SaidDate updated = date(head.updated());
        String title = head.title().isEmpty() ? text.heading() : head.title();
        String host = FeedReader.host(head.link());
        String named = host == null ? document.source().replace('/', '-') : host;
        NoticeId id = FeedPost.id(named, head.key());
        return new PostFacts(
                id,
                document.witness(this),
                title,
                head.site().isEmpty() ? named : head.site(),
                head.authors(),
                head.link(),
                null,
                published,
                updated,
                head.categories(),
                text.text(),
                FeedPost.mentions(title, new Markup(text.text(), text.links()), head.link()));
    }

    private static @Nullable SaidDate date(@Nullable String said) {
        return said == null ? null : PageDay.parse(said);
    }
}
