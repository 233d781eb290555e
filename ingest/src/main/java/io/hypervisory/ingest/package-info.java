/// The stage that gets what publishers publish and reads it into facts.
@NullMarked
package io.hypervisory.ingest;

import org.jspecify.annotations.NullMarked;
