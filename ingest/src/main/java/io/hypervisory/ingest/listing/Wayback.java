package io.hypervisory.ingest.listing;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Addresses of snapshots as the Wayback Machine and its kin have them; `id_` asks for the bytes as
/// they were served.
final class Wayback {
    private static final Pattern SNAPSHOT = Pattern.compile("/web/(\\d{14})(?:id_)?/.+");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern HTTP_PORT = Pattern.compile("(?i)(http://[^/:?#]+):80(?=[/?#]|$)");
    private static final Pattern HTTPS_PORT =
            Pattern.compile("(?i)(https://[^/:?#]+):443(?=[/?#]|$)");

    private Wayback() {}

    /// Null when they make no address.
    static @Nullable URI snapshot(URI server, String time, String original) {
        return time(time) == null
                ? null
                : Reach.resolve(server, "/web/" + time + "id_/" + original.strip());
    }

    /// What an address was called; archives of old write the port too. Null when it is no http(s)
    /// address.
    static @Nullable URI original(String said) {
        String plain = HTTP_PORT.matcher(said.strip()).replaceFirst("$1");
        return Links.url(HTTPS_PORT.matcher(plain).replaceFirst("$1"));
    }

    /// When a snapshot was taken, by its address; null when it is none's.
    static @Nullable Instant taken(URI snapshot) {
        var matcher = SNAPSHOT.matcher(String.valueOf(snapshot.getRawPath()));
        return matcher.matches() ? time(matcher.group(1)) : null;
    }

    private static @Nullable Instant time(String digits) {
        try {
            return LocalDateTime.parse(digits, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
