package io.hypervisory.ingest.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A blog post, as its feed entry says it.
///
/// @param site the name of the feed
/// @param link the post's address; null when the entry gives none
/// @param initialReleaseDate published; null when not stated or not readable
/// @param currentReleaseDate updated; null when not stated
/// @param text the post's text without markup
/// @param mentions ids that title and text name
public record PostFacts(
        NoticeId id,
        Witness witness,
        String title,
        String site,
        List<String> authors,
        @Nullable String link,
        @Nullable String version,
        @Nullable SaidDate initialReleaseDate,
        @Nullable SaidDate currentReleaseDate,
        List<String> categories,
        String text,
        List<Mention> mentions)
        implements Notice {
    public PostFacts {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        mentions = List.copyOf(mentions);
    }
}
