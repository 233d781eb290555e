package io.hypervisory.index.web.page;

import io.hypervisory.index.query.Field;
import io.hypervisory.index.search.SearchResults.Fragment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The search page.
///
/// @param query as typed
/// @param sort as in the address
/// @param error why there are no results; null when there is nothing to complain of
/// @param summary how many were found and which are shown; empty with an error
/// @param previous, next links to other pages of hits; null when there are none
public record SearchPage(
        String query,
        String sort,
        @Nullable String error,
        String summary,
        List<Card> cards,
        List<FacetGroup> facets,
        @Nullable String previous,
        @Nullable String next) {

    /// One hit.
    ///
    /// @param date with its zone; empty when the publisher states none
    /// @param snippets where words were found
    public record Card(
            String link,
            String id,
            String type,
            String vendor,
            Fragment title,
            @Nullable String severity,
            List<String> kinds,
            List<String> impacts,
            String date,
            List<Fragment> snippets) {}

    /// A field's values.
    public record FacetGroup(String name, List<Choice> choices) {}

    /// @param link to the search narrowed by this value
    public record Choice(String value, long count, String link) {}

    /// The fields that a query may name.
    public List<Field> fields() {
        return Field.named();
    }
}
