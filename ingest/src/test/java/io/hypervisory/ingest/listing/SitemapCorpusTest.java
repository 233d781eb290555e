package io.hypervisory.ingest.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.catalogue.Source.Kind;
import io.hypervisory.ingest.catalogue.Way;
import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval;
import io.hypervisory.ingest.fetch.Retrieval.Fetched;
import io.hypervisory.ingest.read.Corpus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Real sitemaps, of hosts that are not asked for anything.
class SitemapCorpusTest {
    private static final Pattern LOC = Pattern.compile("<(?:sit:)?loc>\\s*(http[^<]*?)\\s*</");

    private final Path folder =
            Corpus.folder(
                    "feeds/crawler-commons/src/test/resources/sitemaps", SitemapCorpusTest.class);

    /// Whole addresses, without a fault, as if each were on the source's own host.
    private List<String> listed(String file, String host) throws InterruptedException {
        byte[] body = Corpus.bytes(folder.resolve(file));
        var source = Source.of("s", Kind.SITEMAP, URI.create("http://" + host + "/map"));
        var items = new ArrayList<String>();
        var faults = new ArrayList<String>();
        var pages =
                new Pages() {
                    @Override
                    public Retrieval whole(Request request) {
                        URI url = request.url();
                        return new Fetched(
                                url, url, null, 200, null, null, null, Instant.EPOCH, body);
                    }

                    @Override
                    public Retrieval ifNew(Request request) {
                        return whole(request);
                    }
                };
        var sink =
                new Sink() {
                    @Override
                    public void item(Item item) {
                        items.add(item.url().toString());
                    }

                    @Override
                    public void fault(String reason, boolean retryable) {
                        faults.add(reason);
                    }
                };
        new SitemapListing(source, ((Way.Sitemap) source.way()).rule(), pages, sink).list();
        assertThat(faults).isEmpty();
        return items;
    }

    private List<String> written(String file) {
        String text = new String(Corpus.bytes(folder.resolve(file)), UTF_8);
        return LOC.matcher(text)
                .results()
                .map(loc -> loc.group(1).replace("&amp;", "&"))
                .distinct()
                .toList();
    }

    @Test
    void mapsWithExtensionsAndNamespaces_areListed_whole() throws InterruptedException {
        for (String file :
                List.of(
                        "extension/hebdenbridgetimes-articles-sitemap.xml",
                        "extension/sitemap-mobile.xml",
                        "extension/sitemap-news.xml",
                        "sitemap.ns.xml")) {
            List<String> written = written(file);
            String host = URI.create(written.getFirst()).getHost();
            assertThat(written).as(file).isNotEmpty();
            assertThat(listed(file, host))
                    .as(file)
                    .containsExactlyInAnyOrderElementsOf(
                            written.stream()
                                    .filter(url -> host.equals(URI.create(url).getHost()))
                                    .toList());
        }
    }

    @Test
    void textWithAMark_andGzip_areListed() throws InterruptedException {
        assertThat(listed("sitemap-with-bom.txt", "www.domain.com")).hasSize(2);
        assertThat(listed("sitemap.txt.gz", "www.example.com")).hasSize(5);
        assertThat(listed("xmlSitemap.gz", "www.example.com")).hasSize(5);
    }
}
