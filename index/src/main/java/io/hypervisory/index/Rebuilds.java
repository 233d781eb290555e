package io.hypervisory.index;

import io.hypervisory.index.web.RebuildBoard;
import java.util.List;
import java.util.Optional;

/// All indices of the stage. Thread-safe.
record Rebuilds(List<Workers> indices) implements RebuildBoard {
    @Override
    public List<Rebuilt> all() {
        return indices.stream().map(Workers::rebuilt).toList();
    }

    /// Those that can, begin; when none can, the first says why.
    @Override
    public Optional<String> begin(boolean evenIfFewer) {
        var wish = new Rebuild.Wish(evenIfFewer);
        List<Optional<String>> refusals =
                indices.stream().map(index -> index.rebuild(wish)).toList();
        return refusals.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : refusals.getFirst();
    }
}
