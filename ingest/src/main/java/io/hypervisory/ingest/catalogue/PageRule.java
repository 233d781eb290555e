package io.hypervisory.ingest.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which links of a page are documents: the key `page` of a source of kind `page-list`. Selectors
/// are CSS as jsoup has it.
///
/// @param item what stands for a document; null takes the whole page
/// @param link within an item, the link to follow; the first of an item counts
/// @param date within an item: its text is the document's stamp; null when there is none
/// @param next the link to the next page; null when there is one page
/// @param keep what the whole address must match; null keeps all
/// @param most pages
public record PageRule(
        @Nullable String item,
        String link,
        @Nullable String date,
        @Nullable String next,
        @Nullable Pattern keep,
        int most) {
    /// As the YAML has it.
    ///
    /// @param link `a[href]` when not given
    /// @param most 100 when not given
    @JsonCreator
    static PageRule read(
            @JsonProperty("item") @Nullable String item,
            @JsonProperty("link") @Nullable String link,
            @JsonProperty("date") @Nullable String date,
            @JsonProperty("next") @Nullable String next,
            @JsonProperty("keep") @Nullable String keep,
            @JsonProperty("most") @Nullable Integer most) {
        return new PageRule(
                Checked.selector("item", item),
                link == null ? "a[href]" : link,
                Checked.selector("date", date),
                Checked.selector("next", next),
                Checked.pattern("keep", keep),
                Checked.between("most", most, 1, 10_000, 100));
    }

    public PageRule {
        Checked.selector("link", link);
        if (date != null && item == null) {
            throw new KeyFault("date", "date needs item: which link is it the date of?");
        }
    }
}
