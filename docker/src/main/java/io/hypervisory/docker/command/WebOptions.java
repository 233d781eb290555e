package io.hypervisory.docker.command;

import io.hypervisory.index.web.WebSettings;
import picocli.CommandLine.Option;

/// Where pages and API answer.
final class WebOptions {
    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port of pages and API (default ${DEFAULT-VALUE}; 0 takes a free one).")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to bind (default ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    WebSettings settings() {
        return new WebSettings(host, port);
    }
}
