/// CVRF 1.1 and 1.2 of any publisher, and Microsoft's months in XML and JSON.
@NullMarked
package io.hypervisory.ingest.read.cvrf;

import org.jspecify.annotations.NullMarked;
