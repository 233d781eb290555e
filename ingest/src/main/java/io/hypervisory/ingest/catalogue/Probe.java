package io.hypervisory.ingest.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Documents that a month has, asked for although their list may not name them; that there is none
/// is no fault. MSRC drops months from its index that it still serves.
///
/// @param url with a date pattern as its place, `{yyyy-MMM}`, English
/// @param months how many, the current one the last
public record Probe(Template url, int months) {
    @JsonCreator
    static Probe read(
            @JsonProperty("url") @Nullable String url,
            @JsonProperty("months") @Nullable Integer months) {
        return new Probe(
                new Template(Checked.given("url", url, "where are the documents?")),
                Checked.between("months", months, 1, 120, 3));
    }

    public Probe {
        if (url.places().isEmpty()) {
            throw new KeyFault("url", "url has no {yyyy-MMM} or the like");
        }
        Checked.address(
                "url", filled(url, ZonedDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)));
    }

    /// Newest first.
    public List<String> urls(Instant now) {
        var urls = new ArrayList<String>();
        for (int back = 0; back < months; back++) {
            urls.add(filled(url, now.atZone(ZoneOffset.UTC).minusMonths(back)));
        }
        return urls;
    }

    private static String filled(Template url, ZonedDateTime at) {
        return url.fill(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(at));
    }
}
