package io.hypervisory.index.web;

import java.util.Map;

/// Knows how components are. Thread-safe; answers within seconds.
@FunctionalInterface
public interface HealthSource {
    HealthSource NONE = Map::of;

    /// By component, in the order in which to show them.
    Map<String, ComponentHealth> health();
}
