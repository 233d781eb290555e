package io.hypervisory.ingest.contract;

import java.net.URI;
import java.util.Locale;
import java.util.Map;

/// The frozen table from a publisher's namespace to the vendor slug of its ids. A slug never
/// changes when a vendor is renamed or bought: Broadcom's VMware stays `vmware`. A publisher that
/// is not listed has its host name as slug.
public final class Vendors {
    private static final Map<String, String> BY_HOST =
            Map.ofEntries(
                    Map.entry("vmware.com", "vmware"),
                    Map.entry("broadcom.com", "vmware"),
                    Map.entry("support.broadcom.com", "vmware"),
                    Map.entry("lists.vmware.com", "vmware"),
                    Map.entry("microsoft.com", "microsoft"),
                    Map.entry("msrc.microsoft.com", "microsoft"),
                    Map.entry("virtualiron.com", "virtual-iron"),
                    Map.entry("swsoft.com", "virtuozzo"),
                    Map.entry("parallels.com", "virtuozzo"),
                    Map.entry("odin.com", "virtuozzo"),
                    Map.entry("virtuozzo.com", "virtuozzo"),
                    Map.entry("openvz.org", "virtuozzo"),
                    Map.entry("xen.org", "xen"),
                    Map.entry("xenbits.xen.org", "xen"),
                    Map.entry("xenproject.org", "xen"),
                    Map.entry("xcp-ng.org", "xcp-ng"),
                    Map.entry("citrix.com", "citrix"),
                    Map.entry("support.citrix.com", "citrix"),
                    Map.entry("xenserver.com", "citrix"),
                    Map.entry("oracle.com", "oracle"),
                    Map.entry("linux.oracle.com", "oracle"),
                    Map.entry("redhat.com", "redhat"),
                    Map.entry("suse.com", "suse"),
                    Map.entry("proxmox.com", "proxmox"),
                    Map.entry("nutanix.com", "nutanix"),
                    Map.entry("cisa.gov", "cisa"),
                    Map.entry("cisco.com", "cisco"),
                    // written so in Cisco's own documents
                    Map.entry("wwww.cisco.com", "cisco"),
                    Map.entry("siemens.com", "siemens"),
                    Map.entry("bsi.bund.de", "bsi"));

    private Vendors() {}

    /// The slug for a CSAF `publisher.namespace`.
    ///
    /// @throws IllegalArgumentException when the namespace names no host
    public static String slug(String namespace) {
        String host = host(namespace);
        String slug = BY_HOST.get(host);
        return slug == null ? host : slug;
    }

    private static String host(String namespace) {
        URI uri;
        try {
            uri = URI.create(namespace.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("publisher namespace is not a URL: " + namespace, e);
        }
        String host = uri.getHost() == null ? uri.getPath() : uri.getHost();
        if (host == null || host.isBlank()) {
            throw new IllegalArgumentException("publisher namespace names no host: " + namespace);
        }
        String lower = host.toLowerCase(Locale.ROOT).replace("/", "");
        return lower.startsWith("www.") ? lower.substring("www.".length()) : lower;
    }
}
