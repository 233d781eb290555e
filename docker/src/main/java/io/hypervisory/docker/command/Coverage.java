package io.hypervisory.docker.command;

import io.hypervisory.ingest.catalogue.Catalogue;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.VendorCoverage;
import io.hypervisory.ingest.crawl.Crawler;
import io.hypervisory.ingest.pipe.Ingest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Says per vendor what can be had with the sources that are on.
final class Coverage {
    private Coverage() {}

    /// Each source as it stands before anything was asked.
    static List<SourceState> states(Catalogue catalogue) {
        return catalogue.sources().stream()
                .map(source -> Crawler.waiting(source, Ingest.about(source)))
                .toList();
    }

    /// One line a vendor; none where no source names its vendor.
    ///
    /// @param switching what a person does to switch a source on
    static List<String> lines(Catalogue catalogue, UnaryOperator<String> switching) {
        List<VendorCoverage> vendors = VendorCoverage.of(states(catalogue));
        var lines = new ArrayList<String>();
        for (VendorCoverage each : vendors) {
            String more =
                    each.enable() == null
                            ? ""
                            : (each.on().isEmpty() ? "" : "; ")
                                    + "more: "
                                    + switching.apply(each.enable());
            lines.add(
                    "  %-14s %-21s%s%s"
                            .formatted(
                                    each.vendor(),
                                    each.words(),
                                    String.join(", ", each.on()),
                                    more));
        }
        if (VendorCoverage.isAnySecondHand(vendors)) {
            lines.add("  " + VendorCoverage.SECOND_HAND_NOTE);
        }
        return lines;
    }
}
