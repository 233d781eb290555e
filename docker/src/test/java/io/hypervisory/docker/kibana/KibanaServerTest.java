package io.hypervisory.docker.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypervisory.docker.kibana.Imported.Loaded;
import io.hypervisory.docker.kibana.Imported.NotAllowed;
import io.hypervisory.docker.kibana.Imported.NotThere;
import io.hypervisory.docker.kibana.Imported.Refused;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KibanaServerTest {
    private static final String TWO = "{\"type\":\"tag\"}\n{\"type\":\"search\"}\n";
    private static final String SUCCESS =
            "{\"success\":true,\"successCount\":2,\"successResults\":[],\"warnings\":[]}";

    private FakeKibana kibana;

    @BeforeEach
    void start() throws Exception {
        kibana = new FakeKibana();
    }

    @AfterEach
    void stop() {
        kibana.close();
    }

    private Imported load(String url, String user, String password, String key)
            throws InterruptedException {
        try (var server = KibanaServer.of(URI.create(url), user, password, key)) {
            return server.load(TWO);
        }
    }

    private Imported load() throws InterruptedException {
        return load(kibana.url().toString(), null, null, null);
    }

    @Test
    void objects_areSentAsOneFile_inPlaceOfEarlierOnes() throws Exception {
        kibana.answers(200, SUCCESS);

        assertThat(load()).isEqualTo(new Loaded(2));
        assertThat(kibana.files).containsExactly(TWO);
        assertThat(kibana.asked).containsExactly("/api/saved_objects/_import?overwrite=true null");
    }

    @Test
    void spaceAndLogin_goAlong() throws Exception {
        kibana.answers(200, SUCCESS);
        load(kibana.url() + "/s/security/", "elastic", "secret", null);
        load(kibana.url().toString(), "elastic", "secret", "a2V5");

        assertThat(kibana.asked)
                .containsExactly(
                        "/s/security/api/saved_objects/_import?overwrite=true Basic ZWxhc3RpYzpzZWNyZXQ=",
                        "/api/saved_objects/_import?overwrite=true ApiKey a2V5");
    }

    @Test
    void errorsWithinA200_areRefusals() throws Exception {
        kibana.answers(
                200,
                """
                {"success":false,"successCount":1,"errors":[
                 {"id":"d","type":"dashboard","title":"D",
                  "error":{"type":"missing_references","references":[{"type":"index-pattern","id":"v"}]}},
                 {"id":"s","type":"search","error":{"type":"unknown","statusCode":422,"message":"too new"}}]}
                """);

        assertThat(load())
                .isEqualTo(
                        new Refused(
                                List.of(
                                        "dashboard d: missing_references, index-pattern v",
                                        "search s: unknown, too new")));
    }

    /// Kibana reports a success that is none: fewer than were sent, or errors beside it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"success\":true,\"successCount\":1}|1 of 2 objects",
                "{\"success\":false,\"successCount\":2}|2 of 2 objects",
                "{\"success\":true,\"successCount\":2,\"errors\":[{\"id\":\"x\",\"type\":\"tag\",\"error\":{\"type\":\"conflict\"}}]}|tag x: conflict",
                "{\"took\":1}|no answer of an import",
                "<html>a proxy's page</html>|no answer of an import",
            })
    void a200_thatIsNoSuccess_isARefusal(String answer, String fault) throws Exception {
        kibana.answers(200, answer);

        assertThat(load())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.faults())
                                        .singleElement()
                                        .asString()
                                        .contains(fault));
    }

    @Test
    void otherAnswers_sayWhatIsWrong() throws Exception {
        kibana.answers(401, "{\"statusCode\":401,\"error\":\"Unauthorized\",\"message\":\"who?\"}");
        assertThat(load()).isEqualTo(new NotAllowed("status 401: who?"));

        kibana.answers(403, "no");
        assertThat(load()).isEqualTo(new NotAllowed("status 403: no"));

        kibana.answers(400, "{\"message\":\"bad file\"}");
        assertThat(load()).isEqualTo(new Refused(List.of("status 400: bad file")));

        kibana.answers(503, "Kibana server is not ready yet");
        assertThat(load()).isEqualTo(new NotThere("status 503: Kibana server is not ready yet"));
    }

    @Test
    void nobody_isNotThere() throws Exception {
        kibana.close();

        assertThat(load()).isInstanceOf(NotThere.class);
    }
}
