package io.hypervisory.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.LoopbackSite;
import io.hypervisory.ingest.Misbehaviour;
import io.hypervisory.ingest.contract.SourceState;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedPagesTest {
    private final Rig rig = new Rig("kind: feed\nurl: SITE/feed\npages: true");

    @AfterEach
    void stop() {
        rig.close();
    }

    private static String feed(String... links) {
        var items = new StringBuilder("<rss version='2.0'><channel><title>t</title>");
        for (String link : links) {
            items.append("<item><title>x</title><link>").append(link).append("</link></item>");
        }
        return items + "</channel></rss>";
    }

    @Test
    void feed_isTaken_andThePagesOfItsEntries_onItsHost() throws InterruptedException {
        rig.site.tagged("/feed", feed("/2008/09/a.html#comments", "http://elsewhere.example/b"));
        rig.site.page("/2008/09/a.html", "a");

        SourceState first = rig.crawl();

        assertThat(first.failure()).isNull();
        assertThat(rig.taken()).containsExactly("feed /feed", "page /2008/09/a.html");

        rig.site.requests().clear();
        rig.poll();
        assertThat(rig.site.requests()).containsExactly("/feed");

        rig.site.tagged("/feed", feed("/2008/09/c.html", "/2008/09/a.html"));
        rig.site.page("/2008/09/c.html", "c");
        rig.site.requests().clear();
        rig.poll();

        assertThat(rig.taken()).containsExactly("feed /feed", "page /2008/09/c.html");
    }

    @Test
    void pageThatFails_isAskedForAgain_thoughTheFeedIsTheSame() throws InterruptedException {
        rig.site.tagged("/feed", feed("/a"));
        var asked = new AtomicInteger();
        rig.site.page(
                "/a",
                exchange ->
                        LoopbackSite.send(exchange, asked.incrementAndGet() == 1 ? 408 : 200, "a"));

        assertThat(rig.crawl().failure()).contains("/a").contains("408");
        rig.taken();
        SourceState second = rig.poll();

        assertThat(second.failure()).isNull();
        assertThat(rig.taken()).containsExactly("page /a");
    }

    @Test
    void htmlInsteadOfTheFeed_isAFault_andIsNotKept() throws InterruptedException {
        rig.site.page("/feed", Misbehaviour.htmlInstead());

        assertThat(rig.crawl().failure()).contains("is no feed");
        assertThat(rig.taken()).isEmpty();
    }
}
