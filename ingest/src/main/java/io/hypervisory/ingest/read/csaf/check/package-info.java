/// The mandatory tests of the CSAF standard, section 6.1 of versions 2.0 and 2.1, over the JSON
/// tree. Pure functions; what the JSON Schema demands is taken for granted and looked at only where
/// a test names it.
@NullMarked
package io.hypervisory.ingest.read.csaf.check;

import org.jspecify.annotations.NullMarked;
