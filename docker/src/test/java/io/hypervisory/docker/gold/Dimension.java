package io.hypervisory.docker.gold;

/// What is measured, each on its own.
enum Dimension {
    KIND("kind", 0.95, 0.95),
    IMPACT("impact", 0.95, 0.95),
    COMPONENT("component", 0.90, 0.90);

    final String title;

    /// The micro-F1 over the measuring half that is wanted.
    final double target;

    /// The one that was reached, and is held.
    final double floor;

    Dimension(String title, double target, double floor) {
        this.title = title;
        this.target = target;
        this.floor = floor;
    }
}
