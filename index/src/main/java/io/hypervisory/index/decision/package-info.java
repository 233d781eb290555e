/// What someone who has to decide on a notice needs to know first, read from its record. Pure.
@NullMarked
package io.hypervisory.index.decision;

import org.jspecify.annotations.NullMarked;
