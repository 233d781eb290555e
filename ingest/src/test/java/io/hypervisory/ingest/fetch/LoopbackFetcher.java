package io.hypervisory.ingest.fetch;

import io.hypervisory.ingest.Time;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;

/// A fetcher for tests that knows some host names, which all are this machine, and no other.
public final class LoopbackFetcher {
    private LoopbackFetcher() {}

    public static Fetcher of(Set<String> hosts) {
        return new Fetcher(
                FetchLimits.STANDARD, Outgoing.DIRECT, Time.system(), _ -> true, names(hosts));
    }

    /// At these hosts, without pause.
    public static Manners manners(Set<String> hosts) {
        return new Manners(4, Duration.ZERO, null, Map.of(), false, hosts, null);
    }

    private static DnsResolver names(Set<String> hosts) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                if (!hosts.contains(host)) {
                    throw new UnknownHostException(host);
                }
                return new InetAddress[] {InetAddress.getLoopbackAddress()};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
