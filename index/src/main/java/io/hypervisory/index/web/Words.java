package io.hypervisory.index.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypervisory.index.web.page.EntryPage.Link;
import io.hypervisory.ingest.contract.SaidDate;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How pages word dates and addresses.
final class Words {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Pattern WEB = Pattern.compile("(?i)https?://.+");

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
    static String entry(String id) {
        return "/advisories/" + encodedId(id);
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
