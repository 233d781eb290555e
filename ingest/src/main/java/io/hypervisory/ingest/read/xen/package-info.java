/// Advisories of the Xen Project: their text, and the list of them.
@NullMarked
package io.hypervisory.ingest.read.xen;

import org.jspecify.annotations.NullMarked;
