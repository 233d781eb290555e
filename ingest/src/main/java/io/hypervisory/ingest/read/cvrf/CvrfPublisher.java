package io.hypervisory.ingest.read.cvrf;

import io.hypervisory.ingest.contract.Publisher;
import io.hypervisory.ingest.contract.Vendors;
import io.hypervisory.ingest.read.Dates;
import io.hypervisory.ingest.read.Part;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who publishes a document. CVRF has no namespace, so the vendor is told by the hosts that the
/// document names as its own, and last by the one that served it.
///
/// @param vendor slug
/// @param name as the document has it; null when it names nobody
/// @param category CSAF's word; null when not stated
record CvrfPublisher(String vendor, @Nullable String name, @Nullable String category) {
    static final String MICROSOFT = "microsoft";

    private static final int LOOK = 4096;
    private static final int LONGEST_NAME = 80;

    /// In an address of mail or of a page.
    private static final Pattern HOST =
            Pattern.compile("(?:@|://)((?:[\\w-]{1,30}\\.){1,4}[A-Za-z]{2,24})(?![\\w@])");

    /// What follows the name of an authority in its sentence.
    private static final Pattern NAME_END =
            Pattern.compile("[,;:\\n]| \\(| (?:is|are|identifies|in)\\s|\\.(?:\\s|$)");

    /// The zone of dates that name none.
    ZoneId zone() {
        return vendor.equals("oracle") ? ZoneId.of("America/Los_Angeles") : Dates.UTC;
    }

    boolean isMicrosoft() {
        return vendor.equals(MICROSOFT);
    }

    Publisher facts() {
        if (isMicrosoft()) {
            return new Publisher("Microsoft Security Response Center", null, category);
        }
        return new Publisher(name == null ? vendor : name, null, category);
    }

    /// @param publisher the element `DocumentPublisher`; null when there is none
    /// @param own texts with the document's own addresses, the most telling first
    static CvrfPublisher of(@Nullable Part publisher, Iterable<String> own) {
        String name = publisher == null ? null : name(publisher.word("IssuingAuthority"));
        String category = publisher == null ? null : CvrfWords.type(publisher);
        String unknown = null;
        for (String text : own) {
            Matcher host = HOST.matcher(text.substring(0, Math.min(LOOK, text.length())));
            while (host.find()) {
                String slug = known(host.group(1));
                if (slug != null) {
                    return new CvrfPublisher(slug, name, category);
                }
                unknown = unknown == null ? Vendors.slug(host.group(1)) : unknown;
            }
            if (unknown != null) {
                break;
            }
        }
        return new CvrfPublisher(unknown == null ? "unknown" : unknown, name, category);
    }

    private static @Nullable String name(@Nullable String authority) {
        if (authority == null) {
            return null;
        }
        String start = authority.startsWith("The ") ? authority.substring(4) : authority;
        Matcher end = NAME_END.matcher(start);
        String name = end.find() ? start.substring(0, end.start()) : start;
        return name.isBlank() || name.length() > LONGEST_NAME ? null : name.strip();
    }

    /// The slug of the host or of a domain above it; null when none of them is a vendor's of ours.
    private static @Nullable String known(String host) {
        for (String domain = host; domain.indexOf('.') > 0; ) {
            String slug = Vendors.slug(domain);
            if (slug.indexOf('.') < 0) {
                return slug;
            }
            domain = domain.substring(domain.indexOf('.') + 1);
        }
        return null;
    }
}
