package io.hypervisory.docker.e2e;

import java.util.Map;

class EmbeddedEndToEndIT extends EndToEndContract {
    @Override
    Map<String, String> environment() {
        return Map.of("ELASTICSEARCH_HEAP", "512m");
    }
}
