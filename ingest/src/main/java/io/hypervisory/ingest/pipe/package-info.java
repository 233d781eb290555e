/// The topics: documents out, documents in, notices out, dead letters.
@NullMarked
package io.hypervisory.ingest.pipe;

import org.jspecify.annotations.NullMarked;
