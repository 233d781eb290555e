package io.hypervisory.ingest.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.catalogue.Way.Csaf;
import io.hypervisory.ingest.catalogue.Way.CsafAggregator;
import io.hypervisory.ingest.catalogue.Way.Tlp;
import io.hypervisory.ingest.catalogue.Way.Verify;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CsafAggregatorTest {
    private final HostSites sites =
            new HostSites(Set.of("hub.example", "a.example", "b.example", "p.example"));

    @AfterEach
    void stop() {
        sites.close();
    }

    private void provider(String place, String document) {
        sites.page(
                place + "provider-metadata.json",
                """
                {"canonical_url":"https://x","metadata_version":"2.0","publisher":{"name":"A"},
                 "role":"csaf_provider","distributions":[{"directory_url":"./"}]}\
                """);
        sites.page(place + "index.txt", document);
        sites.page(place + document, "{\"document\":{}}");
    }

    private void hub(String providers, String publishers) {
        sites.page(
                "hub.example/.well-known/csaf-aggregator/aggregator.json",
                "{\"aggregator\":{\"category\":\"aggregator\"},\"csaf_providers\":["
                        + providers
                        + "],\"csaf_publishers\":["
                        + publishers
                        + "]}");
    }

    private static String party(String url, String... mirrors) {
        return "{\"metadata\":{\"url\":\""
                + url
                + "\",\"publisher\":{\"name\":\"P\"}},\"mirrors\":["
                + (mirrors.length == 0 ? "" : "\"" + String.join("\",\"", mirrors) + "\"")
                + "]}";
    }

    private Haul crawl(Csaf each) throws InterruptedException {
        return Haul.of(sites, new CsafAggregator(each), "hub.example/");
    }

    @Test
    void eachProvider_isAskedItself_andABrokenOneCostsItselfOnly() throws InterruptedException {
        hub(
                party("https://a.example/provider-metadata.json", "https://hub.example/a/")
                        + ","
                        + party("https://p.example/lost.json")
                        + ",{\"metadata\":{\"publisher\":{\"name\":\"Nameless\"}}},"
                        + party("https://b.example/provider-metadata.json"),
                "");
        provider("a.example/", "a.json");
        provider("b.example/", "b.json");

        Haul haul = crawl(Csaf.STANDARD);

        assertThat(haul.kept).containsOnlyKeys("/a.json", "/b.json");
        assertThat(haul.faults)
                .hasSize(2)
                .anyMatch(fault -> fault.contains("p.example") && fault.contains("404"))
                .anyMatch(fault -> fault.contains("names no metadata of Nameless"));
        assertThat(sites.requests()).noneMatch(place -> place.startsWith("hub.example/a/"));
    }

    @Test
    void publisher_isTakenFromItsFirstMirrorThatAnswers() throws InterruptedException {
        hub(
                "",
                party(
                        "https://p.example/provider-metadata.json",
                        "https://hub.example/lost",
                        "https://hub.example/p",
                        "https://b.example/provider-metadata.json"));
        provider("p.example/", "origin.json");
        provider("hub.example/p/", "mirrored.json");
        provider("b.example/", "again.json");

        Haul haul = crawl(Csaf.STANDARD);

        assertThat(haul.kept).containsOnlyKeys("/p/mirrored.json");
        assertThat(haul.faults).isEmpty();
    }

    @Test
    void publisherWithoutAnyMirrorThatAnswers_isNamedWithAllOfThem() throws InterruptedException {
        hub("", party("https://p.example/x.json", "https://hub.example/p", "https://b.example/q"));

        assertThat(crawl(Csaf.STANDARD).faults)
                .singleElement()
                .asString()
                .contains("hub.example", "/p/provider-metadata.json", "b.example", "/q/");
    }

    @Test
    void termsOfTheSource_holdForEachProvider() throws InterruptedException {
        hub(party("https://a.example/provider-metadata.json"), "");
        provider("a.example/", "a.json");

        assertThat(crawl(new Csaf(Set.of(Tlp.GREEN), Verify.NONE)).kept).isEmpty();
        assertThat(crawl(new Csaf(Set.of(Tlp.UNLABELED), Verify.NONE)).kept).hasSize(1);
    }

    @Test
    void whatIsNoAggregator_isSaidToBeNone() throws InterruptedException {
        sites.page("hub.example/.well-known/csaf-aggregator/aggregator.json", "{\"feed\":{}}");

        assertThat(crawl(Csaf.STANDARD).retryable)
                .singleElement()
                .asString()
                .contains("is no aggregator.json");
    }

    @Test
    void emptyMetadata_costsItselfOnly() throws InterruptedException {
        hub(
                party("https://p.example/provider-metadata.json")
                        + ",null,7,{\"metadata\":null,\"mirrors\":7},"
                        + party("https://b.example/provider-metadata.json"),
                "null,[]");
        provider("b.example/", "b.json");
        for (String nothing : List.of("", " ", "null", "[]", "\"x\"")) {
            sites.page("p.example/provider-metadata.json", nothing);

            Haul haul = crawl(Csaf.STANDARD);

            assertThat(haul.kept).as(nothing).containsOnlyKeys("/b.json");
            assertThat(haul.faults).as(nothing).anyMatch(fault -> fault.contains("p.example"));
        }
    }

    @Test
    void emptyAggregator_isANamedFault() throws InterruptedException {
        for (String nothing : List.of("", " ", "null", "[]", "7")) {
            sites.page("hub.example/.well-known/csaf-aggregator/aggregator.json", nothing);

            assertThat(crawl(Csaf.STANDARD).faults)
                    .as(nothing)
                    .singleElement()
                    .asString()
                    .contains("aggregator.json is ");
        }
    }
}
