package io.hypervisory.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.TransportUtils;
import io.hypervisory.ingest.contract.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/// Makes the client that all of the stage shares.
final class ElasticsearchClients {
    private ElasticsearchClients() {}

    /// Of a cluster without security.
    static ElasticsearchClient open(URI elasticsearch) {
        return ElasticsearchClient.of(config ->
                config.host(elasticsearch).jsonMapper(new Jackson3JsonpMapper(Json.MAPPER)));
    }

    static ElasticsearchClient of(IndexSettings settings) {
        return ElasticsearchClient.of(config -> {
            config.host(settings.elasticsearch()).jsonMapper(new Jackson3JsonpMapper(Json.MAPPER));
            if (settings.apiKey() != null) {
                config.apiKey(settings.apiKey());
            } else if (settings.username() != null && settings.password() != null) {
                config.usernameAndPassword(settings.username(), settings.password());
            }
            var ca = settings.caCertificate();
            if (ca != null) {
                try {
                    config.sslContext(TransportUtils.sslContextFromHttpCaCrt(ca.toFile()));
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot read the certificate " + ca, e);
                }
            }
            return config;
        });
    }
}
