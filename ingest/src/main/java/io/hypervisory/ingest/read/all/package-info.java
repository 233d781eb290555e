/// All readers, for those who need every one.
@NullMarked
package io.hypervisory.ingest.read.all;

import org.jspecify.annotations.NullMarked;
