package io.hypervisory.ingest.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One source of the catalogue.
///
/// @param name a slug, unique in the catalogue: part of topic keys, so renaming makes another
///   source
/// @param url where it starts: a CSAF provider's `provider-metadata.json`, a feed, a mail archive's
///   front page
/// @param interval from the end of one pass to the start of the next; an hour when not given
/// @param concurrency requests at a time; 1 when not given, more only for a host that is its
///   owner's own
/// @param pause between two requests; half a second when not given
/// @param userAgent sent instead of the default; null sends the default
public record Source(
        String name,
        Kind kind,
        URI url,
        @Nullable Duration interval,
        @Nullable Integer concurrency,
        @Nullable Duration pause,
        @Nullable String userAgent) {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9.-]*");
    private static final Duration DEFAULT_INTERVAL = Duration.ofHours(1);
    private static final Duration DEFAULT_PAUSE = Duration.ofMillis(500);

    /// How a source publishes.
    public enum Kind {
        /// A CSAF 2.0 provider (section 7 of the standard).
        @JsonProperty("csaf")
        CSAF,
        /// An RSS or Atom feed.
        @JsonProperty("feed")
        FEED,
        /// A Mailman 2 (pipermail) archive of VMware's security-announce list.
        @JsonProperty("mail-archive")
        MAIL_ARCHIVE;

        /// As the catalogue writes it.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public Source {
        given(name, "name");
        given(kind, "kind");
        given(url, "url");
        if (!SLUG.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name \""
                            + name
                            + "\" is not a slug of lower-case letters, digits, dots and dashes");
        }
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new IllegalArgumentException("url " + url + " is neither http nor https");
        }
        if (url.getHost() == null) {
            throw new IllegalArgumentException("url " + url + " names no host");
        }
        interval = interval == null ? DEFAULT_INTERVAL : interval;
        concurrency = concurrency == null ? 1 : concurrency;
        pause = pause == null ? DEFAULT_PAUSE : pause;
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("interval " + interval + " is not above zero");
        }
        if (concurrency < 1 || concurrency > 64) {
            throw new IllegalArgumentException(
                    "concurrency " + concurrency + " is not within 1 to 64");
        }
        if (pause.isNegative()) {
            throw new IllegalArgumentException("pause " + pause + " is below zero");
        }
    }

    private static void given(@Nullable Object value, String key) {
        if (value == null) {
            throw new IllegalArgumentException("the key " + key + " is missing");
        }
    }

    public Source(String name, Kind kind, URI url) {
        this(name, kind, url, null, null, null, null);
    }

    /// Never null after the defaults.
    @Override
    public Duration interval() {
        return java.util.Objects.requireNonNull(interval);
    }

    @Override
    public Integer concurrency() {
        return java.util.Objects.requireNonNull(concurrency);
    }

    @Override
    public Duration pause() {
        return java.util.Objects.requireNonNull(pause);
    }
}
