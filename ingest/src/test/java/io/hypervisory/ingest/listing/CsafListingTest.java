package io.hypervisory.ingest.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.catalogue.Way.Csaf;
import io.hypervisory.ingest.catalogue.Way.Tlp;
import io.hypervisory.ingest.catalogue.Way.Verify;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsafListingTest {
    private static final String METADATA = "a.example/csaf/provider-metadata.json";
    private static final String GOOD =
            """
            {"canonical_url":"https://a.example/csaf/provider-metadata.json",
             "metadata_version":"2.0","publisher":{"name":"A"},"role":"csaf_provider",
             "distributions":[{"directory_url":"https://a.example/csaf/d"}]}\
            """;

    private final HostSites sites = new HostSites(Set.of("a.example"));

    @AfterEach
    void stop() {
        sites.close();
    }

    private Haul crawl() throws InterruptedException {
        return crawl(Csaf.STANDARD);
    }

    private Haul crawl(Csaf terms) throws InterruptedException {
        return Haul.of(sites, terms, METADATA);
    }

    private static Csaf taking(Tlp... labels) {
        return new Csaf(Set.of(labels), Verify.LISTED);
    }

    private void distributions(String json) {
        sites.page(
                METADATA, GOOD.replace("{\"directory_url\":\"https://a.example/csaf/d\"}", json));
    }

    private void directory(String index) {
        sites.page("a.example/csaf/d/index.txt", index);
    }

    private void document(String path, String label) {
        sites.page(
                "a.example/csaf/" + path,
                label.isEmpty()
                        ? "{\"document\":{}}"
                        : "{\"document\":{\"distribution\":{\"tlp\":{\"label\":\""
                                + label
                                + "\"}}}}");
    }

    private void feed(String path, String... documents) {
        var entries = new StringBuilder();
        for (String document : documents) {
            entries.append(entries.isEmpty() ? "" : ",")
                    .append("{\"id\":\"i\",\"updated\":\"2024-01-01\",\"content\":{\"src\":\"")
                    .append(document)
                    .append("\"}}");
        }
        sites.page("a.example/csaf/" + path, "{\"feed\":{\"entry\":[" + entries + "]}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"role\":\"csaf_provider\"          | \"x\":1              | names no role",
                "csaf_provider                       | boss                 | has the role \"boss\"",
                "\"metadata_version\":\"2.0\"        | \"x\":1              | names no metadata_version",
                "\"2.0\"                             | \"7\"                | has the metadata_version \"7\"",
                "\"canonical_url\"                   | \"x\"                | names no canonical_url",
                "{\"name\":\"A\"}                    | null                 | names no publisher",
                "\"role\"  | \"public_openpgp_keys\":{},\"role\" | has public_openpgp_keys that are no list",
                "[{\"directory | [{},{\"directory | a distribution that is neither",
                "[{\"directory | [{\"directory_url\":7},{\"directory | a directory_url that is no URL: 7",
                "[{\"directory | [{\"rolie\":[]},{\"directory | a rolie that is no object",
                "[{\"directory | [{\"rolie\":{\"feeds\":{}}},{\"directory | feeds that are no list",
                "[{\"directory | [{\"rolie\":{\"feeds\":[{}]}},{\"directory | a feed url that is no URL",
                "csaf/d\"}]} | csaf/d\"}]} garbage | goes on after its end",
                "csaf/d\"}]} | csaf/d\"}]} {} | goes on after its end",
            })
    void brokenMetadata_isNamed_andUsedAllTheSame(String good, String bad, String fault)
            throws InterruptedException {
        assertThat(GOOD).contains(good);
        sites.page(METADATA, GOOD.replace(good, bad));
        directory("a.json");
        document("d/a.json", "WHITE");

        Haul haul = crawl();

        assertThat(haul.kept).containsOnlyKeys("/csaf/d/a.json");
        assertThat(haul.faults).singleElement().asString().contains(fault);
        assertThat(haul.retryable).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | is no provider-metadata.json",
                "{\"feed\":{}} | is no provider-metadata.json",
                "{\"publisher\": | is not JSON",
                "<html> | is not JSON",
            })
    void whatIsNoMetadata_isSaidToBeNone(String text, String fault) throws InterruptedException {
        sites.page(METADATA, text);

        assertThat(crawl().retryable).singleElement().asString().contains(fault);
    }

    @Test
    void metadataWithoutDistributions_standsInItsDirectory() throws InterruptedException {
        sites.page(METADATA, GOOD.replaceFirst("\"distributions\":\\[.*]", "\"x\":1"));
        sites.page("a.example/csaf/index.txt", "2024/a.json\n");
        document("2024/a.json", "WHITE");

        Haul haul = crawl();

        assertThat(haul.kept).containsOnlyKeys("/csaf/2024/a.json");
        assertThat(haul.faults).isEmpty();
    }

    @Test
    void directory_takesBothLists_inAnyOrder_withTheDatesOfTheOneThatHasThem()
            throws InterruptedException {
        sites.page(METADATA, GOOD);
        directory("2023/old.json\n2024/new.json\n2022/undated.json\nREADME.md\nwith blank.json\n");
        sites.page(
                "a.example/csaf/d/changes.csv",
                """
                "2023/old.json","2023-01-01T00:00:00Z"
                2024/new.json,2024-01-01T00:00:00.000000Z
                """);
        document("d/2023/old.json", "WHITE");
        document("d/2024/new.json", "WHITE");
        document("d/2022/undated.json", "WHITE");

        Haul haul = crawl();

        assertThat(haul.kept).hasSize(3);
        assertThat(haul.stamps)
                .containsEntry("/csaf/d/2023/old.json", "2023-01-01T00:00:00Z")
                .containsEntry("/csaf/d/2024/new.json", "2024-01-01T00:00:00.000000Z")
                .containsEntry("/csaf/d/2022/undated.json", "null");
        assertThat(haul.faults).singleElement().asString().contains("no path: with blank.json");
    }

    @Test
    void listThatMayComeBack_isNamed_thoughTheOtherIsTaken() throws InterruptedException {
        sites.page(METADATA, GOOD);
        sites.page("a.example/csaf/d/changes.csv", "a.json,2024-01-01");
        sites.status("a.example/csaf/d/index.txt", 500);
        document("d/a.json", "WHITE");

        Haul haul = crawl();

        assertThat(haul.retryable).singleElement().asString().contains("index.txt", "500");
    }

    @Test
    void feedsOfOtherLabels_areNotEvenAskedFor() throws InterruptedException {
        distributions(
                """
                {"rolie":{"feeds":[
                  {"tlp_label":"WHITE","url":"white.json"},{"url":"unlabelled.json"},
                  {"tlp_label":"GREEN","url":"green.json"},{"tlp_label":"AMBER","url":"amber.json"},
                  {"tlp_label":"RED","url":"red.json"},{"tlp_label":"PINK","url":"pink.json"}]}}\
                """);
        for (String label : Set.of("white", "unlabelled", "green", "amber", "red", "pink")) {
            feed(label + ".json", label + "-1.json");
            document(label + "-1.json", label.equals("unlabelled") ? "" : label);
        }

        assertThat(crawl().kept).containsOnlyKeys("/csaf/white-1.json", "/csaf/unlabelled-1.json");
        assertThat(sites.requests())
                .noneMatch(place -> place.matches(".*(green|amber|red|pink).*"));
        assertThat(crawl(taking(Tlp.GREEN, Tlp.RED)).kept)
                .containsOnlyKeys("/csaf/green-1.json", "/csaf/red-1.json");
    }

    @Test
    void providerOfOtherLabelsOnly_isSaidToBeOne() throws InterruptedException {
        distributions("{\"rolie\":{\"feeds\":[{\"tlp_label\":\"AMBER\",\"url\":\"amber.json\"}]}}");

        Haul haul = crawl();

        assertThat(haul.faults).singleElement().asString().contains("tlp does not take", "AMBER");
        assertThat(haul.retryable).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "WHITE,true",
        "CLEAR,true",
        "TLP:CLEAR,true",
        "white,true",
        "'',true",
        "UNLABELED,true",
        "GREEN,false",
        "AMBER,false",
        "AMBER+STRICT,false",
        "RED,false",
        "BLUE,false"
    })
    void documentsOwnLabel_decides_whateverListedIt(String label, boolean kept)
            throws InterruptedException {
        sites.page(METADATA, GOOD);
        directory("a.json");
        document("d/a.json", label);

        Haul haul = crawl();

        assertThat(haul.kept.containsKey("/csaf/d/a.json")).isEqualTo(kept);
        assertThat(haul.faults.isEmpty()).isEqualTo(kept);
        assertThat(haul.faults).allMatch(fault -> fault.contains("is TLP:" + label));
        assertThat(haul.retryable).isEmpty();
    }

    @Test
    void label_isTakenWhenTheSourceNamesIt() throws InterruptedException {
        sites.page(METADATA, GOOD);
        directory("a.json\nb.json");
        document("d/a.json", "AMBER+STRICT");
        document("d/b.json", "AMBER");

        assertThat(crawl(taking(Tlp.AMBER_STRICT)).kept).containsOnlyKeys("/csaf/d/a.json");
    }

    @Test
    void service_namesFeeds_whereTheMetadataDoesNot_andCategoriesAreLeft()
            throws InterruptedException {
        distributions(
                "{\"rolie\":{\"services\":[\"service.json\"],\"categories\":[\"category.json\"]}}");
        sites.page(
                "a.example/csaf/service.json",
                """
                {"service":{"workspace":[{"title":"W","collection":[
                  {"title":"one","href":"one.json"},{"title":"two","href":"two.json"}]}]}}\
                """);
        feed("one.json", "a.json");
        feed("two.json", "b.json");
        document("a.json", "WHITE");
        document("b.json", "WHITE");

        Haul haul = crawl();

        assertThat(haul.kept).containsOnlyKeys("/csaf/a.json", "/csaf/b.json");
        assertThat(haul.faults).isEmpty();
        assertThat(sites.requests()).noneMatch(place -> place.contains("category"));
    }

    @Test
    void service_isLeft_whereTheMetadataNamesFeeds() throws InterruptedException {
        distributions(
                "{\"rolie\":{\"feeds\":[{\"tlp_label\":\"WHITE\",\"url\":\"w.json\"}],"
                        + "\"services\":[\"service.json\"]}}");
        feed("w.json", "a.json");
        document("a.json", "WHITE");

        assertThat(crawl().kept).hasSize(1);
        assertThat(sites.requests()).noneMatch(place -> place.contains("service"));
    }

    @Test
    void feedThatBreaksOff_givesWhatStandsBefore_andIsNamed() throws InterruptedException {
        distributions("{\"rolie\":{\"feeds\":[{\"url\":\"f.json\"}]}}");
        sites.page(
                "a.example/csaf/f.json",
                "{\"feed\":{\"id\":\"f\",\"entry\":[{\"content\":{\"src\":\"a.json\"}},{\"con");
        document("a.json", "WHITE");

        Haul haul = crawl();

        assertThat(haul.kept).containsOnlyKeys("/csaf/a.json");
        assertThat(haul.retryable).singleElement().asString().contains("f.json is not JSON");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{} | no ROLIE feed", "{\"feed\":[]} | no ROLIE feed", "[] | no ROLIE feed"})
    void whatIsNoFeed_isSaidToBeNone(String text, String fault) throws InterruptedException {
        distributions("{\"rolie\":{\"feeds\":[{\"url\":\"f.json\"}]}}");
        sites.page("a.example/csaf/f.json", text);

        assertThat(crawl().retryable).singleElement().asString().contains(fault);
    }

    @Test
    void feedThatIsGone_isMadeUpForByDirectories_butNotOneThatMayComeBack()
            throws InterruptedException {
        distributions("{\"rolie\":{\"feeds\":[{\"url\":\"f.json\"}]}},{\"directory_url\":\"d\"}");
        directory("a.json");
        document("d/a.json", "WHITE");

        Haul gone = crawl();
        sites.status("a.example/csaf/f.json", 503);
        Haul resting = crawl();

        assertThat(gone.kept).containsOnlyKeys("/csaf/d/a.json");
        assertThat(gone.faults).singleElement().asString().contains("f.json answered 404");
        assertThat(resting.kept).isEmpty();
        assertThat(resting.retryable).singleElement().asString().contains("503");
    }

    @Test
    void emptyPages_areNamedFaults() throws InterruptedException {
        for (String nothing : List.of("", " ", "null", "[]", "7")) {
            sites.page(METADATA, nothing);
            assertThat(crawl().faults)
                    .as(nothing)
                    .singleElement()
                    .asString()
                    .contains("provider-metadata.json is ");

            distributions("{\"rolie\":{\"feeds\":[{\"url\":\"https://a.example/csaf/f.json\"}]}}");
            sites.page("a.example/csaf/f.json", nothing);
            assertThat(crawl().faults)
                    .as(nothing)
                    .singleElement()
                    .asString()
                    .contains("f.json is no ROLIE feed");

            distributions("{\"rolie\":{\"services\":[\"https://a.example/csaf/s.json\"]}}");
            sites.page("a.example/csaf/s.json", nothing);
            assertThat(crawl().faults).as(nothing).anyMatch(fault -> fault.contains("s.json is "));
        }
    }

    @Test
    void linksThatLeadElsewhere_areRefusedByName() throws InterruptedException {
        distributions("{\"rolie\":{\"feeds\":[{\"url\":\"https://a.example/csaf/f.json\"}]}}");
        String links =
                "{\"rel\":\"hash\",\"href\":\"ftp://a.example/h\"},"
                        + "{\"rel\":\"signature\",\"href\":\"file:///etc/s\"}";
        sites.page(
                "a.example/csaf/f.json",
                "{\"feed\":{\"entry\":[{\"id\":\"i\",\"content\":{\"src\":\"https://a.example/csaf/d.json\"},\"link\":["
                        + links
                        + "]},{\"id\":\"j\",\"content\":{\"src\":\"http://me:secret@a.example/x.json\"}},"
                        + "{\"id\":\"k\",\"content\":{\"src\":\"http://a.example/"
                        + "x".repeat(9000)
                        + "\"}}]}}");
        document("d.json", "WHITE");

        Haul haul = crawl();

        assertThat(haul.kept).hasSize(1);
        assertThat(haul.faults)
                .hasSize(4)
                .anyMatch(fault -> fault.contains("ftp://a.example/h"))
                .anyMatch(fault -> fault.contains("file:///etc/s"))
                .anyMatch(fault -> fault.contains("entry j"))
                .anyMatch(fault -> fault.contains("entry k"));
    }

    @Test
    void quotedText_isCut() throws InterruptedException {
        String huge = "x".repeat(100_000);
        distributions(
                "{\"directory_url\":\"ftp://"
                        + huge
                        + "\"},{\"directory_url\":\"https://a.example/csaf/d\"}");
        directory("not a path %% " + huge + ".json\n");

        assertThat(crawl().faults)
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(fault -> fault.length() < 1000);
    }
}
