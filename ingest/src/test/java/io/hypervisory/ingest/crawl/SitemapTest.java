package io.hypervisory.ingest.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.LoopbackSite;
import io.hypervisory.ingest.Misbehaviour;
import io.hypervisory.ingest.contract.SourceState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SitemapTest {
    private final Rig rig =
            new Rig(
                    """
                    kind: sitemap
                    url: SITE/sitemap.xml
                    sitemap: {keep: '.*/blog/.+', maps: '.*post.*', most: 4}
                    """);

    @AfterEach
    void stop() {
        rig.close();
    }

    private String url(String path, String changed) {
        return "<url><loc>%s</loc><lastmod>%s</lastmod></url>"
                .formatted(rig.site.url(path), changed);
    }

    private static String urls(String entries) {
        return "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
                + entries
                + "</urlset>\n";
    }

    private String index(String... paths) {
        var maps = new StringBuilder("<sitemapindex>");
        for (String path : paths) {
            maps.append("<sitemap><loc>").append(rig.site.url(path)).append("</loc></sitemap>");
        }
        return maps + "</sitemapindex>";
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    @Test
    void addresses_areItems_andLastmodSaysWhetherTheyChanged() throws InterruptedException {
        rig.site.page(
                "/sitemap.xml",
                urls(
                        url("/blog/a", "2024-01-01")
                                + url("/about", "2024-01-01")
                                + url("/blog/b", "2024-01-01T10:00:00+02:00")));
        rig.site.page("/blog/a", "a");
        rig.site.page("/blog/b", "b");

        assertThat(rig.crawl().failure()).isNull();
        assertThat(rig.taken()).containsExactly("page /blog/a", "page /blog/b");

        rig.site.page("/blog/b", "b, again");
        rig.site.page(
                "/sitemap.xml", urls(url("/blog/a", "2024-01-01") + url("/blog/b", "2024-02-01")));
        rig.site.requests().clear();
        rig.poll();

        assertThat(rig.site.requests()).containsExactly("/sitemap.xml", "/blog/b");
        assertThat(rig.taken()).containsExactly("page /blog/b");
    }

    @Test
    void index_isFollowed_gzippedMapsToo_andThoseOfOneThatFails_areTakenAllTheSame()
            throws InterruptedException, IOException {
        rig.site.page(
                "/sitemap.xml",
                index("/post-1.xml", "/images.xml", "/post-2.xml.gz", "/post-1.xml"));
        rig.site.page("/post-1.xml", Misbehaviour.status(403));
        byte[] packed = gzip(urls(url("/blog/c", "2024-01-01")).getBytes(UTF_8));
        rig.site.page("/post-2.xml.gz", exchange -> LoopbackSite.send(exchange, 200, packed));
        rig.site.page("/blog/c", "c");

        SourceState state = rig.crawl();

        assertThat(state.failure()).contains("/post-1.xml").contains("403");
        assertThat(rig.taken()).containsExactly("page /blog/c");
        assertThat(rig.site.requests()).doesNotContain("/images.xml");
    }

    @Test
    void indexThatNamesItself_ends() throws InterruptedException {
        rig.site.page("/sitemap.xml", index("/post.xml"));
        rig.site.page("/post.xml", index("/post.xml", "/post-2.xml"));
        rig.site.page("/post-2.xml", urls(url("/blog/a", "2024-01-01")));
        rig.site.page("/blog/a", "a");

        assertThat(rig.crawl().failure()).isNull();
        assertThat(rig.taken()).containsExactly("page /blog/a");
    }

    @Test
    void indexWithoutEnd_isCut() throws InterruptedException {
        rig.site.page("/sitemap.xml", index("/post-1", "/post-2", "/post-3", "/post-4", "/post-5"));
        rig.site.others(exchange -> LoopbackSite.send(exchange, 200, urls("")));

        assertThat(rig.crawl().failure()).contains("more than 4 maps");
        assertThat(rig.site.requests()).contains("/post-3").doesNotContain("/post-4");
    }

    @Test
    void entities_leadNowhere() throws InterruptedException {
        rig.site.page(
                "/sitemap.xml",
                "<?xml version='1.0'?><!DOCTYPE urlset [<!ENTITY e SYSTEM '%s'>]><urlset><url><loc>%s&e;</loc></url></urlset>"
                        .formatted(rig.site.url("/secret"), rig.site.url("/blog/")));
        rig.site.page("/secret", "x");

        assertThat(rig.crawl().failure()).contains("is no sitemap");
        assertThat(rig.site.requests()).containsExactly("/sitemap.xml");
    }

    @Test
    void halfAMap_isAFault() throws InterruptedException {
        byte[] map =
                urls(url("/blog/a", "2024-01-01") + url("/blog/b", "2024-01-01")).getBytes(UTF_8);
        rig.site.page("/sitemap.xml", Misbehaviour.cut(map));

        assertThat(rig.crawl().failure()).contains("does not end as a sitemap does");
    }

    @Test
    void packedBomb_isRefused() throws InterruptedException, IOException {
        byte[] packed = gzip(new byte[51 * 1024 * 1024]);
        rig.site.page("/sitemap.xml", exchange -> LoopbackSite.send(exchange, 200, packed));

        assertThat(rig.crawl().failure()).contains("more than 52428800 bytes");
    }

    @Test
    void html_isNoSitemap() throws InterruptedException {
        rig.site.page("/sitemap.xml", Misbehaviour.htmlInstead());

        assertThat(rig.crawl().failure()).contains("/sitemap.xml");
    }
}
