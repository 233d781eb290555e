/// Documents as fetched become notices: one reader for each format, pure, without I/O.
@NullMarked
package io.hypervisory.ingest.read;

import org.jspecify.annotations.NullMarked;
