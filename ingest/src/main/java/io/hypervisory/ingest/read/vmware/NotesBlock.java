package io.hypervisory.ingest.read.vmware;

import java.util.List;

/// A piece of release notes, whatever they are written in.
sealed interface NotesBlock {
    /// A line of text, folded.
    ///
    /// @param level of the heading that it is; 0 for running text
    record Line(String text, int level) implements NotesBlock {}

    /// @param rows of cells, whose lines are ended by `\n`
    record Table(List<List<String>> rows) implements NotesBlock {
        public Table {
            rows = List.copyOf(rows);
        }
    }
}
