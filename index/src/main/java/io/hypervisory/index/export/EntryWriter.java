package io.hypervisory.index.export;

import io.hypervisory.index.search.Found;
import java.io.IOException;

/// Writes entries in one format to one stream, and keeps none. Whoever calls [#end] says that all
/// were written: what lacks it must not look whole. For one export, used by one thread.
public interface EntryWriter {
    /// What comes before the first.
    default void begin() throws IOException {}

    void write(Found found) throws IOException;

    /// What comes after the last; flushes.
    void end() throws IOException;
}
