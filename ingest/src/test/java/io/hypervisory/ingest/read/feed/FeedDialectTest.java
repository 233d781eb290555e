package io.hypervisory.ingest.read.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.PostFacts;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.Documents;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The formats of feeds, and the forms in which people write them.
class FeedDialectTest {
    private static List<PostFacts> fixture(String name) {
        return Documents.posts(Documents.of("feed", Documents.fixture("feed/" + name)));
    }

    private static PostFacts only(String feed) {
        List<PostFacts> posts = Documents.posts(Documents.of("feed", feed));
        assertThat(posts).hasSize(1);
        return posts.getFirst();
    }

    private static @Nullable Instant instant(@Nullable SaidDate date) {
        return date == null ? null : date.instant();
    }

    @Test
    void atom03_isReadWithAllItsFields() {
        PostFacts post = fixture("atom-0.3.xml").getFirst();
        assertThat(post.site()).isEqualTo("Old hands");
        assertThat(post.id().vendor()).isEqualTo("old.example.org");
        assertThat(post.title()).isEqualTo("Xen 3.1");
        assertThat(post.link()).isEqualTo("https://old.example.org/blog/2007/05/xen");
        assertThat(post.authors()).containsExactly("Ann Author");
        assertThat(instant(post.initialReleaseDate()))
                .isEqualTo(Instant.parse("2007-05-18T08:00:00Z"));
        assertThat(instant(post.currentReleaseDate()))
                .isEqualTo(Instant.parse("2007-05-19T08:00:00Z"));
        assertThat(post.text()).isEqualTo("XSA-1 and CVE-2007-0998");
    }

    @Test
    void rss10_isReadWithAllItsFields() {
        PostFacts post = fixture("rss-1.0.xml").getFirst();
        assertThat(post.site()).isEqualTo("Notes");
        assertThat(post.title()).isEqualTo("A note");
        assertThat(post.link()).isEqualTo("https://notes.example.net/n1.html");
        assertThat(post.authors()).containsExactly("Bea Writer");
        assertThat(post.categories()).containsExactly("escape");
        assertThat(post.text()).isEqualTo("long & whole, CVE-2009-1244");
        assertThat(instant(post.initialReleaseDate()))
                .isEqualTo(Instant.parse("2009-04-11T12:00:00Z"));
    }

    @Test
    void jsonFeed_isReadWithAllItsFields() {
        List<PostFacts> posts = fixture("feed.json");
        assertThat(posts).hasSize(2);
        PostFacts post = posts.getFirst();
        assertThat(post.site()).isEqualTo("Fish & <Chips>");
        assertThat(post.title()).isEqualTo("ESXi <7.0>");
        assertThat(post.link()).isEqualTo("https://www.example.com/2021/02/patch");
        assertThat(post.authors()).containsExactly("Cid Coder");
        assertThat(post.categories()).containsExactly("esxi", "patch");
        assertThat(post.text()).isEqualTo("Fixes these");
        assertThat(post.mentions())
                .extracting(Mention::id)
                .containsExactly("vmware/VMSA-2021-0002");
        assertThat(instant(post.initialReleaseDate()))
                .isEqualTo(Instant.parse("2021-02-23T17:00:00Z"));
        assertThat(instant(post.currentReleaseDate()))
                .isEqualTo(Instant.parse("2021-02-24T17:00:00Z"));
        assertThat(posts.getLast().text()).isEqualTo("a < b");
        assertThat(posts.getLast().link()).isEqualTo("https://elsewhere.example/b");
        assertThat(posts.getLast().authors()).containsExactly("The House");
    }

    @Test
    void jsonFeed_isRead_withoutItsVersion_andUpToItsCut() {
        String feed =
                """
                {"title": "T", "feed_url": "https://s.example/f", "items": [
                 {"id": "1", "title": "whole"}, {"id": "2", "title": "hal\
                """;
        assertThat(only(feed).title()).isEqualTo("whole");
        assertThat(Documents.posts(Documents.of("feed", feed + "f\"}")))
                .as("the second is whole too, the list is cut")
                .extracting(PostFacts::title)
                .containsExactly("whole", "half");
    }

