package io.hypervisory.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/// The header `Retry-After` (RFC 9110 section 10.2.3): seconds, or a date in any of HTTP's three
/// forms.
final class RetryAfter {
    /// No host means longer than this; who writes more has made a mistake.
    private static final Duration MOST = Duration.ofDays(366);

    private RetryAfter() {}

    /// Null when there is no such header or it cannot be read; never before `now`.
    static @Nullable Instant parse(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        Instant until;
        if (text.matches("\\d+")) {
            long seconds = text.length() > 9 ? MOST.toSeconds() : Long.parseLong(text);
            until = now.plusSeconds(seconds);
        } else {
            until = DateUtils.parseStandardDate(text);
        }
        if (until == null) {
            return null;
        }
        Instant most = now.plus(MOST);
        return until.isBefore(now) ? now : until.isAfter(most) ? most : until;
    }
}
