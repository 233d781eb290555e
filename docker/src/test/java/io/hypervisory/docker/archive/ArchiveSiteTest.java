package io.hypervisory.docker.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArchiveSiteTest {
    private static final String MAIL = "/pipermail/security-announce/2008/000002.html";
    private static final Pattern LABEL = Pattern.compile("label: (?:kind|impact)/([a-z-]+)");

    private final ArchiveSite site = ArchiveSite.start(0);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        site.close();
    }

    @Test
    void sources_areAllThere() throws Exception {
        assertThat(site.sources())
                .extracting(ArchiveSite.Entry::kind)
                .containsOnly("csaf", "feed", "mail-archive", "page-list", "bulk-file")
                .hasSizeGreaterThanOrEqualTo(25);
        for (var source : site.sources()) {
            assertThat(get(source.url()).statusCode()).as(source.name()).isEqualTo(200);
        }
    }

    /// The words of our classes must come from judging the pages, so no page may hold them. One
    /// post has such a word in its own address: `security-fixes`.
    @Test
    void pages_holdNoWordOfOurClasses() throws Exception {
        var labels = labels();
        assertThat(labels).contains("security-fix", "host-reboot", "vm-migration");
        var word = Pattern.compile("\\b(?:" + String.join("|", labels) + ")\\b");
        for (String path : site.paths()) {
            assertThat(word.matcher(get(path).body()).results().map(r -> r.group()))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void pages_sayThatTheyAreReconstructed() throws Exception {
        for (String path : site.paths()) {
            if (!path.endsWith(".txt") && !path.endsWith(".csv")) {
                assertThat(get(path).body()).as(path).containsIgnoringCase("reconstructed");
            }
        }
    }

    @Test
    void frontPage_namesEverySource() throws Exception {
        assertThat(get("/").body())
                .contains(site.sources().stream().map(each -> each.url().getPath()).toList())
                .contains("34 advisories of 2006 to 2008", "4 advisories and notices");
        assertThat(site.undated()).isEqualTo(4);
    }

    @Test
    void links_leadToPages() throws Exception {
        var link = Pattern.compile("(?i)href=\"([^\":#?]+)[\"#]");
        for (String path : site.paths()) {
            if (path.startsWith("/pipermail") || path.equals("/")) {
                for (var found : link.matcher(get(path).body()).results().toList()) {
                    URI target = site.url().resolve(path).resolve(found.group(1));
                    assertThat(site.paths()).as(path).contains(target.getPath());
                }
            }
        }
    }

    @Test
    void validators_areAnsweredWith304_untilThePageChanges() throws Exception {
        var first = get(MAIL);
        String etag = first.headers().firstValue("ETag").orElseThrow();
        String modified = first.headers().firstValue("Last-Modified").orElseThrow();
        assertThat(get(MAIL, "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(get(MAIL, "If-Modified-Since", modified).statusCode()).isEqualTo(304);
        assertThat(get(MAIL, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);

        site.replace(MAIL, text -> text.replace("openpegasus", "swordfish"));

        var changed = get(MAIL, "If-None-Match", etag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).contains("swordfish").doesNotContain("openpegasus");
        assertThat(get(MAIL, "If-Modified-Since", modified).statusCode()).isEqualTo(200);
    }

    @Test
    void pageThatIsReplacedByItself_staysUnchanged() throws Exception {
        String etag = get(MAIL).headers().firstValue("ETag").orElseThrow();
        site.replace(MAIL, text -> text);
        assertThat(get(MAIL, "If-None-Match", etag).statusCode()).isEqualTo(304);
    }

    @Test
    void unreadableDate_isIgnored() throws Exception {
        assertThat(get(MAIL, "If-Modified-Since", "yesterday").statusCode()).isEqualTo(200);
    }

    @Test
    void unknownPath_isNotFound() throws Exception {
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> site.replace("/nowhere", text -> text))
                .withMessageContaining("/nowhere");
    }

    @Test
    void head_givesTheLengthWithoutTheBody_andPostIsRefused() throws Exception {
        var head = send(request("/").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isEqualTo(get("/").body().length());
        var post = send(request("/").POST(HttpRequest.BodyPublishers.ofString("x")));
        assertThat(post.statusCode()).isEqualTo(405);
    }

    @Test
    void requests_areCounted() throws Exception {
        get(MAIL);
        get(MAIL);
        get("/nowhere");
        assertThat(site.requests(MAIL)).isEqualTo(2);
        assertThat(site.requests("/")).isZero();
        assertThat(site.requests()).isEqualTo(3);
    }

    @Test
    void secondSite_saysTheSame_butForItsPort() throws Exception {
        try (var other = ArchiveSite.start(0)) {
            for (String path : site.paths()) {
                String there = get(other.url().resolve(path)).body();
                assertThat(there.replace(other.url().toString(), site.url().toString()))
                        .as(path)
                        .isEqualTo(get(path).body());
            }
        }
    }

    private static List<String> labels() throws Exception {
        var labels = new LinkedHashSet<String>();
        for (String dimension : List.of("kind", "impact")) {
            var rules = "/io/hypervisory/enrich/judgement/rules/" + dimension + ".yaml";
            try (var in = ArchiveSiteTest.class.getResourceAsStream(rules)) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                LABEL.matcher(text)
                        .results()
                        .map(label -> label.group(1))
                        .filter(label -> label.contains("-"))
                        .forEach(labels::add);
            }
        }
        return List.copyOf(labels);
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    private HttpResponse<String> get(URI url) throws Exception {
        return send(HttpRequest.newBuilder(url));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(site.url().resolve(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
