/// CSAF 2.0 and 2.1.
@NullMarked
package io.hypervisory.ingest.read.csaf;

import org.jspecify.annotations.NullMarked;
