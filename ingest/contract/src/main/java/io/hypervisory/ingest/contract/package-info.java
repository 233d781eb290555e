/// Facts: what a publisher said, word for word, and the grammars (ids, vendors, topics) that all
/// stages share.
@NullMarked
package io.hypervisory.ingest.contract;

import org.jspecify.annotations.NullMarked;
