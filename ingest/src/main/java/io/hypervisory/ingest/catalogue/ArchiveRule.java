package io.hypervisory.ingest.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which snapshots of a site a web archive is asked for: the key `archive` of a source of kind
/// `archived-site`, whose `url` is the site's own (or the beginning of it). The archive speaks the
/// API of a Wayback CDX server.
///
/// @param server where `/cdx/search/cdx` and `/web/` are
/// @param match how much `url` stands for
/// @param from, to a time, or the beginning of one, `2008` or `20080131`; null leaves it open
/// @param filters as the CDX server has them, `statuscode:200`, `!mimetype:image/.*`
/// @param page snapshots asked for at a time
/// @param most pages of the index
/// @param formats by original address, the first that matches; what none matches is left out. Empty
///   when all have the source's
public record ArchiveRule(
        URI server,
        Match match,
        @Nullable String from,
        @Nullable String to,
        List<String> filters,
        int page,
        int most,
        List<Format> formats) {
    private static final URI WAYBACK = URI.create("https://web.archive.org");
    private static final Pattern TIME = Pattern.compile("\\d{4,14}");

    /// How much of a site is meant.
    public enum Match {
        /// The one address.
        @JsonProperty("exact")
        EXACT,
        /// What begins with it.
        @JsonProperty("prefix")
        PREFIX,
        /// All of its host.
        @JsonProperty("host")
        HOST,
        /// All of its host and of those below.
        @JsonProperty("domain")
        DOMAIN;

        /// As the CDX server has it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How documents are read whose original address matches as a whole.
    public record Format(Pattern match, String name) {
        @JsonCreator
        static Format read(
                @JsonProperty("match") @Nullable String match,
                @JsonProperty("format") @Nullable String format) {
            String all = Checked.given("match", match, "which addresses?");
            Pattern pattern = Checked.pattern("match", all);
            return new Format(
                    Checked.given("match", pattern, "which addresses?"),
                    Checked.format(
                            "format", Checked.given("format", format, "how are they read?")));
        }
    }

    /// As the YAML has it.
    ///
    /// @param server the Wayback Machine when not given
    /// @param matchType `exact`, `prefix`, `host` or `domain`; `prefix` when not given
    /// @param filter `statuscode:200` when not given
    /// @param limit snapshots at a time, 5000 when not given
    /// @param most 200 when not given
    @JsonCreator
    static ArchiveRule read(
            @JsonProperty("server") @Nullable URI server,
            @JsonProperty("matchType") @Nullable Match matchType,
            @JsonProperty("from") @Nullable String from,
            @JsonProperty("to") @Nullable String to,
            @JsonProperty("filter") @Nullable List<String> filter,
            @JsonProperty("limit") @Nullable Integer limit,
            @JsonProperty("most") @Nullable Integer most,
            @JsonProperty("formats") @Nullable List<Format> formats) {
        return new ArchiveRule(
                server == null ? WAYBACK : server,
                matchType == null ? Match.PREFIX : matchType,
                from,
                to,
                filter == null ? List.of("statuscode:200") : filter,
                Checked.between("limit", limit, 1, 150_000, 5000),
                Checked.between("most", most, 1, 10_000, 200),
                formats == null ? List.of() : formats);
    }

    public ArchiveRule {
        filters = List.copyOf(filters);
        formats = List.copyOf(formats);
        Checked.web("server", server);
        time("from", from);
        time("to", to);
    }

    private static void time(String key, @Nullable String time) {
        if (time != null && !TIME.matcher(time).matches()) {
            throw new KeyFault(key, key + " " + time + " is not 4 to 14 digits of yyyyMMddHHmmss");
        }
    }

    /// Null when the document is left out.
    ///
    /// @param otherwise the source's
    public @Nullable String format(String original, String otherwise) {
        for (Format format : formats) {
            if (format.match().matcher(original).matches()) {
                return format.name();
            }
        }
        return formats.isEmpty() ? otherwise : null;
    }
}
