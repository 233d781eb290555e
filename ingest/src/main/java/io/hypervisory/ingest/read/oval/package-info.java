/// OVAL definitions that tell of advisories.
@NullMarked
package io.hypervisory.ingest.read.oval;

import org.jspecify.annotations.NullMarked;
