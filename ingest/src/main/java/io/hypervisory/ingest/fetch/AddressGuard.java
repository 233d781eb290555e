package io.hypervisory.ingest.fetch;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv6.IPv6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/// Resolves names, and lets nobody connect to an address that is not public. The connection is made
/// to the very addresses that were checked, so a name that changes its mind in between gains
/// nothing. Thread-safe.
final class AddressGuard implements DnsResolver {
    /// What the IANA registries of special-purpose addresses (RFC 6890 and its updates) call not
    /// globally reachable, and multicast.
    private static final List<IPAddress> CLOSED =
            Stream.of(
                            "0.0.0.0/8",
                            "10.0.0.0/8",
                            "100.64.0.0/10",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "172.16.0.0/12",
                            "192.0.0.0/24",
                            "192.0.2.0/24",
                            "192.88.99.0/24",
                            "192.168.0.0/16",
                            "198.18.0.0/15",
                            "198.51.100.0/24",
                            "203.0.113.0/24",
                            "224.0.0.0/4",
                            "240.0.0.0/4",
                            "::/96",
                            "100::/64",
                            "2001::/23",
                            "2001:db8::/32",
                            "3fff::/20",
                            "5f00::/16",
                            "fc00::/7",
                            "fe80::/10",
                            "fec0::/10",
                            "ff00::/8")
                    .map(text -> new IPAddressString(text).getAddress())
                    .toList();

    /// Addresses that carry an IPv4 address from this byte on.
    private static final IPAddress TRANSLATED = new IPAddressString("64:ff9b::/96").getAddress();

    private static final IPAddress TRANSLATED_HERE =
            new IPAddressString("64:ff9b:1::/48").getAddress();
    private static final IPAddress SIX_TO_FOUR = new IPAddressString("2002::/16").getAddress();

    private static final IPAddressGenerator ADDRESSES = new IPAddressGenerator();

    private final DnsResolver names;

    AddressGuard(DnsResolver names) {
        this.names = names;
    }

    static AddressGuard system() {
        return new AddressGuard(SystemDefaultDnsResolver.INSTANCE);
    }

    /// The name leads to an address that nobody may connect to.
    static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        if (addresses == null || addresses.length == 0) {
            throw new UnknownHostException(host);
        }
        for (InetAddress address : addresses) {
            if (!isPublic(address)) {
                throw new Refused(
                        host
                                + " leads to "
                                + address.getHostAddress()
                                + ", which is no public address; a source that means it names the"
                                + " host in privateHosts");
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }

    /// Looks at literal addresses and at names for this machine, without resolving.
    static boolean isPublicAsWritten(URI url) {
        String host = Hosts.name(url);
        IPAddress literal = new IPAddressString(host.replaceAll("[\\[\\]]", "")).getAddress();
        return literal == null
                ? !host.equals("localhost") && !host.endsWith(".localhost")
                : isPublic(literal);
    }

    static boolean isPublic(InetAddress address) {
        return isPublic(ADDRESSES.from(address));
    }

    private static boolean isPublic(IPAddress address) {
        if (CLOSED.stream().anyMatch(range -> range.contains(address))) {
            return false;
        }
        if (!(address.isIPv6())) {
            return true;
        }
        IPv6Address six = address.toIPv6();
        if (TRANSLATED_HERE.contains(six)) {
            return false;
        }
        if (TRANSLATED.contains(six)) {
            return isPublic(six.getEmbeddedIPv4Address());
        }
        return !SIX_TO_FOUR.contains(six) || isPublic(six.getEmbeddedIPv4Address(2));
    }
}
