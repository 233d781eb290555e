package io.hypervisory.ingest.contract;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The frozen table from a publisher's namespace to the vendor slug of its ids. A slug never
/// changes when a vendor is renamed or bought: Broadcom's VMware stays `vmware`, and SWsoft,
/// Parallels and Odin are `virtuozzo`. A host below a listed one belongs to it unless it is listed
/// itself; a publisher that is not listed has its host name as slug, and keeps it.
public final class Vendors {
    /// One vendor.
    ///
    /// @param name for people
    /// @param hosts without `www.`
    private record Vendor(String slug, String name, List<String> hosts) {}

    private static final List<Vendor> TABLE =
            List.of(
                    // virtualization
                    vendor("vmware", "VMware", "vmware.com", "broadcom.com"),
                    vendor("microsoft", "Microsoft", "microsoft.com"),
                    vendor("virtual-iron", "Virtual Iron", "virtualiron.com"),
                    vendor(
                            "virtuozzo",
                            "Virtuozzo",
                            "virtuozzo.com",
                            "swsoft.com",
                            "sw-soft.com",
                            "parallels.com",
                            "odin.com",
                            "openvz.org",
                            "readykernel.com",
                            "virtuozzosupport.force.com"),
                    vendor("xen", "Xen Project", "xen.org", "xenproject.org", "xensource.com"),
                    vendor("xcp-ng", "XCP-ng", "xcp-ng.org", "vates.tech", "vates.fr"),
                    vendor("citrix", "Citrix", "citrix.com", "xenserver.com"),
                    vendor(
                            "oracle",
                            "Oracle",
                            "oracle.com",
                            "oraclelinux.com",
                            "virtualbox.org",
                            "sun.com"),
                    vendor("proxmox", "Proxmox", "proxmox.com"),
                    vendor("nutanix", "Nutanix", "nutanix.com"),
                    vendor("qubes", "Qubes OS", "qubes-os.org"),
                    vendor("qemu", "QEMU", "qemu.org"),
                    vendor("libvirt", "libvirt", "libvirt.org"),
                    // systems
                    vendor("redhat", "Red Hat", "redhat.com", "ovirt.org"),
                    vendor("suse", "SUSE", "suse.com", "suse.de", "opensuse.org", "novell.com"),
                    vendor("debian", "Debian", "debian.org"),
                    vendor("ubuntu", "Ubuntu", "ubuntu.com", "canonical.com"),
                    vendor("linux", "Linux kernel", "kernel.org", "linux-kvm.org"),
                    // others; Cisco's own documents have it with four w
                    vendor("cisco", "Cisco", "cisco.com", "wwww.cisco.com"),
                    vendor("siemens", "Siemens", "siemens.com"),
                    // coordinators
                    vendor("cisa", "CISA", "cisa.gov", "us-cert.gov"),
                    vendor("bsi", "BSI CERT-Bund", "bsi.bund.de", "cert-bund.de"));

    private static final Map<String, String> BY_HOST = byHost();
    private static final Map<String, String> BY_NAME = byName();
    private static final Map<String, String> NAMES =
            TABLE.stream().collect(Collectors.toUnmodifiableMap(Vendor::slug, Vendor::name));

    private Vendors() {}

    private static Vendor vendor(String slug, String name, String... hosts) {
        return new Vendor(slug, name, List.of(hosts));
    }

    private static Map<String, String> byHost() {
        var slugs = new HashMap<String, String>();
        for (Vendor vendor : TABLE) {
            for (String host : vendor.hosts()) {
                if (slugs.put(host, vendor.slug()) != null) {
                    throw new IllegalStateException(host + " has two vendors");
                }
            }
        }
        return Map.copyOf(slugs);
    }

    /// The slug for a CSAF `publisher.namespace`.
    ///
    /// @throws IllegalArgumentException when the namespace names no host
    public static String slug(String namespace) {
        String host = host(namespace);
        String slug = listed(host);
        return slug == null ? host : slug;
    }

    /// The vendor's name for people; the slug itself when it is not in the table.
    public static String name(String slug) {
        return NAMES.getOrDefault(slug, slug);
    }

    /// The slug of a vendor by its slug or its name for people, in any letters, with or without
    /// blanks, hyphens and underscores.
    public static Optional<String> named(String name) {
        return Optional.ofNullable(BY_NAME.get(folded(name)));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    }

    private static Map<String, String> byName() {
        var slugs = new HashMap<String, String>();
        for (Vendor vendor : TABLE) {
            slugs.put(folded(vendor.slug()), vendor.slug());
            slugs.put(folded(vendor.name()), vendor.slug());
        }
        return Map.copyOf(slugs);
    }

    private static @Nullable String listed(String host) {
        String rest = host;
        while (true) {
            String slug = BY_HOST.get(rest);
            int dot = rest.indexOf('.');
            if (slug != null || dot < 0) {
                return slug;
            }
            rest = rest.substring(dot + 1);
        }
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
        String bare = lower.startsWith("www.") ? lower.substring("www.".length()) : lower;
        if (bare.isBlank()) {
            throw new IllegalArgumentException("publisher namespace names no host: " + namespace);
        }
        return bare;
    }
}
