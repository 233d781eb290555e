package io.hypervisory.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypervisory.ingest.Time;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyTest {
    private static final URI SITE = URI.create("https://" + ResigningProxy.SITE + "/feed.xml");
    private static final Manners MANNERS =
            new Manners(1, Duration.ZERO, null, Map.of(), false, Set.of(), null);

    @TempDir static Path folder;
    private static ResigningProxy proxy;

    @BeforeAll
    static void start() throws Exception {
        proxy = new ResigningProxy(folder);
    }

    @AfterAll
    static void stop() {
        proxy.close();
    }

    @BeforeEach
    void forget() {
        proxy.asked().clear();
    }

    private static Map<String, String> environment(String login) {
        var environment = new HashMap<String, String>();
        String url = "http://" + login + "127.0.0.1:" + proxy.port();
        environment.put("HTTPS_PROXY", url);
        environment.put("http_proxy", url);
        return environment;
    }

    private static Map<String, String> trusting(String login) {
        Map<String, String> environment = environment(login);
        environment.put("HYPERVISORY_CA", proxy.caFile().toString());
        return environment;
    }

    private static Retrieval ask(Map<String, String> environment, URI url) {
        return ask(environment, url, MANNERS);
    }

    private static Retrieval ask(Map<String, String> environment, URI url, Manners manners) {
        var limits = FetchLimits.STANDARD.within(Duration.ofSeconds(10));
        try (var fetcher =
                new Fetcher(limits, Outgoing.from(environment), Time.system(), _ -> true)) {
            return fetcher.fetch(Request.of(url, manners));
        }
    }

    private static String body(Retrieval retrieval) {
        assertThat(retrieval).isInstanceOf(Retrieval.Fetched.class);
        return new String(((Retrieval.Fetched) retrieval).body(), UTF_8);
    }

    private static String reason(Retrieval retrieval) {
        assertThat(retrieval).isInstanceOf(Retrieval.Failed.class);
        return ((Retrieval.Failed) retrieval).reason();
    }

    @Test
    void resigningProxy_isTrusted_withItsCa() {
        assertThat(body(ask(trusting("anna:s3%20cret@"), SITE))).isEqualTo("behind TLS");
        assertThat(proxy.asked()).contains("GET /feed.xml HTTP/1.1");
    }

    @Test
    void resigningProxy_isRefusedInOneLine_withoutItsCa_andNothingElseIsTried() {
        String reason = reason(ask(environment("anna:s3%20cret@"), SITE));

        assertThat(reason)
                .startsWith("TLS: ")
                .contains("certificat")
                .contains("HYPERVISORY_CA")
                .doesNotContain("\n");
        assertThat(proxy.asked()).noneMatch(line -> line.startsWith("GET"));
        assertThat(proxy.asked().stream().filter(line -> line.startsWith("CONNECT")))
                .hasSizeBetween(1, 2);
    }

    @Test
    void login_isWanted() {
        assertThat(reason(ask(trusting(""), SITE))).contains("the proxy wants a login");
        assertThat(reason(ask(trusting("anna:wrong@"), SITE))).contains("the proxy wants a login");
    }

    @Test
    void http_goesThroughItToo() {
        URI url = URI.create("http://" + ResigningProxy.SITE + "/feed.xml");

        assertThat(body(ask(trusting("anna:s3%20cret@"), url))).isEqualTo("in the clear");
        assertThat(proxy.asked()).contains("GET http://publisher.example/feed.xml HTTP/1.1");
    }

    @Test
    void noProxy_andTheSourceItself_goAroundIt() {
        Map<String, String> environment = trusting("anna:s3%20cret@");
        environment.put("NO_PROXY", "other.example, .example");

        assertThat(reason(ask(environment, SITE))).contains("no such host");

        environment.remove("NO_PROXY");
        var direct = new Manners(1, Duration.ZERO, null, Map.of(), false, Set.of(), Proxy.NONE);
        assertThat(reason(ask(environment, SITE, direct))).contains("no such host");
        assertThat(proxy.asked()).isEmpty();
    }

    @Test
    void proxyOfTheSource_isUsed() {
        var own =
                new Manners(
                        1,
                        Duration.ZERO,
                        null,
                        Map.of(),
                        false,
                        Set.of(),
                        Proxy.parse("http://anna:s3%20cret@127.0.0.1:" + proxy.port()));

        assertThat(body(ask(Map.of("HYPERVISORY_CA", proxy.caFile().toString()), SITE, own)))
                .isEqualTo("behind TLS");
        assertThat(own.toString()).doesNotContain("cret");
    }

    @Test
    void literalPrivateAddress_isRefused_beforeTheProxySeesIt() {
        assertThat(reason(ask(trusting("anna:s3%20cret@"), URI.create("http://10.1.2.3/"))))
                .contains("no public address");
        assertThat(proxy.asked()).isEmpty();
    }

    @Test
    void wrongSettings_areNamed_withoutTheirSecrets() throws Exception {
        assertThatThrownBy(() -> Outgoing.from(Map.of("HTTPS_PROXY", "ftp://anna:cret@host")))
                .hasMessageContaining("HTTPS_PROXY")
                .hasMessageNotContaining("cret");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing");
        assertThatThrownBy(() -> ask(Map.of("HYPERVISORY_CA", empty.toString()), SITE))
                .hasMessageContaining("empty.pem");
    }
}
