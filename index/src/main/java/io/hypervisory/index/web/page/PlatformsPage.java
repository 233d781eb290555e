package io.hypervisory.index.web.page;

import java.util.List;

/// Every platform that a notice names, by vendor.
public record PlatformsPage(String summary, List<Vendor> vendors) {
    /// @param coverage what its sources can tell, in words
    public record Vendor(String name, String coverage, Table platforms) {}

    public PlatformsPage {
        vendors = List.copyOf(vendors);
    }
}
