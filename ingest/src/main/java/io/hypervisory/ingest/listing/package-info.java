/// How each kind of source lists its documents: pages of a listing in, items out, one at a time.
@NullMarked
package io.hypervisory.ingest.listing;

import org.jspecify.annotations.NullMarked;
