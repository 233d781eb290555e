package io.hypervisory.docker.archive;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.URI;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class BlogFeedsTest {
    private final HistoryFacts facts = HistoryFacts.load();
    private final Map<String, String> feeds =
            BlogFeeds.feeds(facts.posts(), URI.create("http://127.0.0.1:1/")).stream()
                    .collect(toMap(feed -> feed.page().path(), feed -> feed.page().text()));

    @Test
    void feed_isWellFormed_whateverTheSite() throws Exception {
        assertThat(feeds).hasSize(10);
        for (String feed : feeds.values()) {
            assertThat(parsed(feed).getDocumentElement().getNodeName()).isIn("rss", "feed");
        }
    }

    @Test
    void feeds_holdEveryPostWithAKnownTitle() throws Exception {
        int entries = 0;
        for (String feed : feeds.values()) {
            entries += parsed(feed).getElementsByTagName("item").getLength();
            entries += parsed(feed).getElementsByTagName("entry").getLength();
        }
        assertThat(entries).isEqualTo(24);
    }

    @Test
    void post_keepsTheIdsOfItsFacts() throws Exception {
        var item = item("/blogs/blog.scottlowe.org/feed", "Security Fixes for ESX");
        assertThat(child(item, "description")).contains("ESX-2533126");
        assertThat(child(item, "pubDate")).isEqualTo("Tue, 14 Nov 2006 00:00:00 GMT");
        assertThat(child(item, "author")).isEqualTo("Scott Lowe");
    }

    @Test
    void post_hasNoDate_whereNoDayIsKnown() throws Exception {
        var month =
                item(
                        "/blogs/rational-survivability/feed",
                        "On Patch Tuesdays for Virtualization Platforms");
        assertThat(month.getElementsByTagName("pubDate").getLength()).isZero();
        assertThat(child(month, "link")).startsWith("https://www.rationalsurvivability.com/");
        var none = item("/blogs/network-world/feed", "Patch Tuesday In A Virtual Environment");
        assertThat(none.getElementsByTagName("pubDate").getLength()).isZero();
        assertThat(none.getElementsByTagName("author").getLength()).isZero();
    }

    @Test
    void post_hasNoLink_whereItsAddressIsNotKnown() throws Exception {
        var item = item("/blogs/blog.scottlowe.org/feed", "Autopatching ESX");
        assertThat(item.getElementsByTagName("link").getLength()).isZero();
        assertThat(child(item, "guid")).contains("2007-03-09-autopatching-esx");
    }

    @Test
    void oneBlog_speaksAtom() throws Exception {
        var feed = parsed(feeds.get("/blogs/virtualization.info/feed")).getDocumentElement();
        assertThat(feed.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
        var entry = (Element) feed.getElementsByTagName("entry").item(0);
        assertThat(entry.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
        assertThat(child(entry, "updated")).isEqualTo("2007-12-07T00:00:00Z");
    }

    private Element item(String path, String title) throws Exception {
        var items = parsed(feeds.get(path)).getElementsByTagName("item");
        return IntStream.range(0, items.getLength())
                .mapToObj(i -> (Element) items.item(i))
                .filter(item -> child(item, "title").equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static String child(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }

    private static Document parsed(String xml) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
