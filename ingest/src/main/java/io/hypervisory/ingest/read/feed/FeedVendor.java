package io.hypervisory.ingest.read.feed;

import io.hypervisory.ingest.contract.IdGrammar;
import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.read.feed.ParsedFeed.Said;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whose feed an entry stands in, and how that vendor names its advisories. Thread-safe.
enum FeedVendor {
    VMWARE(
            "vmware",
            "VMware",
            Set.of("vmware.com", "broadcom.com"),
            "\\bVMSA[-\u2010\u2011]\\d{4}[-\u2010\u2011]\\d{4,5}(?:\\.\\d+)?"),
    MICROSOFT(
            "microsoft",
            "Microsoft Security Response Center",
            Set.of("microsoft.com"),
            "\\b(?:CVE-\\d{4}-\\d{4,19}|ADV\\d{6,8}|MS\\d{2}-\\d{3})\\b"),
    CITRIX("citrix", "Citrix", Set.of("citrix.com", "xenserver.com"), "\\bCTX\\d{5,6}\\b"),
    /// A Critical Patch Update, a bulletin of a quarter, an alert on one CVE: by their addresses.
    ORACLE(
            "oracle",
            "Oracle",
            Set.of("oracle.com"),
            "\\b(?:(?:cpu|bulletin|linuxbulletin|ovmbulletin)(?:jan|apr|jul|oct)\\d{4}(?!\\d)"
                    + "|alert-cve-\\d{4}-\\d{4,19}\\b)");

    /// An id as an entry bears it.
    ///
    /// @param local in normal form
    /// @param literals as written, where that differs in more than its case, and the id itself
    /// @param revision of the document, where it is written into the id; null when it is not
    record Named(
            FeedVendor vendor, String local, List<String> literals, @Nullable String revision) {
        Named {
            literals = List.copyOf(literals);
        }
    }

    private final String slug;
    private final Publisher publisher;
    private final Set<String> hosts;
    private final Pattern id;

    FeedVendor(String slug, String name, Set<String> hosts, String id) {
        this.slug = slug;
        this.publisher = new Publisher(name, null, null);
        this.hosts = hosts;
        this.id = Pattern.compile(id, Pattern.CASE_INSENSITIVE);
    }

    String slug() {
        return slug;
    }

    Publisher publisher() {
        return publisher;
    }

    /// By the first of the addresses that is a vendor's; null when none is.
    static @Nullable FeedVendor of(@Nullable String... urls) {
        for (String url : urls) {
            String host = FeedReader.host(url);
            for (FeedVendor vendor : values()) {
                if (host != null && vendor.owns(host)) {
                    return vendor;
                }
            }
        }
        return null;
    }

    private boolean owns(String host) {
        return hosts.stream().anyMatch(own -> host.equals(own) || host.endsWith("." + own));
    }

    /// The id that the entry bears: its link's, else its guid's, else the one that its title begins
    /// with; null when it bears none. A title that names one further on is about that advisory.
    @Nullable Named named(Said said, String title) {
        List<String> places =
                Stream.of(said.link(), said.guid(), title)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
        String local = null;
        String revision = null;
        var literals = new LinkedHashSet<String>();
        for (String place : places) {
            Matcher found = id.matcher(place);
            boolean leads = place.equals(title) && local == null;
            if (leads ? !found.lookingAt() : !found.find()) {
                continue;
            }
            String normal = normal(found.group());
            if (local == null) {
                local = normal;
                literals.add(normal);
            }
            if (local.equals(normal)) {
                revision = revision == null ? revision(found.group()) : revision;
                if (!found.group().equalsIgnoreCase(normal)) {
                    literals.add(found.group());
                }
            }
        }
        return local == null ? null : new Named(this, local, new ArrayList<>(literals), revision);
    }

    /// A text up to where it comes to speak of another advisory of this vendor. One that is named
    /// by a CVE is none here: a text on several CVEs is about them.
    String untilAnother(String text, String local) {
        Matcher found = id.matcher(text);
        while (found.find()) {
            String normal = normal(found.group());
            if (!normal.equals(local) && !normal.startsWith("CVE-")) {
                return text.substring(0, found.start());
            }
        }
        return text;
    }

    private String normal(String literal) {
        return switch (this) {
            case VMWARE -> IdGrammar.findVmsa(literal).map(IdGrammar.Vmsa::local).orElse(literal);
            case MICROSOFT, CITRIX -> IdGrammar.normalAdvisoryId(slug, literal);
            case ORACLE -> literal.toLowerCase(Locale.ROOT);
        };
    }

    private @Nullable String revision(String literal) {
        return this == VMWARE
                ? IdGrammar.findVmsa(literal).map(IdGrammar.Vmsa::revision).orElse(null)
                : null;
    }
}
