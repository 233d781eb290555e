package io.hypervisory.ingest.read.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.Digests;
import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.PostFacts;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Documents;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageReaderTest {
    private static final String ADDRESS = "https://www.blog.example/2008/09/hosts.html";
    private static final String STORY =
            "<p>The patch for VMSA-2008-0014 restarts every host, and CVE-2008-3514 is closed by it. "
                    + "Plan an evening for each cluster, and let the guests move before you begin. "
                    + "<a href='/kb/1006721'>The article</a> says the same in more words.</p>";

    private static PostFacts post(String html) {
        return Documents.posts(page(html)).getFirst();
    }

    private static Document page(String html) {
        byte[] body = html.getBytes(UTF_8);
        return new Document(
                "a-blog",
                "page",
                false,
                ADDRESS,
                "text/html; charset=utf-8",
                null,
                -1,
                -1,
                Digests.sha256(body),
                Instant.parse("2026-01-02T03:04:05Z"),
                body);
    }

    private static PostFacts ofFeed(String item) {
        return Documents.posts(
                        Documents.of(
                                "feed",
                                "<rss version='2.0'><channel><title>b</title>"
                                        + "<link>https://blog.example/</link><item><title>Hosts</title>"
                                        + item
                                        + "</item></channel></rss>"))
                .getFirst();
    }

    @Test
    void headOfAPage_saysTitleSiteAuthorDatesAndTags() {
        PostFacts post =
                post(
                        """
                        <html><head><title>Hosts | A blog</title>
                        <link rel=canonical href="https://blog.example/2008/09/hosts.html">
                        <meta property="og:title" content="Hosts that restart">
                        <meta property="og:site_name" content="A blog">
                        <meta property="article:published_time" content="2008-09-02T08:00:00+02:00">
                        <meta property="article:modified_time" content="2008-09-03T08:00:00Z">
                        <meta property="article:tag" content="esx"><meta name=author content="Ann Author">
                        </head><body><article>%s</article></body></html>
                        """
                                .formatted(STORY));

        assertThat(post.title()).isEqualTo("Hosts that restart");
        assertThat(post.site()).isEqualTo("A blog");
        assertThat(post.authors()).containsExactly("Ann Author");
        assertThat(post.categories()).containsExactly("esx");
        assertThat(post.link()).isEqualTo("https://blog.example/2008/09/hosts.html");
        assertThat(post.initialReleaseDate())
                .satisfies(date -> assertThat(date.instant()).isEqualTo("2008-09-02T06:00:00Z"));
        assertThat(post.currentReleaseDate())
                .satisfies(date -> assertThat(date.instant()).isEqualTo("2008-09-03T08:00:00Z"));
        assertThat(post.witness().key()).isEqualTo("a-blog/page");
        assertThat(post.mentions())
                .extracting(Mention::id)
                .contains("CVE-2008-3514", "vmware/VMSA-2008-0014");
    }

    @Test
    void schemaOrg_saysWhatTheHeadDoesNot() {
        PostFacts post =
                post(
                        """
                        <html><head><title>x</title><script type="application/ld+json">{broken</script>
                        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
                          {"@type":"WebSite","name":"s"},
                          {"@type":["BlogPosting"],"headline":"Hosts","datePublished":"2009-01-02",
                           "author":[{"@type":"Person","name":"Bo Writer"}]}]}</script></head>
                        <body>%s</body></html>
                        """
                                .formatted(STORY));

        assertThat(post.title()).isEqualTo("Hosts");
        assertThat(post.authors()).containsExactly("Bo Writer");
        assertThat(post.initialReleaseDate())
                .satisfies(date -> assertThat(date.said()).isEqualTo("2009-01-02"));
    }

    @Test
    void oldPage_withoutAnyMark_isItsDensestBlock() {
        PostFacts post =
                post(
                        """
                        <html><head><title>Hosts</title></head><body><table><tr>
                        <td><a href=/a>Archive of many years</a><br><a href=/b>Another long link in the margin</a></td>
                        <td><div>%s%s</div></td></tr></table>
                        <div id=footer><p>Copyright of someone</p></div></body></html>
                        """
                                .formatted(STORY, STORY));

        assertThat(post.title()).isEqualTo("Hosts");
        assertThat(post.text()).startsWith("The patch for").doesNotContain("Archive", "Copyright");
        assertThat(post.initialReleaseDate()).isNull();
        assertThat(post.site()).isEqualTo("blog.example");
    }

    @Test
    void furnitureOfTheSite_isLeftOut_andTheArticlesTimeCounts() {
        PostFacts post =
                post(
                        """
                        <body><nav>Home News</nav><time datetime="2020-01-01">today</time>
                        <main><h1>Hosts</h1><article><time datetime="2008-09-02">2 Sept</time>%s
                        <aside>Buy CVE-1999-0001</aside><div id=comments><p>First! CVE-1999-0002</p></div>
                        </article></main><footer>VMSA-1999-0001</footer></body>
                        """
                                .formatted(STORY));

        assertThat(post.title()).isEqualTo("Hosts");
        assertThat(post.text()).doesNotContain("Buy", "First!", "Home");
        assertThat(post.mentions()).extracting(Mention::id).noneMatch(id -> id.contains("1999"));
        assertThat(post.initialReleaseDate())
                .satisfies(date -> assertThat(date.said()).isEqualTo("2008-09-02"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<link>https://blog.example/2008/09/hosts.html</link>"
                        + " | <link rel=canonical href='https://blog.example/2008/09/hosts.html'>",
                "<guid isPermaLink='false'>https://blog.example/?p=877</guid>"
                        + " | <link rel=shortlink href='https://blog.example/?p=877'>",
                "<guid isPermaLink='false'>tag:blogger.com,1999:blog-12.post-345</guid>"
                        + " | <meta itemprop=blogId content=12><meta itemprop=postId content=345>",
            })
    void page_isTheEntryOfItsFeed(String entry, String head) {
        assertThat(post(head + STORY).id()).isEqualTo(ofFeed(entry).id());
    }

    @Test
    void page_doesNotSpeakForAnotherHost() {
        PostFacts post =
                post(
                        "<link rel=canonical href='https://other.example/x'>"
                                + "<link rel=shortlink href='https://other.example/?p=1'>"
                                + STORY);

        assertThat(post.link()).isEqualTo(ADDRESS);
        assertThat(post.id()).isEqualTo(post(STORY).id());
        assertThat(post.id().vendor()).isEqualTo("blog.example");
    }

    @ParameterizedTest
    @CsvSource({"'  ', empty", "just words, not-html", "<html><body><nav>x</nav>, no-text"})
    void whatIsNoPost_isRejected(String body, String reason) {
        assertThat(Documents.reason(page(body))).isEqualTo(reason);
    }

    /// The templates of Blogger before 2006: who wrote it stands in the foot.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p class='post-footer'><em>posted by Jane Doe at <a href='/2008/09/hosts.html' title='permanent link'>10:42 AM</a></em></p>",
                "<p class='post-footer'><span class='byline'>posted by Jane Doe @ <a href='/2008/09/hosts.html'>10:42 AM</a></span></p>",
                "<span class='PostFooter'>posted by Jane Doe | <a href='/2008/09/hosts.html'>10:42 AM</a></span>",
            })
    void classicTheme_namesTheAuthorInTheFoot(String foot) {
        PostFacts post =
                post(
                        "<html><head><title>A blog: Hosts</title></head><body><div id='content'>"
                                + "<h2 class='date-header'>Friday, September 19, 2008</h2>"
                                + "<div class='post'><a name='113'></a><h3 class='post-title'>Hosts</h3>"
                                + "<div class='post-body'><div>"
                                + STORY
                                + "</div></div>"
                                + foot
                                + "</div></div><div id='profile-container'><a href='/p'>Somebody Else</a></div>"
                                + "</body></html>");

        assertThat(post.authors()).containsExactly("Jane Doe");
        assertThat(post.title()).isEqualTo("Hosts");
        assertThat(post.initialReleaseDate().said()).contains("September 19, 2008");
        assertThat(post.text()).doesNotContain("Jane Doe");
    }
}
