package io.hypervisory.ingest.read.feed;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.contract.PostFacts;
import io.hypervisory.ingest.read.Document;
import io.hypervisory.ingest.read.Documents;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Feeds that are not what XML allows.
class FeedFaultTest {
    private static final String FEED =
            """
            <rss version='2.0'><channel><title>T</title><link>https://s.example/</link>
            <item><title>one</title><guid>1</guid></item>
            <item><title>two</title><guid>2</guid></item>
            </channel></rss>\
            """;

    private static List<String> titles(String feed) {
        return Documents.posts(Documents.of("feed", feed)).stream().map(PostFacts::title).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>T</title>|<title>T<br></title>",
                "<title>T</title>|<title>T</titel>",
                "<title>T</title>|<title>T",
                "<title>T</title>|<image><title>T</title>",
                "<title>T</title>|<itunes:subtitle x:y='z'>T</itunes:subtitle>",
                "<title>T</title>|<title>AT&T &nbsp;&unheard;</title>",
                "<title>T</title>|<title a=b c>T</title>",
                "<title>T</title>|<title>1 < 2</title>",
                "<title>T</title>|<!-- -- --><!DOCTYPE x><a:b:c/><x:/>",
                "<title>T</title>|<x 1='2' a:b:c='3' xmlns:q=''>T",
                "</item>|",
                "<rss|\n<!-- c --><?xml version='1.0'?>\n<rss",
                "<rss|PHP Warning: none <?xml version='1.0'?><rss",
                "</rss>|</rss",
                "</rss>|",
                "</channel></rss>|",
                "</rss>|</rss><script>x</script>",
            })
    void feed_isRead_withItsFault(String change) {
        int bar = change.indexOf('|');
        String feed = FEED.replace(change.substring(0, bar), change.substring(bar + 1));
        assertThat(feed).isNotEqualTo(FEED);
        assertThat(titles(feed)).containsExactly("one", "two");
    }

    @Test
    void entryThatIsCut_isLeftOut() {
        int second = FEED.indexOf("<title>two");
        for (int end = second; end < FEED.indexOf("</item>", second); end++) {
            assertThat(titles(FEED.substring(0, end))).containsExactly("one");
        }
    }

    @Test
    void undeclaredContent_isTheContentAllTheSame() {
        String item = "<title>one</title><content:encoded>&lt;b>whole&lt;/b></content:encoded>";
        String feed = FEED.replace("<title>one</title>", item);
        assertThat(Documents.posts(Documents.of("feed", feed)).getFirst().text())
                .isEqualTo("whole");
    }

    /// The JDK's parser counts each of them as an entity, and stops at 100,000 of its own accord.
    @Test
    void muchEscapedMarkup_isNoReasonToRefuse() {
        String much = "&lt;p>a&lt;/p>".repeat(120_000);
        String feed =
                FEED.replace(
                        "<title>one</title>",
                        "<title>one</title><description>" + much + "</description>");

        assertThat(titles(feed)).containsExactly("one", "two");
    }

    @Test
    void entities_standForPlainTextOnly_andWithinBounds() {
        String doctype =
                """
                <!DOCTYPE rss [<!ENTITY a "plain"><!ENTITY nbsp '&#160;'>
                <!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>\
                """;
        assertThat(titles(doctype + FEED.replace("two", "&a;&nbsp;&b;&c;")).getLast())
                .isEqualTo("plain &b;&c;");

        String large = "<!DOCTYPE rss [<!ENTITY a \"" + "x".repeat(500) + "\">]>";
        String many = titles(large + FEED.replace("two", "&a;".repeat(100_000))).getLast();
        assertThat(many).startsWith("xxx").endsWith("&a;").hasSizeLessThan(1_500_000);
    }

    @Test
    void charset_isTakenFromMark_thenDeclaration_thenHeader_thenUtf8_thenWindows1252() {
        String feed = FEED.replace("one", "Größe");
        String declared = "<?xml version='1.0' encoding='iso-8859-2'?>" + feed;
        var latin2 = Charset.forName("iso-8859-2");
        var windows = Charset.forName("windows-1252");
        var utf32 = Charset.forName("UTF-32LE");

        assertThat(title(("\uFEFF" + declared).getBytes(UTF_16LE), "text/xml; charset=koi8-r"))
                .isEqualTo("Größe");
        assertThat(title(declared.replace('ß', 'ş').getBytes(latin2), "text/xml; charset=koi8-r"))
                .isEqualTo("Gröşe");
        assertThat(title(feed.replace('ß', 'ş').getBytes(latin2), "text/xml; charset=iso-8859-2"))
                .isEqualTo("Gröşe");
        assertThat(title(feed.getBytes(UTF_8), "text/xml; charset=us-ascii")).isEqualTo("Größe");
        assertThat(title(feed.getBytes(windows), null)).isEqualTo("Größe");
        assertThat(title(feed.getBytes(utf32), null)).isEqualTo("Größe");
    }

    @Test
    void charset_isUtf8_whenTheEndCutsACharacter() {
        byte[] feed = FEED.replace("one", "Größe").replace("two", "ü").getBytes(UTF_8);
        int cut = new String(feed, Charset.forName("windows-1252")).lastIndexOf('Ã') + 1;
        assertThat(title(Arrays.copyOf(feed, cut), null)).isEqualTo("Größe");
    }

    private static String title(byte[] body, @Nullable String contentType) {
        Document plain = Documents.of("feed", body);
        var document =
                new Document(
                        plain.source(),
                        plain.format(),
                        plain.history(),
                        plain.url(),
                        contentType,
                        null,
                        -1,
                        -1,
                        plain.sha256(),
                        plain.fetchedAt(),
                        body);
        return Documents.posts(document).getFirst().title();
    }
}
