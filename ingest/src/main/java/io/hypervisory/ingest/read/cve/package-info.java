/// Lists about CVEs.
@NullMarked
package io.hypervisory.ingest.read.cve;

import org.jspecify.annotations.NullMarked;
