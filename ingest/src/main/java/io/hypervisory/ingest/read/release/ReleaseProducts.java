package io.hypervisory.ingest.read.release;

import io.hypervisory.ingest.contract.Vendors;
import io.hypervisory.ingest.read.Document;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Whose releases a page can list, and how their products are called. Of a vendor with several
/// product lines only the one that virtualizes servers counts: Parallels' Plesk and Desktop have
/// versions of their own. Thread-safe.
///
/// @param vendor slug
/// @param name of the product, as a pattern
/// @param named a text that begins with product and version
record ReleaseProducts(String vendor, String name, Pattern named) {
    /// Products of these vendors that have versions of their own.
    private static final Pattern OTHERS =
            Pattern.compile(
                    "(?i)\\b(?:Plesk|Confixx|HSPcomplete|SiteBuilder|Parallels (?:Desktop|Workstation"
                            + "|Operations|Business|H-Sphere|Mac)|PEM|POA|PBA)\\b");

    private static final Map<String, String> NAMES =
            Map.of(
                    "virtual-iron",
                    "Virtual\\s?Iron(?: Software)?(?: VFe)?(?: (?:Extended )?Enterprise Edition)?",
                    "virtuozzo",
                    "(?:(?:SWsoft|Parallels|Odin) )?(?:Virtuozzo|OpenVZ)(?: (?:Containers|Hybrid"
                            + " Server|Hybrid Infrastructure))?(?: for (?:Linux|Windows))?");
    private static final String VERSION =
            "(?: (?:version|release))?,? v?\\.?(?<version>\\d{1,3}(?:\\.\\d{1,3}){1,3})(?![\\w.]*\\w)";
    private static final int MAIN_HEADINGS = 5;
    private static final Pattern ARCHIVED =
            Pattern.compile("(?i)^https?://[^/]{1,100}/web/\\d{1,14}[a-z_]{0,4}/(https?://.*)$");
    private static final Pattern HOST = Pattern.compile("(?i)^https?://(?:[^/@]*@)?([^/:?#]+)");

    /// The host says whose page it is; one of a mirror is whose product title and headings name.
    /// Null when it is of nobody whose products we know by name.
    static @Nullable ReleaseProducts of(Document document, Element page) {
        Matcher archived = ARCHIVED.matcher(document.url());
        Matcher host = HOST.matcher(archived.matches() ? archived.group(1) : document.url());
        String vendor = host.find() ? vendor(host.group(1).toLowerCase(Locale.ROOT)) : null;
        if (vendor != null) {
            return of(vendor);
        }
        List<ReleaseProducts> about =
                NAMES.keySet().stream()
                        .map(ReleaseProducts::of)
                        .filter(products -> products.isAbout(page))
                        .toList();
        return about.size() == 1 ? about.getFirst() : null;
    }

    private static ReleaseProducts of(String vendor) {
        String name = Objects.requireNonNull(NAMES.get(vendor));
        return new ReleaseProducts(vendor, name, Pattern.compile("(?i)^" + name + VERSION));
    }

    /// Whether title and main headings speak of the product and of no other.
    boolean isAbout(Element page) {
        String said =
                page.select("title, h1").stream()
                        .limit(MAIN_HEADINGS)
                        .map(Element::text)
                        .map(ReleaseHeadings::plain)
                        .collect(Collectors.joining("\n"));
        return Pattern.compile("(?i)" + name).matcher(said).find() && !OTHERS.matcher(said).find();
    }

    /// The vendor of the host, or of the nearest above it.
    private static @Nullable String vendor(String host) {
        for (String at = host; at.contains("."); at = at.substring(at.indexOf('.') + 1)) {
            String slug = Vendors.slug(at);
            if (NAMES.containsKey(slug)) {
                return slug;
            }
        }
        return null;
    }
}
