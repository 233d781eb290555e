package io.hypervisory.index.document;

import io.hypervisory.ingest.contract.product.ComparableVersion;
import io.hypervisory.ingest.contract.product.ComparableVersion.Step;
import java.util.ArrayList;
import java.util.List;

/// How versions stand in the index: as texts that sort like them, and by the scales that they are
/// measured by, since only what has one scale compares. Pure.
public final class VersionKeys {
    /// Above every key.
    static final String LAST = "~";

    private VersionKeys() {}

    /// See [ComparableVersion#sortKey]; it ends with a blank.
    public static String key(ComparableVersion version) {
        return version.sortKey();
    }

    /// The first key behind a version and all that lies within it.
    public static String afterAllOf(ComparableVersion version) {
        String key = version.sortKey();
        return key.substring(0, key.length() - 1) + '!';
    }

    /// The first key behind a version, before what lies within it.
    static String after(ComparableVersion version) {
        return version.sortKey() + '\u0001';
    }

    /// The scales of a version, from the product down.
    static String scale(ComparableVersion version) {
        return String.join(" ", version.steps().stream().map(Step::scale).toList());
    }

    /// Scales that compare with a version: its own and each that stops above it.
    public static List<String> scales(ComparableVersion version) {
        var scales = new ArrayList<String>();
        scales.add("");
        for (Step step : version.steps()) {
            scales.add((scales.getLast() + " " + step.scale()).strip());
        }
        return List.copyOf(scales);
    }
}
