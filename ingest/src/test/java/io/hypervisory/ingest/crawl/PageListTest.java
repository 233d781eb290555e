package io.hypervisory.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.Misbehaviour;
import io.hypervisory.ingest.contract.SourceState;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageListTest {
    private final Rig rig =
            new Rig(
                    """
                    kind: page-list
                    url: SITE/security/advisories.html
                    format: vmsa-page
                    page:
                      item: div.news_block
                      date: p:first-of-type
                      next: a.older
                      keep: .*/VMSA-.*
                      most: 3
                    """);

    @AfterEach
    void stop() {
        rig.close();
    }

    private static String block(String name, String date) {
        return "<div class='news_block'><a href='/security/%s.html#top'>%s</a><p>%s</p><p>more <a href='/x'>x</a></p></div>"
                .formatted(name, name, date);
    }

    private static String older(String page) {
        return "<a class='older' href='" + page + "'>older</a>";
    }

    @Test
    void blocks_areItems_fromPageToPage_andTheirDateSaysWhetherTheyChanged()
            throws InterruptedException {
        rig.site.page(
                "/security/advisories.html",
                block("VMSA-2020-0002", "2020-02-01")
                        + block("not-this", "2020-01-02")
                        + "<a href='/security/VMSA-2000-0001.html'>outside a block</a>"
                        + older("page2.html"));
        rig.site.page("/security/page2.html", block("VMSA-2020-0001", "2020-01-01"));
        rig.site.page("/security/VMSA-2020-0002.html", "two");
        rig.site.page("/security/VMSA-2020-0001.html", "one");

        assertThat(rig.crawl().failure()).isNull();
        assertThat(rig.taken())
                .containsExactly(
                        "vmsa-page /security/VMSA-2020-0002.html",
                        "vmsa-page /security/VMSA-2020-0001.html");

        rig.site.requests().clear();
        rig.site.page("/security/page2.html", block("VMSA-2020-0001", "2020-03-03"));
        rig.site.page("/security/VMSA-2020-0001.html", "one, again");
        rig.poll();

        assertThat(rig.site.requests()).doesNotContain("/security/VMSA-2020-0002.html");
        assertThat(rig.taken()).containsExactly("vmsa-page /security/VMSA-2020-0001.html");
    }

    @Test
    void nextPagesThatLoop_end() throws InterruptedException {
        rig.site.page(
                "/security/advisories.html", block("VMSA-1", "1") + older("advisories.html#more"));
        rig.site.page("/security/VMSA-1.html", "one");

        SourceState state = rig.crawl();

        assertThat(state.failure()).isNull();
        assertThat(rig.site.requests())
                .containsExactly("/security/advisories.html", "/security/VMSA-1.html");
    }

    @Test
    void pagesWithoutEnd_areCut_andThatIsSaid() throws InterruptedException {
        for (int page = 1; page < 6; page++) {
            rig.site.page(
                    page == 1 ? "/security/advisories.html" : "/security/" + page,
                    block("VMSA-1", "1") + older("/security/" + (page + 1)));
        }
        rig.site.page("/security/VMSA-1.html", "one");

        assertThat(rig.crawl().failure()).contains("more than 3 pages");
        assertThat(rig.site.requests()).contains("/security/3").doesNotContain("/security/4");
    }

    @Test
    void secondPageThatFails_isNamed_andTheFirstIsTaken() throws InterruptedException {
        rig.site.page("/security/advisories.html", block("VMSA-1", "1") + older("page2.html"));
        rig.site.page("/security/page2.html", Misbehaviour.status(403));
        rig.site.page("/security/VMSA-1.html", "one");

        assertThat(rig.crawl().failure()).contains("page2.html").contains("403");
        assertThat(rig.taken()).hasSize(1);
    }

    @Test
    void pageOfAnotherMarkup_isSaidToBeNone() throws InterruptedException {
        rig.site.page("/security/advisories.html", Misbehaviour.htmlInstead());

        assertThat(rig.crawl().failure()).contains("no link that is meant");
    }

    @Test
    void linkToAnotherHost_isLeft() throws InterruptedException {
        rig.site.page(
                "/security/advisories.html",
                "<div class=news_block><a href='http://elsewhere.example/VMSA-1.html'>x</a></div>"
                        + block("VMSA-2", "2"));
        rig.site.page("/security/VMSA-2.html", "two");

        assertThat(rig.crawl().failure()).isNull();
        assertThat(rig.taken()).containsExactly("vmsa-page /security/VMSA-2.html");
    }

    @Test
    void hundredsOfThousandsOfLinks_areBounded() throws InterruptedException {
        String links =
                IntStream.range(0, 60_000)
                        .mapToObj(_ -> "<div class=news_block><a href=/VMSA-1>1</a></div>")
                        .collect(Collectors.joining());
        rig.site.page("/security/advisories.html", older("/security/2") + links);
        rig.site.page("/security/2", links);
        rig.site.page("/VMSA-1", "one");

        assertThat(rig.crawl().failure()).contains("more than 100000 links");
        assertThat(rig.taken()).hasSize(1);
    }
}
