package io.hypervisory.ingest.contract.product;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What vendors are called before a product's name, and whose products may follow: names change,
/// slugs do not.
final class VendorWords {
    private static final Map<String, List<String>> SLUGS =
            Map.ofEntries(
                    Map.entry("vmware", List.of("vmware")),
                    Map.entry("broadcom", List.of("vmware")),
                    Map.entry("vmware by broadcom", List.of("vmware")),
                    Map.entry("omnissa", List.of("vmware")),
                    Map.entry("microsoft", List.of("microsoft")),
                    Map.entry("connectix", List.of("microsoft")),
                    Map.entry("swsoft", List.of("virtuozzo", "plesk")),
                    Map.entry("sw-soft", List.of("virtuozzo", "plesk")),
                    Map.entry("parallels", List.of("virtuozzo", "parallels", "plesk")),
                    Map.entry("odin", List.of("virtuozzo", "plesk")),
                    Map.entry("virtuozzo", List.of("virtuozzo", "parallels", "plesk")),
                    Map.entry("openvz", List.of("virtuozzo")),
                    Map.entry("plesk", List.of("plesk")),
                    Map.entry("webpros", List.of("plesk")),
                    Map.entry("positive software", List.of("plesk")),
                    Map.entry("virtual iron", List.of("virtual-iron")),
                    Map.entry("virtual iron software", List.of("virtual-iron")),
                    Map.entry("virtual-iron", List.of("virtual-iron")),
                    Map.entry("xen", List.of("xen")),
                    Map.entry("xen project", List.of("xen")),
                    Map.entry("xenproject", List.of("xen")),
                    Map.entry("xensource", List.of("citrix", "xen")),
                    Map.entry("citrix", List.of("citrix")),
                    Map.entry("citrix systems", List.of("citrix")),
                    Map.entry("cloud software group", List.of("citrix")),
                    Map.entry("vates", List.of("xcp-ng")),
                    Map.entry("xcp-ng", List.of("xcp-ng")),
                    Map.entry("oracle", List.of("oracle")),
                    Map.entry("sun", List.of("oracle")),
                    Map.entry("sun microsystems", List.of("oracle")),
                    Map.entry("innotek", List.of("oracle")),
                    Map.entry("proxmox", List.of("proxmox")),
                    Map.entry("proxmox server solutions", List.of("proxmox")),
                    Map.entry("nutanix", List.of("nutanix")),
                    Map.entry("red hat", List.of("redhat", "linux", "libvirt")),
                    Map.entry("redhat", List.of("redhat", "linux", "libvirt")),
                    Map.entry("ovirt", List.of("redhat")),
                    Map.entry("qumranet", List.of("linux")),
                    Map.entry("linux", List.of("linux")),
                    Map.entry("kernel", List.of("linux")),
                    Map.entry("qemu", List.of("qemu")),
                    Map.entry("libvirt", List.of("libvirt")),
                    Map.entry("qubes", List.of("qubes")));

    private static final Set<String> NOT_SAID =
            Set.of("", "n/a", "na", "unknown", "[unknown]", "unspecified");

    private static final Pattern MARKS = Pattern.compile("[®™©]|\\((?:r|tm)\\)");
    private static final Pattern LEGAL_FORM =
            Pattern.compile(
                    "(?:[,.]? (?:inc|corp|corporation|ltd|llc|international|gmbh|ag))?[,.]*$");

    private VendorWords() {}

    /// Slugs of those whose products a vendor's name may stand before; empty when it is not known.
    static List<String> of(@Nullable String vendor) {
        return vendor == null ? List.of() : ofFolded(bare(vendor));
    }

    /// @param vendor in small letters, without marks and legal forms
    static List<String> ofFolded(String vendor) {
        return SLUGS.getOrDefault(vendor, List.of());
    }

    static boolean isNone(@Nullable String vendor) {
        return vendor == null || NOT_SAID.contains(vendor.strip().toLowerCase(Locale.ROOT));
    }

    /// The vendor that a text begins with; null when it begins with none.
    static @Nullable String leading(String text) {
        String[] words = text.strip().split("\\s+");
        for (int count = Math.min(3, words.length); count > 0; count--) {
            String begin = String.join(" ", List.of(words).subList(0, count));
            if (!of(begin).isEmpty()) {
                return begin;
            }
        }
        return null;
    }

    private static String bare(String vendor) {
        String text = MARKS.matcher(vendor.toLowerCase(Locale.ROOT)).replaceAll("").strip();
        return LEGAL_FORM.matcher(text).replaceFirst("");
    }
}
