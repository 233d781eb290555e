package io.hypervisory.index.web;

import io.hypervisory.index.platform.PlatformStore;
import io.hypervisory.index.web.page.Cell;
import io.hypervisory.index.web.page.PlatformsPage;
import io.hypervisory.index.web.page.Table;
import io.hypervisory.index.web.page.Table.Column;
import io.hypervisory.index.web.page.Table.Row;
import io.hypervisory.ingest.contract.VendorCoverage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Platforms as their list shows them.
final class PlatformsView {
    private static final int DEEPEST = 2;

    private PlatformsView() {}

    /// @param coverage of vendors, as far as sources are known
    static PlatformsPage page(
            List<PlatformStore.Counted> platforms, Collection<VendorCoverage> coverage) {
        var byVendor = new TreeMap<String, List<PlatformStore.Counted>>();
        platforms.forEach(each ->
                byVendor.computeIfAbsent(each.platform().vendor(), _ -> new ArrayList<>())
                        .add(each));
        var words = new TreeMap<String, String>();
        coverage.forEach(each -> words.put(each.vendor(), each.words()));
        String summary =
                platforms.isEmpty()
                        ? "No notice that is known names a platform yet."
                        : "%s of %s, as notices name them. A line holds all its releases."
                                .formatted(
                                        Counted.of(platforms.size(), "platform"),
                                        Counted.of(byVendor.size(), "vendor"));
        return new PlatformsPage(
                summary, byVendor.entrySet().stream().map(each -> vendor(each, words)).toList());
    }

    private static PlatformsPage.Vendor vendor(
            Map.Entry<String, List<PlatformStore.Counted>> vendor, Map<String, String> coverage) {
        String name = vendor.getKey();
        return new PlatformsPage.Vendor(
                name,
                coverage.getOrDefault(name, "coverage not known"),
                new Table(
                        "vendor-" + name,
                        "Platforms of " + name + "; first and last publication are days of UTC",
                        Table.columns(
                                "Platform",
                                Column.of("Id"),
                                Column.number("Advisories"),
                                Column.number("Patches"),
                                Column.of("First"),
                                Column.of("Last")),
                        vendor.getValue().stream()
                                .map(each -> row(each, vendor.getValue()))
                                .toList(),
                        null));
    }

    /// A release stands deeper than the line that holds it.
    private static Row row(PlatformStore.Counted counted, List<PlatformStore.Counted> all) {
        String id = counted.platform().id();
        long around =
                all.stream()
                        .filter(other -> !other.platform().equals(counted.platform()))
                        .filter(other -> other.platform().holds(counted.platform()))
                        .count();
        return Row.of(
                Cell.link(counted.platform().name(), Counted.platform(id))
                        .as("depth-" + Math.min(around, DEEPEST)),
                Cell.text(id).as("id"),
                Cell.count(counted.advisories()),
                Cell.count(counted.patches()),
                day(counted.first()),
                day(counted.last()));
    }

    private static Cell day(@Nullable Instant instant) {
        return instant == null
                ? Cell.UNKNOWN
                : Cell.text(instant.atZone(ZoneOffset.UTC).toLocalDate().toString());
    }
}
