/// Oracle's Critical Patch Updates.
@NullMarked
package io.hypervisory.ingest.read.oracle;

import org.jspecify.annotations.NullMarked;
