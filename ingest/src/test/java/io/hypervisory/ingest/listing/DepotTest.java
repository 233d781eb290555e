package io.hypervisory.ingest.listing;

import static io.hypervisory.ingest.listing.Packed.served;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.catalogue.DepotRules;
import io.hypervisory.ingest.catalogue.Way;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.crawl.TestCrawl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DepotTest {
    private static final Way ALL = new Way.EsxiDepot(DepotRules.STANDARD);
    private static final String INDEX = "/main/vmw-depot-index.xml";

    private final TestCrawl crawl = new TestCrawl();

    @BeforeEach
    void depot() {
        crawl.site.page(
                INDEX,
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <vendorList><vendor><name>V</name><code>vmw</code>
                  <indexfile>vendor-index.xml</indexfile><patchUrl></patchUrl>
                  <relativePath>esx/vmw</relativePath>
                  <content><name>x</name><type>y</type></content></vendor></vendorList>
                """);
        crawl.site.page(
                "/main/esx/vmw/vendor-index.xml",
                "<metaList>"
                        + metadata("embeddedEsx", "5.1.0", "", "vmw-ESXi-5.1.0-metadata.zip")
                        + metadata("embeddedEsx", "5.1.0", "de", "vmw-ESXi-5.1.0-metadata.zip")
                        + metadata("embeddedEsx", "6.7.0", "", "vmw-ESXi-6.7.0-metadata.zip")
                        + metadata("other", "6.7.0", "", "other.zip")
                        + "</metaList>");
        crawl.site.page(
                "/main/esx/vmw/vmw-ESXi-5.1.0-metadata.zip",
                served(Packed.zip(Map.of("vmware.xml", "<a/>", "vendor-index.xml", "<x/>"))));
        crawl.site.page(
                "/main/esx/vmw/vmw-ESXi-6.7.0-metadata.zip",
                served(
                        Packed.zip(
                                Map.of(
                                        "bulletins/b.xml", "<b/>",
                                        "vibs/v.xml", "<vib/>",
                                        "profiles/p.xml", "<p/>"))));
        crawl.site.page(
                "/main/esx/vmw/other.zip", served(Packed.zip(Map.of("vmware.xml", "<o/>"))));
    }

    @AfterEach
    void stop() {
        crawl.close();
    }

    private static String metadata(String product, String version, String locale, String url) {
        return "<metadata><productId>%s</productId><version>%s</version><locale>%s</locale><url>%s</url></metadata>"
                .formatted(product, version, locale, url);
    }

    @Test
    void depot_isFollowedToItsBulletins() throws InterruptedException {
        SourceState state = crawl.crawl(ALL, INDEX);

        assertThat(state.failure()).isNull();
        assertThat(crawl.texts())
                .containsOnly(
                        Map.entry("/main/esx/vmw/vmw-ESXi-5.1.0-metadata.zip!/vmware.xml", "<a/>"),
                        Map.entry(
                                "/main/esx/vmw/vmw-ESXi-6.7.0-metadata.zip!/bulletins/b.xml",
                                "<b/>"),
                        Map.entry("/main/esx/vmw/other.zip!/vmware.xml", "<o/>"));
        assertThat(crawl.site.requests())
                .filteredOn(path -> path.contains("5.1.0"))
                .as("one zip, however often it is named")
                .hasSize(1);
    }

    @Test
    void rules_chooseByProductVersionAndLanguage() throws InterruptedException {
        var rules = new DepotRules(Set.of("embeddedEsx"), Set.of("5.1.0"), Set.of(""));

        crawl.crawl(new Way.EsxiDepot(rules), INDEX);

        assertThat(crawl.texts())
                .containsOnlyKeys("/main/esx/vmw/vmw-ESXi-5.1.0-metadata.zip!/vmware.xml");
        assertThat(crawl.site.requests()).noneMatch(path -> path.contains("6.7.0"));
        assertThat(rules.takes("embeddedEsx", "5.1.0", "de")).isFalse();
    }

    @Test
    void missingZip_isNamed_andTheRestIsTaken() throws InterruptedException {
        crawl.site.page(
                "/main/esx/vmw/other.zip", exchange -> exchange.sendResponseHeaders(404, -1));

        SourceState state = crawl.crawl(ALL, INDEX);

        assertThat(state.failure()).contains("other.zip answered 404");
        assertThat(crawl.taken()).hasSize(2);
    }

    @Test
    void bulletin_comesWithTheVibsThatItNames() throws InterruptedException {
        String zip = "/main/esx/vmw/vmw-ESXi-6.7.0-metadata.zip";
        crawl.site.page(
                zip,
                served(
                        Packed.zip(
                                Map.of(
                                        "bulletins/b.xml",
                                        "<?xml version='1.0'?><bulletin><id>B</id><vibList><vibID>V_t_n_1</vibID>"
                                                + "<vibID> V_t_o_1 </vibID><vibID>V_t_absent_1</vibID></vibList></bulletin>",
                                        "vibs/1.xml",
                                        "<?xml version='1.0'?><!-- c --><vib version='5.0'><type>t</type><name>n</name>"
                                                + "<version>1</version><vendor>V</vendor><summary>a &amp; b</summary></vib>",
                                        "vibs/2.xml",
                                        "<vib><vibID>V_t_o_1</vibID></vib>",
                                        "vibs/3.xml",
                                        "<vib><vibID>V_t_other_1</vibID></vib>",
                                        "vibs/4.xml",
                                        "<vib><vibID>"))));

        SourceState state =
                crawl.crawl(
                        new Way.EsxiDepot(new DepotRules(Set.of(), Set.of("6.7.0"), Set.of())),
                        INDEX);

        assertThat(crawl.texts().get(zip + "!/bulletins/b.xml"))
                .endsWith(
                        "<metadataResponse><vib version=\"5.0\"><type>t</type><name>n</name><version>1</version>"
                                + "<vendor>V</vendor><summary>a &amp; b</summary></vib>"
                                + "<vib><vibID>V_t_o_1</vibID></vib>"
                                + "<bulletin><id>B</id><vibList><vibID>V_t_n_1</vibID><vibID> V_t_o_1 </vibID>"
                                + "<vibID>V_t_absent_1</vibID></vibList></bulletin></metadataResponse>");
        assertThat(state.failure()).contains("vibs/4.xml is not XML");
    }

    @Test
    void bulletinWithADoctype_isNotJoined() throws InterruptedException {
        String zip = "/main/esx/vmw/vmw-ESXi-6.7.0-metadata.zip";
        String bulletin =
                "<!DOCTYPE b [<!ENTITY a 'b'>]><bulletin><vibList><vibID>V</vibID></vibList></bulletin>";
        crawl.site.page(
                zip,
                served(
                        Packed.zip(
                                Map.of(
                                        "bulletins/b.xml",
                                        bulletin,
                                        "vibs/1.xml",
                                        "<vib><vibID>V</vibID></vib>"))));

        SourceState state = crawl.crawl(ALL, INDEX);

        assertThat(crawl.texts()).containsEntry(zip + "!/bulletins/b.xml", bulletin);
        assertThat(state.failure()).contains("is not joined: it has a DOCTYPE");
    }

    private static final String ZIP = "/main/esx/vmw/vmw-ESXi-6.7.0-metadata.zip";
    private static final Way ONE_ZIP =
            new Way.EsxiDepot(new DepotRules(Set.of("embeddedEsx"), Set.of("6.7.0"), Set.of()));

    private static String bulletin(String... vibs) {
        return "<bulletin><vibList>"
                + Arrays.stream(vibs)
                        .map("<vibID>%s</vibID>"::formatted)
                        .collect(Collectors.joining())
                + "</vibList></bulletin>";
    }

    /// A zip whose VIBs have so many mebibytes, and so many bulletins that name all of them.
    private SourceState joined(int bulletins, int... mebibytes) throws InterruptedException {
        var entries = new LinkedHashMap<String, String>();
        var ids = new ArrayList<String>();
        for (int size : mebibytes) {
            String id = "V" + ids.size();
            ids.add(id);
            String text = new Random(size).ints(1000, 'a', 'z').boxed().toList().toString();
            entries.put(
                    "vibs/" + id + ".xml",
                    "<vib><vibID>%s</vibID><summary>%s</summary></vib>"
                            .formatted(id, text.repeat((size << 20) / text.length())));
        }
        for (int i = 0; i < bulletins; i++) {
            entries.put("bulletins/%d.xml".formatted(i), bulletin(ids.toArray(String[]::new)));
        }
        crawl.site.page(ZIP, served(Packed.zip(entries)));
        return crawl.crawl(ONE_ZIP, INDEX);
    }

    @Test
    void bulletin_thatWouldBeTooLargeWithItsVibs_comesAlone() throws InterruptedException {
        SourceState state = joined(2, 9, 9);

        assertThat(crawl.texts().values()).hasSize(2).containsOnly(bulletin("V0", "V1"));
        assertThat(state.failure())
                .contains("each would be more than 16777216 bytes, 2: ", ZIP + "!/bulletins/0.xml");
    }

    @Test
    void bulletinsOfOneZip_areJoinedUpToABound() throws InterruptedException {
        SourceState state = joined(30, 10);

        assertThat(crawl.taken())
                .hasSize(30)
                .filteredOn(document -> document.body().length < 1000)
                .as("25 of 10 MiB, and those beyond 256 MiB alone")
                .hasSize(5);
        assertThat(state.failure()).contains("more than 268435456 bytes, 5: ");
    }

    @Test
    void bulletinsAndVibs_mayStandInAnyFolder() throws InterruptedException {
        crawl.site.page(
                ZIP,
                served(
                        Packed.zip(
                                Map.of(
                                        "metadata/bulletins/b.xml", bulletin("V"),
                                        "metadata/vibs/v.xml", "<vib><vibID>V</vibID></vib>",
                                        "metadata/x/vmware.xml", "<a/>"))));

        SourceState state = crawl.crawl(ONE_ZIP, INDEX);

        assertThat(state.failure()).isNull();
        assertThat(crawl.texts())
                .containsOnlyKeys(
                        ZIP + "!/metadata/bulletins/b.xml", ZIP + "!/metadata/x/vmware.xml")
                .hasEntrySatisfying(
                        ZIP + "!/metadata/bulletins/b.xml",
                        text -> assertThat(text).contains("<vib><vibID>V</vibID></vib>"));
    }

    @Test
    void zipWithoutABulletin_isNamed_withWhatItHolds() throws InterruptedException {
        crawl.site.page(
                ZIP, served(Packed.zip(Map.of("patches/p.json", "{}", "vibs/v.xml", "<vib/>"))));

        assertThat(crawl.crawl(ONE_ZIP, INDEX).failure())
                .contains(ZIP + " has no bulletin", "patches/p.json", "vibs/v.xml");
    }

    @Test
    void vibsThatAZipDoesNotHave_areCountedOnce_andTheFirstNamed() throws InterruptedException {
        var entries = new LinkedHashMap<String, String>();
        for (int i = 0; i < 8; i++) {
            entries.put("bulletins/%d.xml".formatted(i), bulletin("V", "absent" + i / 2 * 2));
        }
        entries.put("vibs/v.xml", "<vib><vibID>V</vibID></vib>");
        entries.put(
                "bulletins/all.xml",
                bulletin(IntStream.range(0, 8).mapToObj(i -> "absent" + i).toArray(String[]::new)));
        crawl.site.page(ZIP, served(Packed.zip(entries)));

        assertThat(crawl.crawl(ONE_ZIP, INDEX).failure())
                .contains("VIBs which it does not have, 8: absent0, absent2, absent4, absent6")
                .contains(" and others")
                .containsOnlyOnce("does not have");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><p>Sorry",
                "<vendorList><vendor>",
                "{}",
                "<other/>",
                "<vendorList/>",
                "<!DOCTYPE v [<!ENTITY a 'b'>]><vendorList><vendor><indexfile>&a;</indexfile></vendor></vendorList>",
                "<!DOCTYPE v SYSTEM 'http://127.0.0.1:1/x'><vendorList/>",
            })
    void indexThatIsNone_isNamed_andAskedForAgain(String text) throws InterruptedException {
        crawl.site.page(INDEX, text);

        SourceState state = crawl.crawl(ALL, INDEX);

        assertThat(state.failure())
                .contains(INDEX)
                .containsPattern("is HTML|is not XML|names no vendor");
        assertThat(state.firstPassDone()).isFalse();
        assertThat(crawl.taken()).isEmpty();
    }

    @Test
    void doctype_isRefusedBeforeItMeansAnything() throws InterruptedException {
        crawl.site.page(INDEX, "<!DOCTYPE v [<!ENTITY a 'b'>]><vendorList>&a;</vendorList>");

        assertThat(crawl.crawl(ALL, INDEX).failure()).contains("it has a DOCTYPE");
    }

    @Test
    void depth_isBounded() throws InterruptedException {
        crawl.site.page(
                INDEX, "<vendorList>" + "<a>".repeat(40) + "</a>".repeat(40) + "</vendorList>");

        assertThat(crawl.crawl(ALL, INDEX).failure()).contains("deeper than 32 elements");
        crawl.site.page(
                INDEX, "<vendorList>" + "<a>".repeat(20) + "</a>".repeat(20) + "</vendorList>");
        assertThat(crawl.crawl(ALL, INDEX).failure()).contains("names no vendor");
    }
}
