package io.hypervisory.enrich.contract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;

/// One place at which a record was shortened, because the whole would be longer than
/// [EnrichTopics#LONGEST_VALUE].
///
/// @param place a JSON pointer into the record (RFC 6901) to the list or text that lost its end
/// @param unit what `of` and `kept` count
/// @param of how many there were
/// @param kept how many are left, from the first on
public record Shortened(String place, Unit unit, int of, int kept) {
    /// Lists lose whole lines; a text loses characters, counted in UTF-16 units.
    public enum Unit {
        @JsonProperty("lines")
        LINES,
        @JsonProperty("characters")
        CHARACTERS
    }

    public Shortened {
        requireNonNull(place, "place");
        requireNonNull(unit, "unit");
        if (kept < 0 || kept >= of) {
            throw new IllegalArgumentException(place + " keeps " + kept + " of " + of);
        }
    }
}
