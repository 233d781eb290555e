package io.hypervisory.ingest.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The key `depot`: which metadata of a depot is taken. An empty set takes everything; text is
/// compared as it stands in the depot's `vendor-index.xml`.
///
/// @param productIds such as `embeddedEsx`
/// @param versions such as `6.7.0`
/// @param locales the empty text is the one without a language
public record DepotRules(Set<String> productIds, Set<String> versions, Set<String> locales) {
    public static final DepotRules STANDARD = new DepotRules(Set.of(), Set.of(), Set.of());

    public DepotRules {
        productIds = Set.copyOf(productIds);
        versions = Set.copyOf(versions);
        locales = Set.copyOf(locales);
    }

    @JsonCreator
    static DepotRules read(
            @JsonProperty("productIds") @Nullable Set<String> productIds,
            @JsonProperty("versions") @Nullable Set<String> versions,
            @JsonProperty("locales") @Nullable Set<String> locales) {
        return new DepotRules(orNone(productIds), orNone(versions), orNone(locales));
    }

    private static Set<String> orNone(@Nullable Set<String> given) {
        return given == null ? Set.of() : given;
    }

    /// Whether one `metadata` element is taken.
    public boolean takes(String productId, String version, String locale) {
        return isOf(productIds, productId) && isOf(versions, version) && isOf(locales, locale);
    }

    private static boolean isOf(Set<String> taken, String value) {
        return taken.isEmpty() || taken.contains(value);
    }
}
