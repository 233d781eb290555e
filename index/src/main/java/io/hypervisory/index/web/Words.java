package io.hypervisory.index.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.index.web.page.EntryPage.Link;
import io.hypervisory.ingest.contract.SaidDate;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How pages word dates and addresses.
final class Words {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Pattern WEB = Pattern.compile("(?i)https?://.+");

    static final String ADVISORIES = "/advisories";
    static final String PATCHES = "/patches";
    static final String POSTS = "/posts";

    private static final Map<String, String> PATHS =
            Map.of("advisory", ADVISORIES, "patch", PATCHES, "post", POSTS);

    private Words() {}

    /// As exact as its publisher was, with its zone and whether we assume it; empty for null.
    static String date(@Nullable SaidDate date) {
        if (date == null) {
            return "";
        }
        ZonedDateTime at = date.instant().atZone(zone(date.zone()));
        String day = at.toLocalDate().toString();
        String text =
                switch (date.precision()) {
                    case YEAR -> day.substring(0, 4);
                    case MONTH -> day.substring(0, 7);
                    case DAY -> day;
                    case TIME -> at.format(MINUTES);
                };
        return text + " " + named(date.zone()) + (date.zoneAssumed() ? " (zone assumed)" : "");
    }

    private static String named(String zone) {
        return zone.equals("Z") ? "UTC" : zone;
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            return ZoneId.of("Z");
        }
    }

    /// A link that a browser may follow only where it leads to the web.
    static Link web(String text, @Nullable String url) {
        return new Link(text, url != null && WEB.matcher(url).matches() ? url : null);
    }

    /// The path of an entry's page; slashes within its id stay.
    ///
    /// @param type `advisory`, `patch` or `post`
    static String entry(String type, String id) {
        return PATHS.getOrDefault(type, ADVISORIES) + "/" + encodedId(id);
    }

    /// The same where the type is not known: any leads there.
    static String entry(String id) {
        return ADVISORIES + "/" + encodedId(id);
    }

    static String cve(String cve) {
        return "/cves/" + encoded(cve);
    }

    /// For people: `host reboot` for `host-reboot`.
    static String slug(String slug) {
        return slug.replace('-', ' ');
    }

    /// The field that a place ends with, for people: `host reboot` for `/hostReboot`, `metrics` for
    /// `/vulnerabilities/0/metrics/1`.
    static String field(String place) {
        String named = place.replaceAll("(/\\d+)+$", "");
        String last = named.substring(named.lastIndexOf('/') + 1);
        return last.isEmpty()
                ? "the whole"
                : last.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /// To the minute, with the zone's name.
    static String time(Instant instant, ZoneId zone) {
        return MINUTES.format(instant.atZone(zone)) + " " + Zones.named(zone);
    }

    /// With white space folded, and an ellipsis where it was cut.
    static String shortened(String text, int most) {
        String folded = text.strip().replaceAll("\\s+", " ");
        if (folded.length() <= most) {
            return folded;
        }
        int end = Character.isLowSurrogate(folded.charAt(most - 1)) ? most - 2 : most - 1;
        return folded.substring(0, end) + "\u2026";
    }

    static String record(String id) {
        return "/api/advisories/" + encodedId(id);
    }

    private static String encodedId(String id) {
        return encoded(id).replace("%2F", "/");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
