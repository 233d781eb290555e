package io.hypervisory.index.web.page;

import io.hypervisory.index.search.SearchResults.Fragment;
import io.hypervisory.index.web.page.EntryPage.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The search page.
///
/// @param query as typed
/// @param sort, zone as in the address
/// @param chosen what the search is narrowed by
/// @param error why there are no results; null when there is nothing to complain of
/// @param summary how many were found and which are shown; empty with an error
/// @param facetsLink where a script finds the facets; null when they are here or there are none
/// @param unnarrowed link to the same search without any choice; null when there is none
/// @param previous, next links to other pages of hits; null when there are none
/// @param downloads all hits as files; empty when there are none
/// @param feeds of what changes among them
public record SearchPage(
        String query,
        String sort,
        String zone,
        List<Chip> chosen,
        @Nullable Fault error,
        String summary,
        List<Card> cards,
        List<FacetGroup> facets,
        @Nullable String facetsLink,
        @Nullable String unnarrowed,
        @Nullable String previous,
        @Nullable String next,
        List<Link> downloads,
        List<Feed> feeds) {
    public SearchPage {
        chosen = List.copyOf(chosen);
        cards = List.copyOf(cards);
        facets = List.copyOf(facets);
        downloads = List.copyOf(downloads);
        feeds = List.copyOf(feeds);
    }

    /// A feed that one can follow.
    ///
    /// @param name of its format
    public record Feed(String name, String type, String title, String link) {}

    /// What is wrong.
    ///
    /// @param caret blanks and a caret, to stand below the query; null when no place of it is wrong
    public record Fault(String text, @Nullable String caret) {}

    /// A chosen value.
    ///
    /// @param parameter as `vendor:vmware`
    /// @param without link to the search without it
    public record Chip(String field, String value, String parameter, String without) {}

    /// One hit.
    ///
    /// @param date with its zone; empty when the publisher states none
    /// @param severity the publisher's word; null when it gave none
    /// @param urgency ours; null where nothing speaks for any
    /// @param tags what matters of it, each with how it is shown
    /// @param snippets where words were found
    public record Card(
            String link,
            String id,
            String type,
            String vendor,
            Fragment title,
            @Nullable String severity,
            @Nullable String urgency,
            List<Tag> tags,
            String date,
            List<Fragment> snippets) {}

    /// @param tone as the style names it
    public record Tag(String text, String tone) {}

    /// A field's values.
    ///
    /// @param open it is shown unfolded
    public record FacetGroup(String name, boolean open, List<Choice> choices, List<Choice> more) {}

    /// @param link to the search with this value chosen, or no longer chosen
    public record Choice(String value, long count, boolean chosen, String link) {}
}
