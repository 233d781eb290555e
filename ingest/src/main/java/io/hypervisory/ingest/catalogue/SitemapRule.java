package io.hypervisory.ingest.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which addresses of a sitemap are documents: the key `sitemap` of a source of kind `sitemap`.
///
/// @param keep what the whole address of a document must match; null keeps all
/// @param maps what the whole address of a sitemap that an index names must match; null takes all
/// @param most sitemaps of an index
public record SitemapRule(@Nullable Pattern keep, @Nullable Pattern maps, int most) {
    private static final int MOST = 500;

    /// Everything.
    static final SitemapRule ALL = new SitemapRule(null, null, MOST);

    /// As the YAML has it.
    ///
    /// @param most 500 when not given
    @JsonCreator
    static SitemapRule read(
            @JsonProperty("keep") @Nullable String keep,
            @JsonProperty("maps") @Nullable String maps,
            @JsonProperty("most") @Nullable Integer most) {
        return new SitemapRule(
                Checked.pattern("keep", keep),
                Checked.pattern("maps", maps),
                Checked.between("most", most, 1, 50_000, MOST));
    }
}
