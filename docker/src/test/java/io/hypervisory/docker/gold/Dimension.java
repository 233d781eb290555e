package io.hypervisory.docker.gold;

/// What is measured, each on its own.
enum Dimension {
    KIND("kind", 0.95),
    IMPACT("impact", 0.95),
    COMPONENT("component", 0.90);

    final String title;

    /// The least micro-F1 over the measuring half.
    final double floor;

    Dimension(String title, double floor) {
        this.title = title;
        this.floor = floor;
    }
}
