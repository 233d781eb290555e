package io.hypervisory.docker.e2e;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("container")
@ExtendWith(RequiresDocker.class)
class ContainerSearchIT extends SearchContract {
    private final ElasticsearchContainer server = new ElasticsearchContainer();

    @Override
    URI started() throws IOException {
        server.startWithFilters();
        return server.url();
    }

    @Override
    URI elasticsearch() {
        return server.url();
    }

    @AfterAll
    void stop() {
        server.close();
    }
}
