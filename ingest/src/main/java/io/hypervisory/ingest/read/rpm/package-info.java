/// What repositories of RPMs say of their updates.
@NullMarked
package io.hypervisory.ingest.read.rpm;

import org.jspecify.annotations.NullMarked;
