package io.hypervisory.ingest.read.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hypervisory.ingest.contract.Mention;
import io.hypervisory.ingest.contract.PostFacts;
import io.hypervisory.ingest.contract.SaidDate;
import io.hypervisory.ingest.read.Documents;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedReaderTest {
    private static List<PostFacts> read(String fixture) {
        return Documents.posts(Documents.of("feed", Documents.fixture("feed/" + fixture)));
    }

    private static PostFacts only(String xml) {
        return Documents.posts(Documents.of("feed", xml)).getFirst();
    }

    private static String rss(String item) {
        return "<rss version='2.0'><channel><title>T</title><link>https://site.example/</link>"
                + "<description>d</description><item>"
                + item
                + "</item></channel></rss>";
    }

    @Test
    void rssItem_isReadWithAllItsFields() {
        PostFacts post = read("rss.xml").getFirst();
        assertThat(post.title()).isEqualTo("Patching ESX after VMSA-2008-00011");
        assertThat(post.site()).isEqualTo("Hosts & Guests");
        assertThat(post.authors()).containsExactly("Ann Author");
        assertThat(post.link()).isEqualTo("https://blog.example.com/2008/08/patching.html");
        assertThat(post.categories()).containsExactly("security", "esx");
        assertThat(post.text())
                .isEqualTo(
                        "Two ids here: CVE-2008-1447 and this article, bulletin ESX350-200808401-SG.");
        assertThat(Objects.requireNonNull(post.initialReleaseDate()).instant())
                .isEqualTo(Instant.parse("2008-08-12T14:30:00Z"));
        assertThat(post.currentReleaseDate()).isNull();
        assertThat(post.witness().key()).isEqualTo("a-source/feed");
    }

    @Test
    void entriesOfOneLink_areToldApart_andRepeatedOnesAreOne() {
        String item =
                "<title>%s</title><link>https://site.example/a</link><description>%s</description>";
        String feed =
                rss(
                        item.formatted("One", "first")
                                + "</item><item>"
                                + item.formatted("Two", "XSA-42")
                                + "</item><item>"
                                + item.formatted("One", "first"));

        assertThat(Documents.posts(Documents.of("feed", feed)))
                .extracting(PostFacts::title)
                .containsExactly("One", "Two");
        assertThat(Documents.posts(Documents.of("feed", feed)))
                .extracting(PostFacts::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void mentions_areFoundInTitleTextAndLinks() {
        assertThat(read("rss.xml").getFirst().mentions())
                .extracting(Mention::kind, Mention::id)
                .containsExactly(
                        tuple(Mention.Kind.CVE, "CVE-2008-1447"),
                        tuple(Mention.Kind.ADVISORY, "vmware/VMSA-2008-0011"),
                        tuple(Mention.Kind.PATCH, "vmware/ESX350-200808401-SG"),
                        tuple(Mention.Kind.KB, "vmware/KB1005896"));
    }

    @Test
    void id_isTheSitesHost_andADigestOfTheGuid() {
        // SHA-256 of tag:blog.example.com,2008:42
        assertThat(read("rss.xml").getFirst().id())
                .hasToString("blog.example.com/ac3a83f7f959dda3");
    }

    @Test
    void id_isTheSame_whenOnlyTheLinkChanged() {
        PostFacts before = only(rss("<guid>g1</guid><link>https://site.example/a</link>"));
        PostFacts after = only(rss("<guid>g1</guid><link>https://site.example/b</link>"));
        assertThat(before.id()).isEqualTo(after.id());
        assertThat(only(rss("<guid>g2</guid>")).id()).isNotEqualTo(before.id());
    }

    @Test
    void id_isOfLink_orElseOfTitleAndDate_whenThereIsNoGuid() {
        PostFacts linked = only(rss("<title>a</title><link>https://site.example/a</link>"));
        PostFacts renamed = only(rss("<title>b</title><link>https://site.example/a</link>"));
        assertThat(linked.id()).isEqualTo(renamed.id());
        PostFacts first = only(rss("<title>a</title><pubDate>1 Jan 2008</pubDate>"));
        PostFacts second = only(rss("<title>a</title><pubDate>2 Jan 2008</pubDate>"));
        assertThat(first.id()).isNotEqualTo(second.id());
    }

    @Test
    void relativeLink_isResolved_andAnImpossibleDateNull() {
        PostFacts post = read("rss.xml").getLast();
        assertThat(post.link()).isEqualTo("https://www.example.com/relative/path");
        assertThat(post.initialReleaseDate()).isNull();
        assertThat(post.text()).isEqualTo("Plain & simple");
    }

    @Test
    void link_isNull_whenItIsNoWebAddress() {
        assertThat(only(rss("<link>javascript:alert(1)</link>")).link()).isNull();
    }

    @Test
    void atomEntry_isReadWithAllItsFields() {
        PostFacts post = read("atom.xml").getFirst();
        assertThat(post.site()).isEqualTo("Café virtuel");
        assertThat(post.title()).isEqualTo("if a < b then MS08-067");
        assertThat(post.authors()).containsExactly("René", "Zoë");
        assertThat(post.id().vendor()).isEqualTo("cafe.example.org");
        assertThat(post.text()).isEqualTo("XSA-26 and CTX200288");
        assertThat(post.mentions())
                .extracting(Mention::id)
                .containsExactly("microsoft/MS08-067", "xen/XSA-26", "citrix/CTX200288");
    }

    @Test
    void atomDates_areOurs_notRomes() {
        List<PostFacts> posts = read("atom.xml");
        assertThat(posts.getFirst().initialReleaseDate())
                .isEqualTo(
                        new SaidDate(
                                "2024-09-09T23:00:00+02:00",
                                Instant.parse("2024-09-09T21:00:00Z"),
                                SaidDate.Precision.TIME,
                                "+02:00",
                                false));
        assertThat(Objects.requireNonNull(posts.getFirst().currentReleaseDate()).instant())
                .isEqualTo(Instant.parse("2024-09-10T06:00:00.425167Z"));
        assertThat(Objects.requireNonNull(posts.get(1).currentReleaseDate()).instant())
                .as("the same moment, and said")
                .isEqualTo(Instant.parse("2024-09-10T06:00:00Z"));
        assertThat(posts.get(2).initialReleaseDate()).isNull();
        assertThat(Objects.requireNonNull(posts.get(2).currentReleaseDate()).zoneAssumed())
                .isTrue();
    }

    @Test
    void summary_isRead_whenThereIsNoContent() {
        assertThat(read("atom.xml").get(1).text()).isEqualTo("One two");
    }

    @Test
    void feed_isRead_withAnHourThatNoDayHas() {
        PostFacts post =
                only(
                        rss("<title>x</title>")
                                .replace("<item>", "<skipHours><hour>25</hour></skipHours><item>"));
        assertThat(post.title()).isEqualTo("x");
    }

    @Test
    void controls_andTheirReferences_areStripped() {
        assertThat(only(rss("<title>a\u0008b&#8;c&#x1F;d</title>")).title()).isEqualTo("abcd");
    }

    @Test
    void doctype_isRemoved_withItsSubset() {
        String doctype =
                "<?xml version='1.0'?><!-- x --><!DOCTYPE rss [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        assertThat(only(doctype + rss("<title>x</title>")).title()).isEqualTo("x");
        assertThat(only(doctype + rss("<title>&e;</title>")).title())
                .as("what it stands for is never fetched")
                .isEqualTo("&e;");
        assertThat(only(doctype + rss("<title>&amp;lt;!DOCTYPE html&amp;gt;</title>")).title())
                .isEqualTo("<!DOCTYPE html>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "' ' | empty",
                "<!DOCTYPE html><html></html> | html-instead",
                "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/> | html-instead",
                "{\"version\": \"https://jsonfeed.org/version/1\"} | not-a-feed",
                "{\"title\": \"T\" | truncated",
                "{title} | not-json",
                "User-agent: * | not-xml",
                "<opml/> | not-a-feed",
                "<rss version='2.0'/> | not-a-feed",
                "<rss version='2.0'><channel><title>T</title> | truncated",
                "<rss version='2.0'><channel><item><title>half | truncated",
            })
    void document_isRejected_withItsReason(String body, String reason) {
        assertThat(Documents.reason(Documents.of("feed", body))).isEqualTo(reason);
    }

    @Test
    void document_isRejected_whenNestedTooDeep() {
        String body = "<rss>" + "<a>".repeat(1000) + "</a>".repeat(1000) + "</rss>";
        assertThat(Documents.reason(Documents.of("feed", body))).isEqualTo("too-deep");
        String illFormed = "<rss>&x;" + "<a>".repeat(1000) + "</rss>";
        assertThat(Documents.reason(Documents.of("feed", illFormed))).isEqualTo("too-deep");
        String json = "{\"items\":" + "[".repeat(1000) + "]".repeat(1000) + "}";
        assertThat(Documents.reason(Documents.of("feed", json))).isEqualTo("too-deep");
    }
}
