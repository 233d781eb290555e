package io.hypervisory.docker.browser;

import java.util.List;

/// How a page is looked at.
///
/// @param width of the window in CSS pixels
record Variant(int width, boolean dark) {
    static final int WIDE = 1280;
    static final int NARROW = 390;

    static final List<Variant> ALL =
            List.of(
                    new Variant(WIDE, false),
                    new Variant(WIDE, true),
                    new Variant(NARROW, true),
                    new Variant(NARROW, false));

    /// As in the name of a picture: `390-dark`.
    @Override
    public String toString() {
        return width + (dark ? "-dark" : "-light");
    }
}
