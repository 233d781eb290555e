package io.hypervisory.index.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.hypervisory.index.document.Document;
import io.hypervisory.index.document.Document.Dates;
import io.hypervisory.index.document.Document.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a search found.
///
/// @param total all that match, not only the hits given
/// @param match how near what was found is to what was asked
/// @param facets values with their counts by field, `vendor`, `kind`, `impact` and others; empty
///   when they were not asked for
/// @param cursor goes on behind the last hit; null when that was not asked for, or nothing follows
public record SearchResults(
        long total,
        Match match,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<Hit> hits,
        @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, List<Facet>> facets,
        @Nullable String cursor) {
    public SearchResults {
        hits = List.copyOf(hits);
        facets = Collections.unmodifiableMap(new LinkedHashMap<>(facets));
    }

    /// Without going on.
    public SearchResults(long total, Match match, List<Hit> hits, Map<String, List<Facet>> facets) {
        this(total, match, hits, facets, null);
    }

    /// How near what was found is to what was asked.
    public enum Match {
        /// Every word, as written or by another name.
        @JsonProperty("written")
        WRITTEN,
        /// Few have every word; others have nearly all of them.
        @JsonProperty("few")
        FEW,
        /// Nothing has every word; these have words like them.
        @JsonProperty("similar")
        SIMILAR,
        /// Nothing has every word; these have most of them, or words like them.
        @JsonProperty("most")
        MOST
    }

    /// One value and how many of the matches have it.
    public record Facet(String value, long count) {}

    /// @param severity the publisher's own word
    /// @param kinds, components, impacts, attacks, qualities, states our labels that hold
    /// @param impactsNo impacts that the text denies, which is more than silence
    /// @param urgency ours; null where nothing speaks for any
    /// @param kev a catalogue of known exploited vulnerabilities has one of its CVEs; null when no
    ///   list speaks of them
    /// @param due the day by which such a catalogue wants it mended; null when none says
    /// @param fix whether something mends it, in the publisher's words: `available`, `pending`,
    ///   `none-planned`, `workaround`
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
            List<String> components,
            List<String> impacts,
            List<String> impactsNo,
            List<String> attacks,
            List<String> qualities,
            List<String> states,
            @Nullable String urgency,
            @Nullable Boolean kev,
            @Nullable LocalDate due,
            List<String> fix,
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
            components = List.copyOf(components);
            impacts = List.copyOf(impacts);
            impactsNo = List.copyOf(impactsNo);
            attacks = List.copyOf(attacks);
            qualities = List.copyOf(qualities);
            states = List.copyOf(states);
            fix = List.copyOf(fix);
            highlights = Map.copyOf(highlights);
            provenance = List.copyOf(provenance);
        }

        /// A document that was found.
        public static Hit of(
                Document document, @Nullable Double score, Map<String, List<Fragment>> highlights) {
            var judged = document.judged();
            var listed = document.listed();
            return new Hit(
                    document.id(),
                    document.type(),
                    document.vendor(),
                    document.publisher(),
                    document.title(),
                    document.severity(),
                    judged.kind(),
                    judged.component(),
                    judged.impact(),
                    judged.impactNo(),
                    judged.attack(),
                    judged.quality(),
                    judged.state(),
                    judged.urgency(),
                    listed.kev(),
                    listed.due(),
                    document.fix(),
                    document.published(),
                    document.updated(),
                    document.dates(),
                    document.url(),
                    document.revision(),
                    score,
                    highlights,
                    document.provenance());
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
