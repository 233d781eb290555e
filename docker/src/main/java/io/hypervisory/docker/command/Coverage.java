package io.hypervisory.docker.command;

import io.hypervisory.ingest.catalogue.Catalogue;
import io.hypervisory.ingest.contract.SourceState;
import io.hypervisory.ingest.contract.VendorCoverage;
import io.hypervisory.ingest.crawl.Crawler;
import io.hypervisory.ingest.pipe.Ingest;
import java.util.List;

/// Says per vendor what can be had with the sources that are on.
final class Coverage {
    private Coverage() {}

    /// Each source as it stands before anything was asked.
    static List<SourceState> states(Catalogue catalogue) {
        return catalogue.sources().stream()
                .map(source -> Crawler.waiting(source, Ingest.about(source)))
                .toList();
    }

    /// One line a vendor; nothing where no source names its vendor.
    static void print(Catalogue catalogue) {
        for (VendorCoverage each : VendorCoverage.of(states(catalogue))) {
            System.out.printf(
                    "  %-14s %-21s%s%s%n",
                    each.vendor(),
                    each.words(),
                    String.join(", ", each.on()),
                    each.enable() == null
                            ? ""
                            : (each.on().isEmpty() ? "" : "; ")
                                    + "more: docker/hypervisory sources enable "
                                    + each.enable());
        }
    }
}
