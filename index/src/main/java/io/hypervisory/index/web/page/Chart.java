package io.hypervisory.index.web.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a script draws a table. Without the script the table stands alone and says the same.
///
/// @param x what stands along the horizontal axis, with its unit; null when the row heads say it
/// @param y what the vertical axis measures, with its unit
/// @param says what is to be seen, for those who do not see it
public record Chart(Kind kind, @Nullable String x, String y, String says) {
    /// The address of the library that draws; it holds the version, so that it can be kept for
    /// ever.
    public static final String LIBRARY = "/assets/chart.js/4.5.1/chart.umd.js";

    public enum Kind {
        /// Each row a place on the horizontal axis, each series a bar or a line.
        BARS,
        /// The same, one bar upon the other.
        STACK,
        /// Each cell a bar, row by row: a calendar's months in order.
        CALENDAR,
        /// Each row a point.
        POINTS
    }

    /// For the script.
    public String word() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
