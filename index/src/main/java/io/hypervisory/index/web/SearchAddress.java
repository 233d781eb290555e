package io.hypervisory.index.web;

import io.hypervisory.index.query.Field;
import io.javalin.http.Context;

/// What the address of a search page says, but for which hits are shown.
///
/// @param query, sort, zone as written; empty when not given
/// @param narrowing what was chosen beside the query
record SearchAddress(String query, Narrowing narrowing, String sort, String zone) {
    /// Without what was chosen.
    ///
    /// @throws BadParameterException when one of them cannot be read
    static SearchAddress written(Context context) {
        return new SearchAddress(
                Parameters.text(context, "q"),
                Narrowing.NONE,
                Parameters.text(context, "sort"),
                Parameters.text(context, Zones.PARAMETER));
    }

    /// @throws BadParameterException when one of them cannot be read
    static SearchAddress of(Context context) {
        return written(context).with(Narrowing.of(context.queryParams(Narrowing.PARAMETER)));
    }

    SearchAddress with(Narrowing other) {
        return new SearchAddress(query, other, sort, zone);
    }

    /// With a value chosen, or no longer chosen.
    SearchAddress toggled(Field field, String value) {
        return with(narrowing.toggled(field, value));
    }

    /// Of the page.
    String link() {
        return "/search" + parameters(sort);
    }

    /// Of its facets alone.
    String facets() {
        return "/search/facets" + parameters(sort);
    }

    /// Of all that it finds.
    ///
    /// @param zoned names the zone of the query's days, since who follows it may have another
    String export(String extension, String order, String zoned) {
        return "/api/export."
                + extension
                + new SearchAddress(query, narrowing, "", zoned).parameters(order);
    }

    private String parameters(String order) {
        return "?q="
                + Words.encoded(query)
                + narrowing.address()
                + (order.isEmpty() ? "" : "&sort=" + Words.encoded(order))
                + (zone.isEmpty() ? "" : "&zone=" + Words.encoded(zone));
    }
}
