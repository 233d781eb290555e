/// Pages on which vendors list the releases of their products.
@NullMarked
package io.hypervisory.ingest.read.release;

import org.jspecify.annotations.NullMarked;
