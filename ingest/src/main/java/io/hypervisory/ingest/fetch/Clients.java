package io.hypervisory.ingest.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// HTTP clients, one for each way out, so that a connection opened under one rule is never used
/// under another: guarded, unguarded, through this proxy or that one. Thread-safe.
final class Clients implements AutoCloseable {
    private final FetchLimits limits;
    private final DnsResolver names;
    private final @Nullable SSLContext trust;
    private final Map<Way, CloseableHttpClient> clients = new ConcurrentHashMap<>();

    /// @param guarded connects to public addresses only; without meaning behind a proxy, which
    ///   resolves names itself
    record Way(boolean guarded, @Nullable Proxy proxy) {}

    Clients(FetchLimits limits, DnsResolver names, @Nullable Path caFile) {
        this.limits = limits;
        this.names = names;
        this.trust = caFile == null ? null : trusting(caFile);
    }

    CloseableHttpClient of(Way way) {
        return clients.computeIfAbsent(way, this::open);
    }

    /// No read has a timeout of its own: the deadline of [Exchange] closes the connection, and a
    /// timer for each read of a virtual thread is dear.
    private CloseableHttpClient open(Way way) {
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(256)
                        .setMaxConnPerRoute(64)
                        .setDnsResolver(
                                way.guarded() && way.proxy() == null
                                        ? new AddressGuard(names)
                                        : names)
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(Timeout.of(limits.connect()))
                                        .setSocketTimeout(Timeout.DISABLED)
                                        .build());
        if (trust != null) {
            connections.setTlsSocketStrategy(new DefaultClientTlsStrategy(trust));
        }
        var client =
                HttpClients.custom()
                        .setConnectionManager(connections.build())
                        .setDefaultRequestConfig(
                                RequestConfig.custom()
                                        .setConnectionRequestTimeout(Timeout.of(limits.deadline()))
                                        .build())
                        .disableContentCompression()
                        .disableRedirectHandling()
                        .disableAutomaticRetries()
                        .disableCookieManagement()
                        .disableAuthCaching();
        Proxy proxy = way.proxy();
        if (proxy != null && proxy.host() != null) {
            client.setProxy(new HttpHost(proxy.host(), proxy.port()));
            if (proxy.user() != null) {
                var login = new BasicCredentialsProvider();
                String password = proxy.password() == null ? "" : proxy.password();
                login.setCredentials(
                        new AuthScope(proxy.host(), proxy.port()),
                        new UsernamePasswordCredentials(proxy.user(), password.toCharArray()));
                client.setDefaultCredentialsProvider(login);
            }
        }
        return client.build();
    }

    /// The JDK's certificates and these.
    private static SSLContext trusting(Path caFile) {
        try (InputStream pem = Files.newInputStream(caFile)) {
            Path cacerts = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
            KeyStore store = KeyStore.getInstance(cacerts.toFile(), (char[]) null);
            int count = 0;
            for (Certificate each :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("extra-" + count++, each);
            }
            if (count == 0) {
                throw new IllegalArgumentException(caFile + " holds no certificate");
            }
            return SSLContexts.custom().loadTrustMaterial(store, null).build();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "cannot read the certificates in " + caFile + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        for (CloseableHttpClient client : clients.values()) {
            try {
                client.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
