package io.hypervisory.ingest.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.LoopbackSite;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.read.Corpus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Lists as NVD, MSRC and CISA have them.
class KindsCorpusTest {
    private static void serve(Rig rig, String path, byte[] body) {
        rig.site.page(path, exchange -> LoopbackSite.send(exchange, 200, body));
    }

    @Test
    void nvd_isReadPageByPage_asServed() throws InterruptedException {
        Path folder = nvd().resolve("3_pages");
        try (var rig =
                new Rig(
                        """
                        kind: json-list
                        url: SITE/rest/json/cves/2.0
                        format: nvd
                        list:
                          address: "?startIndex={offset}&resultsPerPage={size}"
                          size: 3
                          items: /vulnerabilities
                          id: /cve/id
                          total: /totalResults
                        """)) {
            rig.site.page(
                    "/rest/json/cves/2.0",
                    exchange -> {
                        String query = Rig.said(exchange);
                        rig.asked.add(query);
                        String name = query.replaceAll("\\D+(\\d+)\\D+(\\d+)", "$1-$2.json");
                        LoopbackSite.send(exchange, 200, Corpus.bytes(folder.resolve(name)));
                    });

            SourceState state = rig.crawl();

            assertThat(state.failure()).isNull();
            assertThat(rig.asked).hasSize(3);
            assertThat(rig.stored.get(1).fetched().body())
                    .isEqualTo(Corpus.bytes(folder.resolve("3-3.json")));
            assertThat(rig.taken()).hasSize(3);
        }
    }

    private static Path nvd() {
        return Corpus.folder("nvd/vuls-fixtures/api/cve/testdata/fixtures", KindsCorpusTest.class);
    }

    @Test
    void nvdWithoutResults_isNoFault_andNothingIsKept() throws InterruptedException {
        try (var rig =
                new Rig(
                        "kind: json-list\nurl: SITE/nvd\nlist: {items: /vulnerabilities, total: /totalResults}")) {
            serve(rig, "/nvd", Corpus.bytes(nvd().resolve("empty/0-1.json")));

            assertThat(rig.crawl().failure()).isNull();
            assertThat(rig.taken()).isEmpty();
        }
    }

    @Test
    void linksOfMsrc_areFollowed_toTheEmptyOne() throws InterruptedException {
        Path folder = Corpus.folder("msrc/vuls-fixtures", KindsCorpusTest.class);
        for (String list : new String[] {"vulnerability", "deployment", "product"}) {
            try (var rig =
                    new Rig(
                            """
                            kind: json-list
                            url: SITE/sug
                            format: msrc-sug
                            list: {items: /value, id: /id, next: "/@odata.nextLink"}
                            """)) {
                Path pages = folder.resolve(list + "/testdata/fixtures/happy");
                rig.answer(
                        "/sug",
                        query -> {
                            String name = query.isEmpty() ? "0.json" : "2.json";
                            return new String(Corpus.bytes(pages.resolve(name)), UTF_8)
                                    .replaceAll(
                                            "(\"@odata.nextLink\": \")https?://[^?\"]*",
                                            "$1" + rig.site.url("/sug"));
                        });

                SourceState state = rig.crawl();

                assertThat(state.failure()).as(list).isNull();
                assertThat(rig.asked).as(list).containsExactly("", "$skip=2");
                assertThat(rig.taken()).hasSize(2);
            }
        }
    }

    @Test
    void kev_isOneDocument() throws InterruptedException {
        Path folder = Corpus.folder("kev/cisagov", KindsCorpusTest.class);
        byte[] body = Corpus.bytes(folder.resolve("known_exploited_vulnerabilities.json"));
        try (var rig =
                new Rig(
                        "kind: json-list\nurl: SITE/kev.json\nformat: kev\nlist: {items: /vulnerabilities, total: /count}")) {
            serve(rig, "/kev.json", body);

            assertThat(rig.crawl().failure()).isNull();
            assertThat(rig.stored.getFirst().fetched().body()).isEqualTo(body);
            assertThat(rig.taken()).containsExactly("kev /kev.json");
        }
    }
}
