package io.hypervisory.index.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hypervisory.index.document.Document.Dates;
import io.hypervisory.index.document.Document.Place;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a search found.
///
/// @param total all that match, not only the hits given
/// @param facets values with their counts by field, `vendor`, `severity`, `kind`, `impact`, `year`
public record SearchResults(
        long total,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<Hit> hits,
        @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, List<Facet>> facets) {
    public SearchResults {
        hits = List.copyOf(hits);
        facets = Collections.unmodifiableMap(new LinkedHashMap<>(facets));
    }

    /// One value and how many of the matches have it.
    public record Facet(String value, long count) {}

    /// @param severity the publisher's own word
    /// @param dates as their publisher wrote them
    /// @param score null when another order was asked for
    /// @param highlights found words by field, `title` and `text`, each a list of fragments
    /// @param provenance where the bytes of each witness stand
    public record Hit(
            String id,
            String type,
            String vendor,
            @Nullable String publisher,
            String title,
            @Nullable String severity,
            List<String> kinds,
            List<String> impacts,
            @Nullable Instant published,
            @Nullable Instant updated,
            @Nullable Dates dates,
            @Nullable String url,
            int revision,
            @Nullable Double score,
            Map<String, List<Fragment>> highlights,
            List<Place> provenance) {
        public Hit {
            kinds = List.copyOf(kinds);
            impacts = List.copyOf(impacts);
            highlights = Map.copyOf(highlights);
            provenance = List.copyOf(provenance);
        }
    }

    /// A piece of text in which words were found; plain text, part by part.
    public record Fragment(List<Part> parts) {
        /// @param found the part is what the query asked for
        public record Part(String text, boolean found) {}

        public Fragment {
            parts = List.copyOf(parts);
        }
    }
}
