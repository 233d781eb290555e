/// Microsoft's security bulletins, MS98-001 to MS17-023: their pages, and the lists of their rows.
@NullMarked
package io.hypervisory.ingest.read.bulletin;

import org.jspecify.annotations.NullMarked;
