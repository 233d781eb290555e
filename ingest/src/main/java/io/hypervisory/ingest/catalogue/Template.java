package io.hypervisory.ingest.catalogue;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text with places to fill, `{page}` or `{/notificationId}`. Braces of JSON are not mistaken for
/// them, since what they enclose holds quotes or colons.
public record Template(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}\"\\s:,\\[\\]]+)\\}");

    /// The names of its places.
    public Set<String> places() {
        var places = new LinkedHashSet<String>();
        PLACE.matcher(text).results().forEach(place -> places.add(place.group(1)));
        return places;
    }

    /// @param value of a place by its name
    public String fill(UnaryOperator<String> value) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(value.apply(place.group(1))));
    }
}