    @Test
    void rssInJson_isRead() {
        PostFacts post =
                only(
                        """
                        {"rss": {"version": "2.0", "channel": {"title": "T", "item": [
                         {"title": "x", "description": "<p>y</p>", "link": "https://s.example/x",
                          "pubDate": "Mon, 26 Jun 2017 12:20:05 GMT"}]}}}\
                        """);
        assertThat(post.text()).isEqualTo("y");
        assertThat(instant(post.initialReleaseDate()))
                .isEqualTo(Instant.parse("2017-06-26T12:20:05Z"));
    }

    @Test
    void cdf_isRead() {
        PostFacts post =
                only(
                        """
                        <CHANNEL HREF="http://www.site.example/"><TITLE>Active</TITLE>
                        <ITEM HREF="news/1" LASTMOD="1998-02-03T10:00"><TITLE>One</TITLE>
                        <ABSTRACT>a word</ABSTRACT></ITEM></CHANNEL>\
                        """);
        assertThat(post.site()).isEqualTo("Active");
        assertThat(post.id().vendor()).isEqualTo("site.example");
        assertThat(post.title()).isEqualTo("One");
        assertThat(post.text()).isEqualTo("a word");
        assertThat(post.link()).isEqualTo("https://www.example.com/a/news/1");
        assertThat(instant(post.currentReleaseDate()))
                .isEqualTo(Instant.parse("1998-02-03T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rss version='0.91'><channel>ITEM</channel></rss>",
                "<rss version='9'><channel>ITEM</channel></rss>",
                "<rss><channel/>ITEM</rss>",
                "<RSS><Channel>ITEM</Channel></RSS>",
                "<rss xmlns='http://backend.userland.com/rss2'><channel>ITEM</channel></rss>",
                "<Channel xmlns='http://purl.org/net/rss1.1#'><items>ITEM</items></Channel>",
                "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
                        + " xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel/>ITEM</r:RDF>",
                "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><rss xmlns=''><channel>ITEM"
                        + "</channel></rss></body></html>",
            })
    void rss_isRead_inAnyDialect(String feed) {
        String item =
                """
                <item><title>x</title><guid>https://s.example/x</guid><author>a@s.example</author>
                <category>c</category><pubDate>Mon, 26 Jun 2017 12:20:05 GMT</pubDate>
                <description>y</description></item>\
                """;
        PostFacts post = only(feed.replace("ITEM", item));
        assertThat(post.title()).isEqualTo("x");
        assertThat(post.text()).isEqualTo("y");
        assertThat(post.link()).isEqualTo("https://s.example/x");
        assertThat(post.authors()).containsExactly("a@s.example");
        assertThat(post.categories()).containsExactly("c");
        assertThat(post.initialReleaseDate()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<feed>ENTRY</feed>",
                "<feed xmlns='http://example.com/necho'>ENTRY</feed>",
                "<a:feed xmlns:a='http://www.w3.org/2005/Atom' xmlns='http://www.w3.org/2005/Atom'>ENTRY</a:feed>",
                "<entry xmlns='http://www.w3.org/2005/Atom'><id>1</id><title>x</title><summary>y</summary></entry>",
            })
    void atom_isRead_inAnyDialect(String feed) {
        String entry = "<entry><id>1</id><title>x</title><summary>y</summary></entry>";
        PostFacts post = only(feed.replace("ENTRY", entry));
        assertThat(post.title()).isEqualTo("x");
        assertThat(post.text()).isEqualTo("y");
    }

    @Test
    void link_isResolvedAgainstItsBase() {
        String entry = "<entry xml:base='%s'><id>1</id><link href='%s'/></entry>";
        String feed =
                "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='/b/'>" + entry + "</feed>";
        assertThat(only(feed.formatted("c/", "d?e")).link())
                .isEqualTo("https://www.example.com/b/c/d?e");
        assertThat(only(feed.formatted("https://other.example/x/", "../d")).link())
                .isEqualTo("https://other.example/d");
        assertThat(only(feed.formatted("", "https://Other.Example/d")).link())
                .isEqualTo("https://Other.Example/d");
    }
}
