/// Which sources there are: a YAML file read into records and checked at once.
@NullMarked
package io.hypervisory.ingest.catalogue;

import org.jspecify.annotations.NullMarked;
