/// Security bulletins of Citrix.
@NullMarked
package io.hypervisory.ingest.read.citrix;

import org.jspecify.annotations.NullMarked;
