package io.hypervisory.ingest.fetch;

import io.hypervisory.ingest.Time;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/// Fetchers for which every name leads to this machine.
public final class TestFetchers {
    private TestFetchers() {}

    public static Fetcher everywhereIsHere(FetchLimits limits, Time time) {
        return new Fetcher(limits, Outgoing.DIRECT, time, _ -> true, new Here());
    }

    /// Literal addresses stay what they are.
    private static final class Here implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            boolean literal = host.matches("[\\d.]+|\\[?[0-9a-f:]+:[0-9a-f:.]*\\]?");
            return new InetAddress[] {
                literal ? InetAddress.getByName(host) : InetAddress.getLoopbackAddress()
            };
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
