package io.hypervisory.ingest.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.ingest.catalogue.Source;
import io.hypervisory.ingest.fetch.Manners;
import io.hypervisory.ingest.fetch.Request;
import io.hypervisory.ingest.fetch.Retrieval;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignOriginTest {
    private static final Source SOURCE =
            Source.of("s", Source.Kind.CSAF, URI.create("https://a.example/pmd.json"))
                    .with(
                            new Manners(
                                    1,
                                    Duration.ZERO,
                                    null,
                                    Map.of("Accept", "application/json", "X-Api-Key", "secret"),
                                    true,
                                    Set.of(),
                                    null));

    private static final Pages NONE =
            new Pages() {
                @Override
                public Retrieval whole(Request request) {
                    throw new AssertionError(request.url());
                }

                @Override
                public Retrieval ifNew(Request request) {
                    throw new AssertionError(request.url());
                }
            };

    private static Map<String, String> headers(String url) {
        return new CsafPages(NONE, SOURCE).request(URI.create(url)).manners().headers();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example/d.json", "https://a.example:443/d.json.asc"})
    void ownOrigin_hasTheSourcesHeaders(String url) {
        assertThat(headers(url)).containsEntry("X-Api-Key", "secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://b.example/d.json.asc",
                "http://a.example/d.json",
                "https://a.example:8443/d.json.sha512",
                "https://x.a.example/key.asc",
            })
    void otherOrigin_hasNoneOfThem(String url) {
        assertThat(headers(url)).isEqualTo(Map.of("Accept", "application/json"));
    }

    @Test
    void otherManners_stay() {
        Request request =
                new CsafPages(NONE, SOURCE).request(URI.create("https://b.example/d.json"));

        assertThat(request.manners().pause()).isEqualTo(Duration.ZERO);
        assertThat(request.manners().heedsRobots()).isTrue();
    }
}
