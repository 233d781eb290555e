package io.hypervisory.index.web.page;

import io.hypervisory.index.web.page.Surroundings.RevisionLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Two revisions of a notice, side by side.
///
/// @param basis what the differences come from, in a sentence
/// @param shortened what was not compared to its end; null when all was
/// @param earlier, later to the neighbouring pairs; null when there is none
public record ComparePage(
        String entryLink,
        String id,
        String type,
        RevisionLine from,
        RevisionLine to,
        String basis,
        @Nullable String shortened,
        List<Row> rows,
        @Nullable String earlier,
        @Nullable String later) {
    public ComparePage {
        rows = List.copyOf(rows);
    }

    /// One place that differs.
    ///
    /// @param path a JSON pointer into the content
    /// @param before, after null where there was none
    public record Row(String path, @Nullable List<Part> before, @Nullable List<Part> after) {}

    /// @param changed it stands on this side alone
    public record Part(String text, boolean changed) {}
}
