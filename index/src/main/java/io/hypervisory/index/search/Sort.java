package io.hypervisory.index.search;

import java.util.Locale;
import java.util.Optional;

/// In what order hits come. Those without the date come last either way.
public record Sort(By by, boolean ascending) {
    public static final Sort RELEVANCE = new Sort(By.RELEVANCE, false);

    /// What is compared.
    public enum By {
        RELEVANCE,
        PUBLISHED,
        UPDATED
    }

    /// Reads `relevance`, `published` or `updated`; newest first unless a `+` stands before or
    /// `:asc` behind. A blank text is by relevance; any other is empty.
    public static Optional<Sort> parse(String text) {
        // a plus sign in a query string arrives as a space
        boolean plus = text.startsWith("+") || text.startsWith(" ");
        String name = text.strip().toLowerCase(Locale.ROOT);
        boolean ascending = plus || name.endsWith(":asc");
        name = name.replaceFirst("^[+-]", "").replaceFirst(":(asc|desc)$", "");
        return switch (name) {
            case "", "relevance" -> Optional.of(RELEVANCE);
            case "published" -> Optional.of(new Sort(By.PUBLISHED, ascending));
            case "updated" -> Optional.of(new Sort(By.UPDATED, ascending));
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return by.name().toLowerCase(Locale.ROOT) + (ascending ? ":asc" : "");
    }
}
